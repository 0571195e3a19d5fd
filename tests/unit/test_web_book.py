"""What the book's pages make of words: addresses, lines, badges, versions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from alchemorsel.domain.vocabulary import Diet, Unit, UnitSystem
from alchemorsel.interfaces.web.book_cards import telling
from alchemorsel.interfaces.web.book_conflict import LABELS, differences
from alchemorsel.interfaces.web.book_edit_form import (
    LISTS,
    TEXTS,
    form_of_saved,
    written_lines,
    written_steps,
    written_words,
)
from alchemorsel.interfaces.web.book_edit_recipe import _is_like
from alchemorsel.interfaces.web.book_query import query_in
from alchemorsel.interfaces.web.book_sheet import units_of
from alchemorsel.interfaces.web.forms import Form
from alchemorsel.interfaces.web.locales import words_of
from alchemorsel.interfaces.web.pages import own_path
from alchemorsel.interfaces.web.session import Sessions
from tests.support.book import recipe, shelved

ID = "0199aa10-7c00-7000-8000-0123456789ab"


@pytest.mark.parametrize(
    ("held", "asked", "told"),
    [
        (
            {Diet.VEGAN, Diet.VEGETARIAN, Diet.PESCATARIAN, Diet.DAIRY_FREE, Diet.NUT_FREE},
            (),
            (Diet.VEGAN, Diet.NUT_FREE),
        ),
        ({Diet.DAIRY_FREE, Diet.LACTOSE_FREE}, (), (Diet.DAIRY_FREE,)),
        ({Diet.HALAL, Diet.KETO, Diet.EGG_FREE}, (), (Diet.EGG_FREE,)),
        ({Diet.HALAL, Diet.VEGAN, Diet.VEGETARIAN}, ("halal", "vegetarian"), (Diet.VEGAN, Diet.VEGETARIAN, Diet.HALAL)),
        (set(), ("vegan",), ()),
    ],
)
def test_a_diet_is_told_when_no_other_says_it(held: set[Diet], asked: tuple[str, ...], told: tuple[Diet, ...]) -> None:
    assert telling(held, asked) == told


def test_an_address_says_what_is_looked_for_in_the_apis_words() -> None:
    query = query_in("q=+soup+&cuisine=&ingredient=leek,+potato&ingredient=leek&diet=vegan&diet=vegan&gone=x&page=2")
    assert query.pairs == (("q", "soup"), ("diet", "vegan"), ("ingredient", "leek"), ("ingredient", "potato"))
    assert query.path == "/book?q=soup&diet=vegan&ingredient=leek&ingredient=potato"
    assert query.is_narrowed
    assert query.narrows_much
    assert query.after("a b").endswith("&cursor=a+b")


@pytest.mark.parametrize("text", ["", "=", "&&&", "sort=name&cursor=zzz", "a=1&" * 500, "%ff%fe"])
def test_whatever_an_address_says_the_whole_book_is_no_search(text: str) -> None:
    assert not query_in(text).is_narrowed


@given(st.text(max_size=80))
def test_an_address_leads_to_itself(text: str) -> None:
    query = query_in(text)
    assert query_in(query.text).text == query.text
    assert query.path.startswith("/book")


def test_headings_numbers_and_blank_lines_are_read_as_cooks_mean_them() -> None:
    form = Form(
        [
            ("ingredients", "1 egg\r\n\r\nFor the sauce:\r\n  2  onions \r\n:\r\n3 figs"),
            ("steps", "1. Boil it.\r\n2) Eat it.\r\n\r\n3 minutes later, rest.\r\n10. 2 eggs go in."),
            ("tags", " quick,, for  guests ,"),
        ]
    )
    assert written_lines(form) == [("1 egg", None), ("2 onions", "For the sauce"), ("3 figs", None)]
    assert written_steps(form) == ["Boil it.", "Eat it.", "3 minutes later, rest.", "10. 2 eggs go in."]
    assert written_words(form, "tags") == ["quick", "for guests"]


@pytest.mark.parametrize(
    ("old", "new", "alike"),
    [
        ("Simmer for 20 minutes.", "Simmer gently for 20 minutes.", True),
        ("Simmer for 20 minutes.", "Simmer for 30 minutes.", False),
        ("Simmer for 20 minutes.", "Leave the dough alone, 20 times if need be.", False),
    ],
)
def test_a_step_keeps_its_timer_while_its_numbers_stay(old: str, new: str, alike: bool) -> None:
    assert _is_like(old, new) is alike


def test_only_what_differs_is_shown_in_the_forms_own_words() -> None:
    saved = shelved(notes="one\ntwo").saved
    theirs = form_of_saved(saved)
    same = Form([(name, value.replace("\n", "\r\n")) for name, values in theirs.items() for value in values])
    mine = Form(
        [*((name, value) for name, values in theirs.items() for value in values), ("diets", "vegan"), ("name", "Stew")]
    )
    assert differences(theirs, same, words_of("de")) == ()
    name, diets = differences(theirs, mine, words_of("de"))
    assert (name.label, name.theirs, name.mine) == ("Name", "Tomato soup", "Stew")
    assert (diets.label, diets.theirs, diets.mine) == ("Ernährung", "", "vegan")


def test_every_field_of_the_form_has_a_name_for_a_conflict() -> None:
    assert set(LABELS) == {*TEXTS, *LISTS}
    assert {*form_of_saved(shelved().saved)} - {"version"} <= set(LABELS)


def test_a_recipe_in_cups_is_looked_at_in_cups() -> None:
    made = recipe()
    in_cups = replace(made, ingredients=(replace(made.ingredients[0], unit=Unit.CUP), *made.ingredients[1:]))
    assert (units_of(made), units_of(in_cups)) == (UnitSystem.METRIC, UnitSystem.US)


@pytest.mark.parametrize(
    ("asked", "path"),
    [
        (f"/book/{ID}", f"/book/{ID}"),
        (f"/book/{ID}/edit", f"/book/{ID}/edit"),
        ("/book", "/book"),
        (f"/book/{ID}/delete", "/"),
        (f"//evil.example/book/{ID}", "/"),
        (f"/book/{ID}\n", "/"),
    ],
)
def test_the_language_is_chosen_on_a_kept_recipes_page_too(asked: str, path: str) -> None:
    assert own_path(asked) == path


def test_a_note_is_read_only_as_it_was_signed() -> None:
    sessions = Sessions("a secret")
    note = sessions.note("Söup <b>")
    assert sessions.read_note(note) == "Söup <b>"
    assert sessions.read_note(note[:-1]) is None
    assert sessions.read_note(sessions.token("Söup <b>")) is None
    assert Sessions("another").read_note(note) is None
