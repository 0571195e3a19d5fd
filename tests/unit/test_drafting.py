"""Reading drafts out of what models write."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alchemorsel.domain.drafts import NutritionDraft, RecipeDraft, SuggestionsDraft
from alchemorsel.domain.errors import BadAnswer
from alchemorsel.infrastructure.ai.drafting import read_draft
from tests.support import samples


def read(text: str) -> tuple[RecipeDraft, tuple[str, ...]]:
    draft, dropped = read_draft(text, RecipeDraft)
    assert isinstance(draft, RecipeDraft)
    return draft, dropped


@pytest.mark.parametrize(
    "wrapped",
    [
        "```json\n{}\n```",
        "Here is your recipe:\n\n{}\n\nEnjoy!",
        "<think>should I use {{braces}}?</think>{}",
        "{}{{second: object}}",
        "\ufeff  {}   ",
    ],
)
def test_fences_and_chatter_are_tolerated(wrapped: str) -> None:
    draft, dropped = read(wrapped.replace("{{", "\x01").replace("{}", samples.pasta()).replace("\x01", "{"))
    assert draft.name == "Tomato pasta"
    assert dropped == ()


@pytest.mark.parametrize("cut", [1, 50, 400, -1])
def test_truncated_text_is_not_patched_up(cut: int) -> None:
    with pytest.raises(BadAnswer):
        read(samples.pasta()[:cut])


@pytest.mark.parametrize(
    ("changes", "dropped"),
    [
        ({"difficulty": ["very"]}, "difficulty"),
        ({"cuisine": 7}, "cuisine"),
        ({"tips": "Just one"}, "tips"),
        ({"course": "Elevenses"}, "course"),
        ({"rest_minutes": "a while"}, "rest_minutes"),
        ({"steps": [{"text": "Boil it all.", "temperature": "hot"}, {"text": "Eat it all."}]}, "steps[0].temperature"),
    ],
)
def test_a_bad_optional_field_is_dropped_and_named(changes: dict[str, Any], dropped: str) -> None:
    draft, gone = read(samples.pasta(**changes))
    assert gone == (dropped,)
    assert draft.name == "Tomato pasta"


@pytest.mark.parametrize(
    "changes",
    [
        {"name": ""},
        {"name": None},
        {"ingredients": []},
        {"ingredients": ["flour", "water"]},
        {"ingredients": [{"name": "flour"}, {"quantity": 2}]},
        {"steps": [{"text": "Mix."}]},
        {"prep_minutes": "soon"},
        {"prep_minutes": -5},
    ],
)
def test_a_bad_core_field_spoils_the_draft(changes: dict[str, Any]) -> None:
    with pytest.raises(BadAnswer):
        read(samples.pasta(**changes))


def test_numbers_in_quotes_and_words_in_capitals_are_understood() -> None:
    line = {"name": "flour", "quantity": "1 1/2", "unit": "cup"}
    draft, dropped = read(samples.pasta(prep_minutes="5", difficulty="Easy", ingredients=[line, {"name": "water"}]))
    assert (draft.prep_minutes, draft.difficulty, draft.ingredients[0].quantity) == (5, "easy", 1.5)
    assert dropped == ()


def test_control_characters_and_direction_marks_do_not_get_through() -> None:
    draft, _ = read(samples.pasta(name="Pasta \u202egnp.exe\x00 al forno"))
    assert not set(draft.name) & set("\u202e\x00")


def test_one_idea_that_cannot_be_read_does_not_cost_the_others() -> None:
    ideas = [*samples.IDEAS["suggestions"], {"kind": "pairing"}, "thyme"]
    draft, dropped = read_draft(json.dumps({"suggestions": ideas}), SuggestionsDraft)
    assert isinstance(draft, SuggestionsDraft)
    assert len(draft.suggestions) == 2
    assert dropped == ("suggestions[2]", "suggestions[3]")


@given(st.text() | st.binary().map(lambda raw: raw.decode("latin-1")))
def test_no_text_does_more_than_fail_as_a_bad_answer(text: str) -> None:
    with pytest.raises(BadAnswer):
        read_draft(text, RecipeDraft)


_anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from([*samples.PASTA, "foods", "suggestions"]), _anything), st.booleans())
def test_no_json_does_more_than_fail_as_a_bad_answer(changes: dict[str, Any], deep: bool) -> None:
    text = "[" * 5000 if deep else json.dumps({**samples.PASTA, **samples.FOODS, **samples.IDEAS, **changes})
    for kind in (RecipeDraft, SuggestionsDraft, NutritionDraft):
        try:
            draft, _ = read_draft("{" + f'"tips": {text}' if deep else text, kind)
        except BadAnswer:
            continue
        assert isinstance(draft, kind)
