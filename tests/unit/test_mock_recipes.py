from itertools import islice
from statistics import median
from time import process_time
from typing import Any

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from alchemorsel.application.kitchen import question_of
from alchemorsel.application.plating import Origin, Plated, plate
from alchemorsel.domain.checker import Rules, check_text
from alchemorsel.domain.drafts import RecipeDraft
from alchemorsel.domain.errors import BadAnswer, InvalidRequest
from alchemorsel.domain.requests import PantryItem, RecipeRequest
from alchemorsel.domain.value import encode
from alchemorsel.domain.vocabulary import Allergen, Course, Diet, TemperatureKind, TemperatureUnit, Unit, UnitSystem
from alchemorsel.domain.words import words
from alchemorsel.infrastructure.ai.mock.dishes import DISHES
from alchemorsel.infrastructure.ai.mock.foods import FOODS, food_named, recognise
from alchemorsel.infrastructure.ai.mock.foods.food import Kind
from alchemorsel.infrastructure.ai.mock.recipes import compose

NAMES = sorted({name for food in FOODS for name in (food.name, *food.aka)})
FOOD = st.sampled_from(NAMES) | st.sampled_from(["dragonfruit", "kangaroo", "x" * 80, "{names}", "rice & peas"])
ITEM = st.builds(
    PantryItem,
    name=FOOD,
    must_use=st.booleans(),
    quantity=st.none() | st.floats(0.5, 4),
    unit=st.none() | st.sampled_from(Unit),
)
PROMPT = st.sampled_from(
    ["", "a quick tomato pasta", "curry", "something sweet", "soup without onion", "dinner in 20 minutes"]
)
REQUEST = st.builds(
    RecipeRequest,
    prompt=PROMPT,
    notes=st.just("please"),
    ingredients=st.lists(ITEM, max_size=8).map(tuple),
    excluded_ingredients=st.lists(st.sampled_from(NAMES), max_size=4).map(tuple),
    diets=st.lists(st.sampled_from(Diet), max_size=2).map(tuple),
    allergies=st.lists(st.sampled_from(Allergen), max_size=3).map(tuple),
    servings=st.integers(1, 100),
    course=st.none() | st.sampled_from(Course),
    unit_system=st.sampled_from(UnitSystem),
    allow_pantry_staples=st.booleans(),
    seed=st.none() | st.integers(0, 999),
)
ORIGIN = Origin(language="en")
SOME = 8
"""The dishes that fit best; the others are the same patterns again."""


def canonical(request: RecipeRequest) -> RecipeRequest | None:
    """As the kitchen would hand it on; None where it would refuse it."""
    try:
        made = question_of(request).request
    except InvalidRequest:
        return None
    assert isinstance(made, RecipeRequest)
    return made


def first(**wish: Any) -> RecipeDraft:
    request = canonical(RecipeRequest(**wish))
    assert request is not None
    return next(compose(request))


def said(draft: RecipeDraft) -> str:
    return " ".join(step.text for step in draft.steps)


def named(draft: RecipeDraft) -> set[str]:
    return {line.name for line in draft.ingredients}


def wish(**more: Any) -> RecipeRequest:
    return RecipeRequest(**{"prompt": "", "notes": "please", "servings": 1, "allow_pantry_staples": False, **more})


@settings(max_examples=150, deadline=None)
@given(REQUEST)
@example(wish(diets=(Diet.GLUTEN_FREE,), course=Course.BREAD, seed=1))
@example(wish(allergies=(Allergen.GLUTEN_CEREALS,), course=Course.DESSERT, seed=1))
@example(wish(ingredients=(PantryItem(name="basmati"),), excluded_ingredients=("water",)))
@example(wish(ingredients=tuple(PantryItem(name=name) for name in ("acorn squash", "fish", "meatball"))))
@example(wish(ingredients=(PantryItem(name="roast chicken", must_use=True),), course=Course.DESSERT))
def test_whatever_is_asked_one_of_the_three_best_recipes_passes_plating(request_: RecipeRequest) -> None:
    request = canonical(request_)
    if request is None:
        return
    best = list(islice(compose(request), 3))
    if not best:
        assert request.max_total_minutes, "only time makes a wish impossible"
        return
    passed = next((plated, draft) for draft in best if (plated := passes(request, draft)))
    assert not [each for each in passed[0].soft if each.code in {"unused_ingredient", "odd_oven", "salty"}]
    assert not [finding for step in passed[1].steps for finding in check_text(step.text, Rules.of(request))]


def passes(request: RecipeRequest, draft: RecipeDraft) -> Plated | None:
    try:
        return plate(question_of(request), draft, ORIGIN)
    except BadAnswer:
        return None


@settings(max_examples=60, deadline=None)
@given(REQUEST, st.integers(5, 90))
def test_a_time_limit_holds_or_there_is_nothing(request_: RecipeRequest, minutes: int) -> None:
    request = canonical(msgspec.structs.replace(request_, max_total_minutes=minutes))
    for draft in [] if request is None else islice(compose(request), SOME):
        assert draft.prep_minutes + draft.cook_minutes + draft.rest_minutes <= minutes


@settings(max_examples=60, deadline=None)
@given(REQUEST)
def test_every_ingredient_is_named_in_a_step_and_every_step_fits(request_: RecipeRequest) -> None:
    request = canonical(request_)
    for draft in [] if request is None else islice(compose(request), SOME):
        text = set(words(said(draft)))
        assert all(set(words(line.name)) <= text for line in draft.ingredients)
        assert msgspec.convert(msgspec.to_builtins(draft), RecipeDraft) == draft


@settings(max_examples=40, deadline=None)
@given(REQUEST)
def test_the_same_request_gives_the_same_bytes(request_: RecipeRequest) -> None:
    request = canonical(request_)
    if request is not None:
        assert encode(next(compose(request))) == encode(next(compose(request)))


def test_another_seed_is_usually_another_dish() -> None:
    titles = {first(prompt="dinner", seed=seed).name for seed in range(20)}
    assert len(titles) >= 12


def test_a_quick_tomato_pasta_for_two_is_what_it_says() -> None:
    draft = first(prompt="a quick tomato pasta for two")
    pasta = next(line for line in draft.ingredients if line.name == "pasta")
    assert (pasta.quantity, pasta.unit) == (180, "g")
    assert "tomatoes" in named(draft)
    assert draft.prep_minutes + draft.cook_minutes <= 30


@pytest.mark.parametrize(
    ("wish", "key"),
    [("a stir-fry", "stir fry"), ("tomato soup", "soup"), ("green salad", "salad"), ("sunday roast", "roast tray"),
     ("vegetable curry", "curry"), ("an omelette", "frittata"), ("a quinoa bowl", "grain bowl"), ("bean stew", "stew"),
     ("pancakes", "pancakes"), ("porridge", "porridge"), ("a smoothie", "smoothie"), ("fruit salad", "fruit salad")],
)  # fmt: skip
def test_a_dish_asked_for_by_name_is_that_dish(wish: str, key: str) -> None:
    assert first(prompt=wish).keywords == (key,)


def test_what_the_sentence_rules_out_stays_out() -> None:
    assert not {"mushrooms", "onions"} & named(first(prompt="soup without mushrooms and onions", seed=3))
    assert "carrots" in named(first(prompt="soup without onions but with carrots"))


def test_a_diet_in_the_sentence_binds_like_one_in_the_list() -> None:
    draft = first(prompt="a vegan pasta")
    vegan = Rules(diets=(Diet.VEGAN,))
    assert not [name for name in named(draft) if check_text(name, vegan)]


def test_what_must_be_used_is_used_even_where_it_fits_nothing() -> None:
    items = [PantryItem(name=name, must_use=True) for name in ("chicken", "banana", "flour", "dragonfruit")]
    draft = first(prompt="curry", ingredients=tuple(items))
    assert {"chicken", "bananas", "flour", "dragonfruit"} <= named(draft)
    assert any("dragonfruit" in tip for tip in draft.tips)


@pytest.mark.parametrize(
    ("food", "celsius"), [("chicken", 74), ("minced beef", 71), ("pork chop", 63), ("salmon", 63), ("sausage", 74)]
)
def test_meat_and_fish_are_cooked_through_to_a_stated_temperature(food: str, celsius: int) -> None:
    draft = first(ingredients=(PantryItem(name=food, must_use=True),))
    inside = [s.temperature for s in draft.steps if s.temperature and s.temperature.kind is TemperatureKind.INTERNAL]
    assert max(heat.value for heat in inside) == celsius


def test_a_roast_states_the_ovens_heat_in_the_cooks_own_degrees() -> None:
    metric, us = (first(prompt="roast vegetables", unit_system=system).steps[0].temperature for system in UnitSystem)
    assert metric is not None
    assert us is not None
    assert (metric.value, metric.unit) == (200, TemperatureUnit.C)
    assert (us.value, us.unit) == (400, TemperatureUnit.F)


def test_us_cooks_get_no_grams() -> None:
    units = {line.unit for line in first(prompt="roast salmon with potatoes", unit_system=UnitSystem.US).ingredients}
    assert not units & {"g", "kg", "ml", "l"}
    assert "lb" in units


def test_amounts_grow_with_the_servings() -> None:
    two, eight = (first(prompt="lentil stew", servings=n, seed=1).ingredients[0].quantity or 0 for n in (2, 8))
    assert eight == pytest.approx(4 * two, rel=0.2)


def test_a_stated_amount_is_a_limit() -> None:
    draft = first(ingredients=(PantryItem(name="chickpea", quantity=150, unit=Unit.G, must_use=True),), prompt="stew")
    line = next(line for line in draft.ingredients if line.name == "chickpeas")
    assert (line.quantity, line.unit) == (150, "g")


def test_without_an_oven_nothing_is_roasted_and_without_heat_nothing_is_cooked() -> None:
    draft = first(
        prompt="roast chicken", equipment=("frying pan",), ingredients=(PantryItem(name="chicken", must_use=True),)
    )
    assert all(s.temperature is None or s.temperature.kind is TemperatureKind.INTERNAL for s in draft.steps)
    raw = canonical(RecipeRequest(equipment=("knife",), ingredients=(PantryItem(name="chicken", must_use=True),)))
    assert raw is not None
    assert not list(compose(raw))


def test_without_staples_no_salt_or_oil_is_added() -> None:
    draft = first(ingredients=("tomato", "lettuce", "cucumber"), allow_pantry_staples=False)
    assert not {"salt", "black pepper", "olive oil"} & named(draft)
    assert "salt" not in said(draft)


def test_a_kosher_kitchen_keeps_meat_and_milk_apart() -> None:
    draft = first(ingredients=("beef", "cheddar", "cream"), diets=(Diet.KOSHER,), prompt="pasta")
    assert len({"beef", "cheddar", "cream"} & named(draft)) >= 1
    assert not ("beef" in named(draft) and {"cheddar", "cream", "parmesan"} & named(draft))


def test_it_says_that_it_writes_english_only() -> None:
    assert any("English" in tip for tip in first(prompt="soup", language="de").tips)
    assert not any("English" in tip for tip in first(prompt="soup", language="en-GB").tips)


def test_every_name_that_a_pattern_fills_with_is_in_the_tables() -> None:
    fillers = {name for dish in DISHES for place in dish.slots for name in place.fillers}
    assert {food_named(name).name for name in fillers} == fillers


def test_every_filler_fits_the_place_it_fills() -> None:
    wrong = [
        (dish.key, name)
        for dish in DISHES
        for place in dish.slots
        for name in place.fillers
        if name != "water" and food_named(name).kind not in place.kinds
    ]
    assert not wrong


def test_a_food_is_recognised_by_its_longest_name() -> None:
    assert recognise("smoked paprika").name == "paprika"
    assert recognise("coconut milk").kind is Kind.CREAM
    assert recognise("green bean").kind is Kind.FIRM
    assert recognise("dragonfruit").kind is Kind.UNKNOWN


def test_a_recipe_takes_a_few_milliseconds() -> None:
    request = canonical(
        RecipeRequest(prompt="dinner", ingredients=("chicken", "rice", "broccoli"), allergies=(Allergen.MILK,))
    )
    assert request is not None
    next(compose(request))
    taken = []
    for _ in range(9):
        start = process_time()
        next(compose(request))
        taken.append(process_time() - start)
    assert median(taken) < 0.01
