"""A recipe that goes out as schema.org JSON-LD and is read again: what that vocabulary has a place for comes back."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from alchemorsel.application.kitchen import Kitchen
from alchemorsel.application.recipes import exported, parsed
from alchemorsel.domain.recipe import Recipe, Temperature
from alchemorsel.domain.recipe_id import content_id
from alchemorsel.domain.recipe_requests import ExportFormat, ExportRequest, ParseAnswer, ParseRequest
from alchemorsel.domain.requests import RecipeRequest
from alchemorsel.domain.vocabulary import Course, Difficulty, TemperatureKind, TemperatureUnit
from alchemorsel.infrastructure.ai.mock.kitchen import MockAI
from tests.support.clock import FakeClock

ROOT = Path(__file__).parents[2]
BREAD = """Flatbread
Serves 4
Ingredients
250g strong flour (sifted)
1 1/2 tsp dried yeast
150-170 ml water, lukewarm
salt to taste
2 tbsp olive oil, optional
Steps
1. Knead the flour, yeast and water into a smooth dough.
2. Let the dough rest under a cloth.
3. Fry the flatbreads in a dry pan until they blister.
Tips
- Keep the dough soft: it may stick, and that is well.
- Eat them warm."""


def document(recipe: Recipe) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.json.decode(
        exported(ExportRequest(recipe=recipe, format=ExportFormat.JSON_LD)).body
    )
    return found


def read(**fields: Any) -> ParseAnswer:
    lines = ["2 eggs", "1 tbsp butter"]
    return parsed(ParseRequest(json_ld={"@type": "Recipe", "name": "Omelette", "recipeIngredient": lines, **fields}))


def there_and_back(recipe: Recipe) -> Recipe:
    back = parsed(ParseRequest(json_ld=document(recipe))).recipe
    assert back is not None
    return back


def bread() -> Recipe:
    made = parsed(ParseRequest(text=BREAD)).recipe
    assert made is not None
    kneaded, rested, fried = made.steps
    whole = replace(
        made,
        description="Soft, and done in a pan.",
        steps=(replace(kneaded, minutes=10), replace(rested, minutes=90), fried),
        prep_minutes=10,
        rest_minutes=90,
        total_minutes=100,
        equipment=("frying pan, as wide as there is", "cloth"),
        keywords=("bread", "quick"),
        cuisine="Persian",
        course=Course.SIDE,
        yield_text="8 flatbreads",
    )
    return replace(whole, id=content_id(whole))


def test_what_schema_org_has_a_place_for_comes_back_as_it_was_with_its_id() -> None:
    assert there_and_back(bread()) == bread()


def test_what_it_has_no_place_for_is_lost_and_the_guide_says_so() -> None:
    recipe = bread()
    line = replace(recipe.ingredients[0], group="Dough", substitutes=("rye flour",), scalable=False)
    hot = Temperature(value=200, unit=TemperatureUnit.C, kind=TemperatureKind.OIL)
    step = replace(recipe.steps[0], temperature=hot, is_passive=True)
    rich = replace(
        recipe,
        ingredients=(line, *recipe.ingredients[1:]),
        steps=(step, *recipe.steps[1:]),
        difficulty=Difficulty.HARD,
        storage="Two days in a cloth.",
    )
    rich = replace(rich, id=content_id(rich))
    back = there_and_back(rich)
    guide = (ROOT / "docs/recipes-api.md").read_text()
    assert lost(line, back.ingredients[0]) == {"group", "substitutes", "scalable"}
    assert lost(step, back.steps[0]) == {"temperature", "is_passive"}
    assert lost(rich, back) == {"id", "ingredients", "steps", "difficulty", "storage"}
    for name in ("groups", "substitutes", "`scalable`", "temperature", "`is_passive`", "`difficulty`", "`storage`"):
        assert name in guide.partition("has no place for")[2].partition("are lost")[0]


def lost(before: msgspec.Struct, after: msgspec.Struct) -> set[str]:
    return {name for name in before.__struct_fields__ if getattr(before, name) != getattr(after, name)}


def test_a_step_says_how_long_it_takes_where_schema_org_says_it() -> None:
    kneaded, rested, fried = document(bread())["recipeInstructions"]
    assert [part["performTime"] for step in (kneaded, rested) for part in step["itemListElement"]] == [
        "PT10M",
        "PT1H30M",
    ]
    assert [part["@type"] for part in fried["itemListElement"]] == ["HowToDirection", "HowToTip", "HowToTip"]
    assert [step["text"] for step in (kneaded, rested, fried)] == [step.text for step in bread().steps]


def test_a_warning_stands_in_the_text_for_all_and_comes_back_as_a_warning() -> None:
    recipe = bread()
    warned = replace(recipe.steps[-1], warning="Hot oil burns.")
    recipe = replace(recipe, steps=(*recipe.steps[:-1], warned))
    assert document(recipe)["recipeInstructions"][-1]["text"].endswith("until they blister. Hot oil burns.")
    back = there_and_back(recipe)
    assert (back.steps[-1], back.tips) == (warned, recipe.tips)


def test_a_line_that_was_changed_is_told_as_it_is_now() -> None:
    recipe = bread()
    lines = (replace(recipe.ingredients[0], quantity=500.0), *recipe.ingredients[1:])
    told = document(replace(recipe, ingredients=lines))["recipeIngredient"]
    assert told[:2] == ["500 g strong flour, sifted", "1 1/2 tsp dried yeast"]


@pytest.mark.parametrize("prompt", ["beef stew", "chocolate cake", "greek salad", "chicken curry with rice"])
async def test_a_kitchens_recipe_keeps_its_steps_minutes_tips_and_times(prompt: str) -> None:
    clock = FakeClock()
    answer = await Kitchen(MockAI(clock), clock, deadline_s=10).ask(RecipeRequest(prompt=prompt))
    recipe: Recipe = answer.value.recipe
    back = there_and_back(recipe)
    assert [(s.text, s.minutes, s.warning) for s in back.steps] == [
        (s.text, s.minutes, s.warning) for s in recipe.steps
    ]
    times = ("prep_minutes", "cook_minutes", "rest_minutes", "total_minutes")
    for name in ("name", "servings", "tips", "equipment", "keywords", "course", *times):
        assert getattr(back, name) == getattr(recipe, name), name
    assert [line.name for line in back.ingredients] == [line.name for line in recipe.ingredients]


def step(*parts: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"@type": "HowToStep", **fields, **({"itemListElement": list(parts)} if parts else {})}


def part(kind: str, text: str, **fields: Any) -> dict[str, Any]:
    return {"@type": kind, "text": text, **fields}


WHIP, FRY = "Whip the eggs well.", "Fry them in the butter."


@pytest.mark.parametrize(
    ("instructions", "steps", "tips"),
    [
        ([step(part("HowToDirection", WHIP, performTime="PT5M"))], [(WHIP, 5)], ()),
        ([step(text=WHIP, performTime="PT300S"), FRY], [(WHIP, 5), (FRY, None)], ()),
        ([step(part("HowToDirection", WHIP), totalTime="PT5M")], [(WHIP, 5)], ()),
        ([step(part("HowToDirection", WHIP), part("HowToDirection", FRY, performTime="PT1M"))],
         [(WHIP, None), (FRY, 1)], ()),
        ([step(part("HowToTip", "Use a fork."), text=WHIP)], [(WHIP, None)], ("Use a fork.",)),
        ([part("HowToTip", "Use a fork."), FRY], [(FRY, None)], ("Use a fork.",)),
        ([step(text=f"{WHIP}<br>{FRY}", performTime="PT5M")], [(WHIP, None), (FRY, 5)], ()),
        ([step(text=WHIP, performTime="soon")], [(WHIP, None)], ()),
        ({"@type": "ItemList", "itemListElement": [step(text=WHIP)]}, [(WHIP, None)], ()),
    ],
)  # fmt: skip
def test_times_and_tips_are_read_where_others_write_them(
    instructions: Any, steps: list[tuple[str, int | None]], tips: tuple[str, ...]
) -> None:
    recipe = read(recipeInstructions=instructions).recipe
    assert recipe is not None
    assert [(each.text, each.minutes) for each in recipe.steps] == steps
    assert recipe.tips == tips


def test_a_time_for_several_steps_and_the_name_of_a_section_are_told() -> None:
    many = step(part("HowToDirection", WHIP), part("HowToDirection", FRY), performTime="PT9M")
    section = {"@type": "HowToSection", "name": "For the eggs", "itemListElement": [many]}
    answer = read(recipeInstructions=[section])
    assert [each.text for each in answer.not_understood] == ["For the eggs", "performTime: PT9M"]
    assert answer.steps == (WHIP, FRY)


def test_a_step_that_has_to_be_cut_has_its_minutes_once() -> None:
    recipe = read(recipeInstructions=[step(text=f"{WHIP} " * 60, performTime="PT5M")]).recipe
    assert recipe is not None
    assert len(recipe.steps) > 1
    assert [each.minutes for each in recipe.steps if each.minutes] == [5]


def test_what_only_code_may_say_is_told_and_not_taken_over() -> None:
    answer = read(recipeInstructions=[WHIP], nutrition={"calories": "1 kcal"}, suitableForDiet="VeganDiet")
    assert answer.recipe is not None
    assert answer.recipe.diets_requested == ()
    why = {each.text: each.why for each in answer.not_understood}
    assert "computed" in why["nutrition"]
    assert "checked" in why["suitableForDiet"]
