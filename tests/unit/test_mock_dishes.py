"""What is claimed of every dish pattern of the rule kitchen, each cooked by itself."""

import re
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from itertools import product
from typing import Any

import pytest

from alchemorsel.application.kitchen import question_of
from alchemorsel.application.plating import Origin, plate
from alchemorsel.domain.answers import RecipeAnswer
from alchemorsel.domain.drafts import RecipeDraft
from alchemorsel.domain.foods import FoodTable
from alchemorsel.domain.hazards.proteins import raw_in_line
from alchemorsel.domain.lines import ReadLine
from alchemorsel.domain.nutrients_lines import cost
from alchemorsel.domain.recipe import Recipe
from alchemorsel.domain.requests import PantryItem, RecipeRequest
from alchemorsel.domain.vocabulary import Course, Provider, TemperatureKind, TemperatureUnit, Unit, UnitSystem
from alchemorsel.domain.words import words
from alchemorsel.infrastructure.ai.mock import recipes
from alchemorsel.infrastructure.ai.mock.cutting import acts_of
from alchemorsel.infrastructure.ai.mock.dishes import DISHES
from alchemorsel.infrastructure.ai.mock.foods import FOODS, food_named, foods_in, recognise
from alchemorsel.infrastructure.ai.mock.foods.food import Kind
from alchemorsel.infrastructure.ai.mock.palettes import kitchens_of
from alchemorsel.infrastructure.ai.mock.plate import Dish
from alchemorsel.infrastructure.foods.table import load_foods
from tests.support.provenances import provenance

Cook = Callable[..., Recipe]
BY_RULE = provenance(provider=Provider.MOCK, model="rules", confidence=0.3, degraded=True)
every_dish = pytest.mark.parametrize("dish", DISHES, ids=lambda dish: dish.key)


@lru_cache
def table() -> FoodTable:
    return load_foods()


def request_of(**wish: Any) -> RecipeRequest:
    made = question_of(RecipeRequest(**{"notes": "please", **wish})).request
    assert isinstance(made, RecipeRequest)
    return made


def drafts(**wish: Any) -> list[RecipeDraft]:
    return list(recipes.compose(request_of(**wish)))


@pytest.fixture
def cook(monkeypatch: pytest.MonkeyPatch) -> Cook:
    """Cooks one dish, whatever else would fit the wish better."""

    def cook(dish: Dish, **wish: Any) -> Recipe:
        monkeypatch.setattr(recipes, "DISHES", (dish,))
        (draft,) = drafts(**wish)
        plated = plate(question_of(request_of(**wish)), draft, Origin(language="en"), foods=table())
        answer = plated.serve(BY_RULE)
        assert isinstance(answer, RecipeAnswer)
        return answer.recipe

    return cook


def test_there_are_dishes_for_every_course_and_many_kitchens() -> None:
    assert len(DISHES) == len({dish.key for dish in DISHES}) >= 32
    courses = Counter(course for dish in DISHES for course in dish.courses)
    assert min(courses[course] for course in Course) >= 2
    kitchens = Counter(kitchen for dish in DISHES for kitchen in dish.kitchens)
    cuisines = ("italian", "mexican", "indian", "thai", "chinese", "middle eastern", "french", "german", "greek",
                "american", "british", "spanish", "japanese")  # fmt: skip
    assert {cuisine for cuisine in cuisines if kitchens[cuisine] < 3} == set()


def test_there_is_much_to_choose_from_in_little_time_and_little_kitchens() -> None:
    in_time = {most: len(drafts(max_total_minutes=most)) for most in (10, 15, 20)}
    assert in_time[10] >= 12
    assert in_time[15] >= 20
    assert in_time[20] >= 26
    kitchens = {name: len(drafts(equipment=(name,))) for name in ("microwave", "one pan", "hob", "oven", "knife")}
    assert min(kitchens.values()) >= 12, kitchens
    assert kitchens["one pan"] < kitchens["hob"]


@every_dish
def test_nearly_all_of_its_mass_is_in_the_foods_table(dish: Dish, cook: Cook) -> None:
    for servings, system in product((1, 4, 12), UnitSystem):
        nutrition = cook(dish, servings=servings, unit_system=system).nutrition
        assert nutrition is not None
        assert nutrition.coverage >= 0.95, (servings, system)
        assert 4 <= (nutrition.energy_kcal or 0) <= 1_200


def test_every_food_that_a_dish_may_add_is_in_the_foods_table() -> None:
    added = {name for dish in DISHES for place in dish.slots for name in place.fillers}
    foods = [food_named(name) for name in sorted(added)]
    read = {food.name: cost("", ReadLine(quantity=100, unit=Unit.G, name=food.name), table()) for food in foods}
    assert [name for name, line in read.items() if line.match is None] == []


@every_dish
def test_every_ingredient_is_used_and_no_step_names_one_that_is_not_there(dish: Dish, cook: Cook) -> None:
    recipe = cook(dish)
    used = {line_id for step in recipe.steps for line_id in step.ingredient_ids}
    assert {line.name for line in recipe.ingredients if line.id not in used} == set()
    there = {recognise(line.name).name for line in recipe.ingredients} | {"water", "salt"}
    assert not [step.text for step in recipe.steps if step.text.startswith("Finish with a little of")]
    said = [part for step in recipe.steps for part in re.split(r"[,;.:]| and ", step.text)]
    named = {food.name for part in said for _, food in foods_in(words(part))}
    assert named - there == set()
    assert not [finding.explanation for finding in recipe.safety.findings if finding.code == "unlisted_food"]


@every_dish
def test_its_sentences_are_whole(dish: Dish, cook: Cook) -> None:
    recipe = cook(dish, servings=2)
    for step in recipe.steps:
        assert step.text[0].isupper()
        assert step.text.endswith(".")
        assert not set("{}[]") & set(step.text)
        assert "  " not in step.text
        assert " ." not in step.text
        assert ",," not in step.text
        assert "the the" not in step.text
    assert recipe.name[0].isupper()


@every_dish
def test_what_stands_in_for_meat_and_fish_is_told_by_temperature_or_sight(dish: Dish, cook: Cook) -> None:
    """Every raw protein of the table that has a place in the dish."""
    takes = {food.kind for food in FOODS for place in dish.slots if place.takes(food)}
    raw = [name for kind, name in RAW.items() if kind in takes]
    for name in raw:
        recipe = cook(dish, ingredients=(PantryItem(name=name, must_use=True),))
        line = next(line for line in recipe.ingredients if line.name == name)
        least = max(protein.least_c for protein in raw_in_line(line.name))
        inside = [
            step.temperature.value
            for step in recipe.steps
            if step.temperature and step.temperature.kind is TemperatureKind.INTERNAL
        ]
        assert max(inside, default=0) >= least, (dish.key, name)
        assert any(step.warning for step in recipe.steps)


RAW = {
    Kind.POULTRY: "chicken breast", Kind.MEAT: "pork loin", Kind.MINCE: "minced beef", Kind.FISH: "cod fillet",
    Kind.SHELLFISH: "prawns",
}  # fmt: skip


@every_dish
def test_amounts_follow_the_servings(dish: Dish, cook: Cook) -> None:
    two, eight = cook(dish, servings=2), cook(dish, servings=8)
    mass = [recipe.nutrition.lines if recipe.nutrition else () for recipe in (two, eight)]
    grams = [sum(line.grams or 0 for line in lines) for lines in mass]
    assert grams[1] == pytest.approx(4 * grams[0], rel=0.2)


@every_dish
def test_no_amount_is_one_that_nobody_can_measure(dish: Dish, cook: Cook) -> None:
    for line in (line for servings in (1, 3, 5, 7) for line in cook(dish, servings=servings).ingredients):
        finest = 1 if line.name in {"egg", "eggs"} or line.unit in WHOLE else FINEST.get(line.unit, 100)
        assert float(round((line.quantity or 1) * finest, 6)).is_integer(), line


WHOLE = {Unit.CLOVE, Unit.SLICE, Unit.STALK, Unit.SPRIG, Unit.PINCH, Unit.G, Unit.ML}
FINEST = {None: 2, Unit.PIECE: 2, Unit.HANDFUL: 2, Unit.BUNCH: 2, Unit.TSP: 4, Unit.TBSP: 4, Unit.CUP: 4}
"""Parts of a unit that a kitchen can measure."""


@pytest.mark.parametrize("cuisine", ["italian", "mexican", "indian", "thai", "french", "german", "greek", "american"])
def test_a_cuisine_asked_for_is_the_one_that_is_cooked(cuisine: str) -> None:
    named = [drafts(cuisine=cuisine, prompt="dinner", seed=seed)[0].cuisine for seed in range(4)]
    assert named == [cuisine.capitalize()] * 4


@pytest.mark.parametrize("course", Course)
def test_a_course_asked_for_is_the_one_that_is_served(course: Course) -> None:
    assert drafts(course=course)[0].course is course


def test_a_kitchen_is_known_by_its_country_and_its_family() -> None:
    assert kitchens_of("Sicilian") == kitchens_of("Italy") == {"italian"}
    assert kitchens_of("tex-mex") == {"mexican"}
    assert {"thai", "japanese"} <= kitchens_of("asian")
    assert kitchens_of("martian") == frozenset()
    assert drafts(cuisine="martian")[0].cuisine is None


def test_a_thai_soup_smells_of_ginger_and_a_mexican_stew_of_cumin() -> None:
    assert "ginger" in {line.name for line in drafts(prompt="noodle soup", cuisine="thai")[0].ingredients}
    assert "ground cumin" in {line.name for line in drafts(prompt="chilli", cuisine="mexican")[0].ingredients}


def test_every_way_of_cutting_is_one_that_a_sentence_can_tell() -> None:
    preps = {food.prep for food in FOODS} | {place.prep for dish in DISHES for place in dish.slots}
    untold = {prep for prep in preps if prep and not acts_of(prep)}
    assert untold == {"canned", "kernels only", "seeds only", "freshly ground", "unrinsed"}


def test_a_must_goes_into_the_dish_itself_where_one_has_a_place_for_it() -> None:
    first = drafts(ingredients=(PantryItem(name="leeks", must_use=True), PantryItem(name="rice", must_use=True)))[0]
    assert not [step.text for step in first.steps if "beside the dish" in step.text]


def test_dinner_is_a_meal_and_a_treat_is_sweet() -> None:
    assert {drafts(prompt="dinner", seed=seed)[0].course for seed in range(8)} == {Course.MAIN}
    assert {drafts(prompt="a treat", seed=seed)[0].course for seed in range(8)} <= {Course.DESSERT, Course.SNACK}


def test_fat_that_goes_into_the_pan_twice_is_shared_out() -> None:
    text = " ".join(step.text for step in drafts(prompt="chicken curry")[0].steps)
    assert "in some of the olive oil" in text
    assert "in the rest of the olive oil" in text


def test_a_us_cook_weighs_no_spoonful() -> None:
    draft = drafts(prompt="crumble", unit_system=UnitSystem.US, servings=1)[0]
    fat = next(line for line in draft.ingredients if line.name == "butter")
    assert (fat.quantity, fat.unit) == (1, "tbsp")
    oven = next(step.temperature for step in draft.steps if step.temperature)
    assert (oven.value, oven.unit) == (350, TemperatureUnit.F)
