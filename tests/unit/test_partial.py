import json
import time
import unicodedata
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alchemorsel.domain.growing import MOST_CHARS, MOST_DEPTH, GrowingJson
from alchemorsel.domain.partial import MOST_ITEMS, PartialNutrition, PartialRecipe, PartialSuggestions, Sketch
from alchemorsel.domain.requests import IngredientRequest, NutritionRequest, RecipeRequest, Request
from tests.support import samples

RECIPE = RecipeRequest(prompt="pasta")
REQUESTS: dict[str, Request] = {
    "recipe": RECIPE,
    "ingredients": IngredientRequest(ingredients=("tomato",)),
    "nutrition": NutritionRequest(ingredients=("200 g flour",)),
}
ANYTHING = st.text(alphabet=st.characters(), max_size=60) | st.text(
    alphabet='{}[]",:\\ue0dD8"tfn-1.<>/hik \n\x00\x1b\u202e\ud83d\ude00', max_size=120
)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.floats(allow_nan=False, allow_infinity=False)
    | ANYTHING,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=20,
)


def sketch(*pieces: str, feature: str = "recipe") -> Any:
    drawn = Sketch(REQUESTS[feature])
    for piece in pieces:
        drawn.write(piece)
    return drawn.seen()


def grown(*pieces: str) -> GrowingJson:
    reader = GrowingJson()
    for piece in pieces:
        reader.feed(piece)
    return reader


def test_the_name_can_be_read_while_it_is_written() -> None:
    assert sketch('{"name": "Tomato so').name == "Tomato so"


def test_an_ingredient_is_shown_when_it_is_whole() -> None:
    begun = '{"name": "Soup", "ingredients": [{"name": "tomato", "quantity": 40'
    assert sketch(begun).ingredients == ()
    (line,) = sketch(begun + '0, "unit": "g"}').ingredients
    assert (line.name, line.quantity, line.unit) == ("tomato", 400.0, "g")


def test_the_last_step_can_be_read_while_it_is_written() -> None:
    steps = sketch('{"steps": [{"text": "Boil.", "minutes": 9}, {"text": "Stir the po').steps
    assert [(step.number, step.text) for step in steps] == [(1, "Boil."), (2, "Stir the po")]


def test_ideas_and_foods_are_shown_one_by_one() -> None:
    ideas = json.dumps(samples.IDEAS)
    half = sketch(ideas[: ideas.index("parmesan")], feature="ingredients")
    assert isinstance(half, PartialSuggestions)
    assert [(idea.name, idea.kind, idea.reason) for idea in half.suggestions] == [
        ("basil", "pairing", "It lifts the tomato.")
    ]
    foods = sketch(json.dumps(samples.FOODS)[:-4], feature="nutrition")
    assert isinstance(foods, PartialNutrition)
    assert [(food.line, food.food, food.grams) for food in foods.foods] == [(1, "flour", 190.0)]


@pytest.mark.parametrize(
    "before",
    [
        "",
        "Sure! Here it is:\n```json\n",
        "<think>A {soup}? < or > \n{</think>\n",
        "a < b, <thin <think><</think> ",
        "<<",
    ],
)
@pytest.mark.parametrize("size", [1, 3, 1000])
def test_fences_chatter_and_thoughts_are_passed_over(before: str, size: int) -> None:
    text = before + json.dumps(samples.PASTA) + "\n```\nEnjoy! {"
    drawn = sketch(*(text[at : at + size] for at in range(0, len(text), size)))
    assert drawn.name == "Tomato pasta"
    assert [line.name for line in drawn.ingredients] == ["pasta", "tomato", "garlic", "olive oil", "salt"]
    assert [step.text for step in drawn.steps] == [step["text"] for step in samples.PASTA["steps"]]


@pytest.mark.parametrize(
    "wrong", ['{"name": "Soup", ]', '{"name": "Soup" "x"', '{"name": "Soup", "x": nul,', '{"name": "Soup", "x": "\\q"']
)
def test_what_was_right_before_an_error_stays_and_nothing_is_added(wrong: str) -> None:
    assert sketch(wrong, ', "name": "Stew", "ingredients": [{"name": "x"}]}') == PartialRecipe(name="Soup")


@given(VALUES.map(lambda value: {"value": value}), st.data())
def test_a_whole_object_is_read_as_any_reader_reads_it(value: dict[str, Any], data: st.DataObject) -> None:
    text = json.dumps(value, ensure_ascii=data.draw(st.booleans()))
    cut = data.draw(st.integers(0, len(text)))
    root = grown(text[:cut], text[cut:]).root
    assert halves_joined(root) == halves_joined(json.loads(text))


def halves_joined(value: Any) -> Any:
    """Escaped halves of a character may stay apart until they are shown."""
    return json.loads(json.dumps(value), parse_int=float)


@given(ANYTHING | VALUES.map(lambda value: json.dumps({"name": value, "steps": [{"text": value}]})), st.data())
def test_no_text_raises_and_nothing_unseen_is_shown(text: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(text)))
    for feature in REQUESTS:
        before = sketch(text[:cut], feature=feature)
        for drawn in (before, sketch(text[:cut], text[cut:], feature=feature), sketch("{" + text, feature=feature)):
            shown = strings(json.loads(msgspec.json.encode(drawn)))
            assert not [c for c in shown if unicodedata.category(c) in {"Cc", "Cs"} or c in "\u202e\u2066\ufeff"]


def strings(value: Any) -> str:
    if isinstance(value, str):
        return value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return "".join(strings(each) for each in inner)


def test_controls_and_halves_of_characters_are_left_out_and_whole_ones_are_not() -> None:
    text = r'{"name": "A\u0000\u001b[31m \ud83c\udf45\u202e \ud83c soup'
    assert sketch(text).name == "A [31m \N{TOMATO} soup"
    assert sketch(r'{"name": "soup \ud83c').name == "soup"


def test_only_so_much_is_held() -> None:
    reader = grown('{"a": "', *["x" * 1000] * 100)
    assert reader.root is not None
    assert len(reader.text(reader.root, "a")) == MOST_CHARS - len('{"a": "')
    deep = grown('{"a":', "[" * 500)
    depth = 0
    at: Any = deep.root
    while at:
        depth, at = depth + 1, next(iter(at.values() if isinstance(at, dict) else at), None)
    assert depth < MOST_DEPTH
    many = json.dumps({"ingredients": [{"name": "x"}] * 200})
    assert len(sketch(many).ingredients) == MOST_ITEMS


def test_the_time_is_in_proportion_to_the_text() -> None:
    def seconds(size: int) -> float:
        pieces = [*'{"steps": [{"text": "', *("ab " for _ in range(size))]
        began = time.process_time()
        sketch(*pieces)
        return time.process_time() - began

    # Four times the text: about 4 times the work, 16 times where each piece read everything again.
    assert min(seconds(20_000) for _ in range(3)) < 9 * min(seconds(5_000) for _ in range(3))


@pytest.mark.parametrize("feature", samples.SAID)
def test_a_draft_only_grows(feature: str) -> None:
    text, drawn, sizes = json.dumps(samples.SAID[feature]), Sketch(REQUESTS[feature]), []
    for at in range(0, len(text), 7):
        drawn.write(text[at : at + 7])
        sizes.append(len(msgspec.json.encode(drawn.seen())))
    assert sizes == sorted(sizes)
    assert len(set(sizes)) > 2
