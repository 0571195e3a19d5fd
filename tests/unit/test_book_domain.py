"""The small parts of the recipe book: ids, patches, words, bits, cursors."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alchemorsel.application.book.cursors import cursor_of, position_in
from alchemorsel.application.book.ports import Position
from alchemorsel.domain.book.facets import allergens_in, bits_of, diets_in
from alchemorsel.domain.book.merging import merged
from alchemorsel.domain.book.requests import BookQuery, Sort
from alchemorsel.domain.book.search_words import search_words, wanted_words
from alchemorsel.domain.book.uuid7 import UUID7
from alchemorsel.domain.errors import InvalidRequest
from alchemorsel.domain.vocabulary import Allergen, Course, Diet
from alchemorsel.infrastructure.book.words import Search, fts5, tsquery

V7 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
PLACE = Position(7, 3)


def test_an_id_is_the_one_of_the_standards_example() -> None:
    # RFC 9562, A.6, but for the highest random bit, which is left free to count into.
    made = UUID7().make(0x017F22E279B0, 0x4C3 << 62 | 0x18C4DC0C0C07398F)
    assert made == "017f22e2-79b0-74c3-98c4-dc0c0c07398f"


@given(st.lists(st.tuples(st.integers(0, 2**48 - 1), st.integers(0, 2**80)), min_size=2, max_size=30))
def test_each_id_is_greater_than_the_one_before_it(moments: list[tuple[int, int]]) -> None:
    ids = UUID7()
    made = [ids.make(ms, random) for ms, random in moments]
    assert all(V7.fullmatch(each) for each in made)
    assert made == sorted(set(made))


@pytest.mark.parametrize(
    ("target", "patch", "result"),
    [
        ({"a": "b"}, {"a": "c"}, {"a": "c"}), ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
        ({"a": "b"}, {"a": None}, {}), ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
        ({"a": ["b"]}, {"a": "c"}, {"a": "c"}), ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
        ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
        ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}), (["a", "b"], ["c", "d"], ["c", "d"]),
        ({"a": "b"}, ["c"], ["c"]), ({"a": "foo"}, None, None), ({"a": "foo"}, "bar", "bar"),
        ({"e": None}, {"a": 1}, {"e": None, "a": 1}), ([1, 2], {"a": "b", "c": None}, {"a": "b"}),
        ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
    ],
)  # fmt: skip
def test_a_patch_does_what_the_standard_says(target: Any, patch: Any, result: Any) -> None:
    # RFC 7396, appendix A, all of it.
    assert merged(target, patch) == result


def test_words_are_found_however_they_are_written() -> None:
    assert search_words(["Crème Brûlée", "2 Tomatoes, half-dried"]) == (
        "2", "brulee", "creme", "dried", "half", "tomato", "tomatoes",
    )  # fmt: skip
    assert [each.forms[0] for each in wanted_words("TOMÀTO  soup-bowl")] == ["tomato", "soup", "bowl"]
    assert [each.begins for each in wanted_words("tomato so")] == [False, True]
    assert search_words(["味噌汁"]) == ("味噌", "噌汁")


@given(st.text(max_size=60))
def test_no_text_becomes_more_than_quoted_words(text: str) -> None:
    search = Search(wanted_words(text), (), ("_oaa",), in_name=False)
    for said in (fts5(search), tsquery(search)):
        bare = re.sub(r"\"[^\"]*\"|'[^']*'", "", said)
        assert set(re.findall(r"\w+", bare)) <= {"AND", "OR", "NOT", "labels", "name", "ingredients", "rest"}


def test_the_bits_in_a_database_keep_their_meaning() -> None:
    # A database holds these numbers: a new diet or allergen goes to the end of its list.
    assert [bits_of([diet]) for diet in (Diet.VEGAN, Diet.HALAL, Diet.ALCOHOL_FREE)] == [1, 1 << 8, 1 << 17]
    assert [bits_of([each]) for each in (Allergen.GLUTEN_CEREALS, Allergen.MILK, Allergen.LUPIN)] == [
        1,
        1 << 8,
        1 << 14,
    ]


@given(st.sets(st.sampled_from(Diet)), st.sets(st.sampled_from(Allergen)))
def test_bits_come_back_as_what_they_were(diets: set[Diet], allergens: set[Allergen]) -> None:
    assert set(diets_in(bits_of(diets))) == diets
    assert set(allergens_in(bits_of(allergens))) == allergens


def test_a_cursor_comes_back_as_the_place_it_was() -> None:
    for sort, place in ((Sort.UPDATED, PLACE), (Sort.NAME, Position("crème", 9)), (Sort.RELEVANCE, Position(0, 2, 1))):
        query = BookQuery(sort=sort)
        assert position_in(cursor_of(place, "me", query), "me", query) == place


def test_a_cursor_of_another_list_or_of_nobody_is_refused() -> None:
    query = BookQuery(course=Course.SOUP)
    cursor = cursor_of(PLACE, "me", query)
    tries: list[tuple[str, str, BookQuery]] = [
        (cursor, "you", query), (cursor, "me", BookQuery()), (cursor[:-2], "me", query), (cursor[::-1], "me", query),
        ("", "me", query), ("é" * 8, "me", query), ("A" * 40, "me", query), ("!!!!", "me", query),
        (cursor_of(Position("x", 1), "me", query), "me", query),
    ]  # fmt: skip
    for said, owner, asked in tries:
        with pytest.raises(InvalidRequest) as raised:
            position_in(said, owner, asked)
        assert raised.value.field == "cursor"
