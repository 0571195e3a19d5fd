"""A thousand random wishes to the whole rule kitchen, plating included: each is served, and each keeps its terms."""

from collections.abc import Iterable, Iterator
from itertools import islice
from random import Random
from statistics import median
from time import process_time
from typing import TypeVar

import pytest

from alchemorsel.application.call import Call
from alchemorsel.application.kitchen import question_of
from alchemorsel.application.plating.recipe import check_recipe
from alchemorsel.domain.answers import RecipeAnswer
from alchemorsel.domain.checker import Rules
from alchemorsel.domain.errors import InvalidRequest
from alchemorsel.domain.hazards import undercooked
from alchemorsel.domain.invariants import hard
from alchemorsel.domain.requests import PantryItem, RecipeRequest, pantry
from alchemorsel.domain.vocabulary import Allergen, Course, Diet, Severity, TemperatureKind, UnitSystem
from alchemorsel.domain.words import words
from alchemorsel.infrastructure.ai.mock.foods import FOODS, recognise
from alchemorsel.infrastructure.ai.mock.foods.food import Kind
from alchemorsel.infrastructure.ai.mock.kitchen import MockAI
from alchemorsel.infrastructure.foods.table import load_foods
from tests.support.clock import FakeClock

T = TypeVar("T")
MANY = 1_000
NAMES = sorted({name for food in FOODS for name in (food.name, *food.aka)})
OF_NUMBERS = {
    Diet.LOW_CARB, Diet.KETO, Diet.LOW_SODIUM, Diet.LOW_FAT, Diet.LOW_CALORIE, Diet.DIABETIC_FRIENDLY,
}  # fmt: skip
EATEN_AS_IT_IS = {
    Kind.FRUIT, Kind.RAW, Kind.TOMATO, Kind.BEAN, Kind.NUT, Kind.CHEESE, Kind.HERB, Kind.DRIED_FRUIT, Kind.SPICE,
    Kind.FAT, Kind.ACID, Kind.SWEET, Kind.BREAD,
}  # fmt: skip
KITCHENS = (
    (), (), (), ("hob", "oven"), ("hob",), ("one pan",), ("oven",), ("microwave",), ("kettle",), ("knife", "bowl"),
)  # fmt: skip
CUISINES = (None, "italian", "mexican", "indian", "thai", "middle eastern", "french", "german", "mediterranean",
            "american", "martian")  # fmt: skip


def wish(random: Random) -> RecipeRequest:
    """Anything that can be asked, but no must that cannot be: raw meat in ten minutes, dough without a fire."""
    minutes, equipment = random.choice((None, None, 10, 15, 20, 30, 45, 60, 90)), random.choice(KITCHENS)
    diets = some(random, Diet, 0.5, 3)
    hasty = (minutes or 90) < 60 or equipment not in {(), ("hob", "oven"), ("hob",)}
    return RecipeRequest(
        prompt=random.choice(("dinner", "something quick", "lunch for a rainy day", "a treat", "surprise me")),
        ingredients=tuple(
            PantryItem(name=name, must_use=can_be_a_must(name, diets, hasty=hasty) and random.random() < 0.5)
            for name in some(random, NAMES, 0.7, 5)
        ),
        excluded_ingredients=some(random, NAMES, 0.4, 6),
        diets=diets,
        allergies=some(random, Allergen, 0.5, 15),
        custom_allergies=some(random, NAMES, 0.2, 3),
        servings=random.randint(1, 12),
        max_total_minutes=minutes,
        equipment=equipment,
        unit_system=random.choice(tuple(UnitSystem)),
        course=random.choice((None, None, *Course)),
        cuisine=random.choice(CUISINES),
        seed=random.randint(0, 9_999),
    )


def some(random: Random, those: Iterable[T], chance: float, most: int) -> tuple[T, ...]:
    pool = list(those)
    return tuple(random.sample(pool, random.randint(1, min(most, len(pool))))) if random.random() < chance else ()


def can_be_a_must(name: str, diets: tuple[Diet, ...], *, hasty: bool) -> bool:
    """Diets of numbers may rule out any food, and only what needs no fire can be had at once and everywhere."""
    return not OF_NUMBERS & set(diets) and (not hasty or recognise(name).kind in EATEN_AS_IT_IS)


def wishes() -> Iterator[RecipeRequest]:
    """Those that make sense; one whose own pantry breaks its rules is refused before any kitchen sees it."""
    random = Random(20_261_121)  # noqa: S311 - the same wishes on every machine
    while True:
        try:
            made = question_of(wish(random)).request
        except InvalidRequest:
            continue
        assert isinstance(made, RecipeRequest)
        yield made


def broken(answer: RecipeAnswer, request: RecipeRequest) -> list[str]:
    recipe = answer.recipe
    findings = (*hard(recipe, request), *check_recipe(recipe, Rules.of(request)), *undercooked(recipe))
    there = [set(words(line.name)) for line in recipe.ingredients]
    musts = [item.name for item in pantry(request.ingredients) if item.must_use]
    used = {line_id for step in recipe.steps for line_id in step.ingredient_ids}
    kinds = {step.temperature.kind for step in recipe.steps if step.temperature}
    return [
        *(finding.explanation for finding in findings if finding.severity is Severity.BLOCK),
        *(f"{name} is missing" for name in musts if not any(set(words(name)) <= line for line in there)),
        *(f"{line.name} is not used" for line in recipe.ingredients if line.id not in used),
        *(["too slow"] if recipe.total_minutes > (request.max_total_minutes or 1_440) else []),
        *(["not for so many"] if recipe.servings != request.servings else []),
        *(["no oven here"] if TemperatureKind.OVEN in kinds and "oven" not in (request.equipment or ("oven",)) else []),
    ]


async def test_a_thousand_random_wishes_are_served_and_every_term_of_them_is_kept() -> None:
    kitchen, call, taken, dishes = MockAI(FakeClock(), load_foods()), Call(2_000.0), [], set[str]()
    for request in islice(wishes(), MANY):
        started = process_time()
        answer = await kitchen.ask(question_of(request), call)
        taken.append(process_time() - started)
        assert isinstance(answer.value, RecipeAnswer)
        assert not broken(answer.value, request), request
        dishes.update(answer.value.recipe.keywords)
    assert len(dishes) >= 45
    assert median(taken) < 0.005


@pytest.mark.parametrize("equipment", [(), ("knife",), ("microwave",), ("one pan",), ("kettle",)], ids=str)
@pytest.mark.parametrize("course", [None, Course.MAIN, Course.DESSERT, Course.DRINK], ids=str)
async def test_a_vegan_with_every_allergy_and_ten_minutes_still_gets_a_dish(
    equipment: tuple[str, ...], course: Course | None
) -> None:
    request = RecipeRequest(
        prompt="something to eat", diets=(Diet.VEGAN,), allergies=tuple(Allergen), max_total_minutes=10,
        equipment=equipment, course=course,
    )  # fmt: skip
    answer = await MockAI(FakeClock(), load_foods()).ask(question_of(request), Call(2_000.0))
    assert isinstance(answer.value, RecipeAnswer)
    assert answer.value.recipe.total_minutes <= 10
    assert answer.value.recipe.safety.status == "no_violation_detected"
