"""What a book makes of a recipe before it keeps it, and that it keeps it as it is."""

from functools import singledispatch
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import inspect
from msgspec.structs import replace

from alchemorsel.application.book.bookkeeper import entry_of
from alchemorsel.application.book.plating import facets_of, plated_entry
from alchemorsel.application.kitchen import Kitchen
from alchemorsel.domain.book.entry import Entry
from alchemorsel.domain.book.requests import SaveRequest
from alchemorsel.domain.errors import InvalidRequest
from alchemorsel.domain.foods import NO_FOODS
from alchemorsel.domain.nutrition import Nutrition
from alchemorsel.domain.recipe import Recipe
from alchemorsel.domain.requests import RecipeRequest
from alchemorsel.domain.vocabulary import Allergen, Diet, Evidence, SafetyStatus
from alchemorsel.infrastructure.ai.mock.kitchen import MockAI
from alchemorsel.infrastructure.book.sql_book import SqlRecipeBook
from alchemorsel.infrastructure.foods.table import load_foods
from tests.support.book import MINE, recipe, shelved, sqlite_database
from tests.support.clock import FakeClock

FOODS = load_foods()


def plated(made: Recipe, **kept: Any) -> Entry:
    return plated_entry(entry_of(SaveRequest(recipe=made, **kept)), FOODS)


async def test_a_generated_recipe_is_kept_as_it_came() -> None:
    clock = FakeClock()
    for prompt in ("a quick vegan tomato pasta for two", "chicken curry without nuts", "a salad with feta"):
        answer = await Kitchen(MockAI(clock, FOODS), clock, deadline_s=10).ask(RecipeRequest(prompt=prompt))
        request = msgspec.json.decode(answer.body, type=SaveRequest)
        kept = plated_entry(entry_of(request), FOODS)
        assert replace(kept.recipe, id="", safety=request.recipe.safety) == replace(request.recipe, id="")


def test_what_only_code_may_say_is_not_believed() -> None:
    honest = plated(recipe("Egg salad", "2 eggs", "200 g celery", "1 tbsp mustard")).recipe
    lines = tuple(replace(line, allergens=(), grams=1e6, canonical_food="air") for line in honest.ingredients)
    lie = replace(
        honest,
        id="r1",
        ingredients=lines,
        nutrition=Nutrition(servings=1, energy_kcal=1.0, method_version="0"),
        safety=replace(honest.safety, findings=(), unverified=()),
    )
    assert plated(lie).recipe == honest
    assert plated_entry(Entry(recipe=lie), NO_FOODS).recipe.nutrition is None
    assert {Allergen.EGGS, Allergen.CELERY, Allergen.MUSTARD} <= {a for x in honest.ingredients for a in x.allergens}


def test_grams_that_nobody_can_know_are_not_kept() -> None:
    made = recipe("Stew", "1 unobtainium", "2 kg beans")
    bluff = replace(made, ingredients=(replace(made.ingredients[0], grams=5.0, grams_evidence=Evidence.MEASURED),
                                       *made.ingredients[1:]))  # fmt: skip
    first, second = plated(bluff).recipe.ingredients
    assert (first.grams, first.grams_evidence) == (None, Evidence.UNQUANTIFIED)
    assert (second.grams, second.grams_evidence) == (2000.0, Evidence.MEASURED)


@pytest.mark.parametrize(
    "promise",
    [
        {"diets": (Diet.VEGAN,)}, {"allergies": (Allergen.EGGS,)},
        {"understood": {"diets": (Diet.EGG_FREE,)}}, {"understood": {"allergies": (Allergen.EGGS,)}},
    ],
)  # fmt: skip
def test_a_promise_that_does_not_hold_is_refused(promise: dict[str, Any]) -> None:
    request = msgspec.convert(
        {"recipe": msgspec.to_builtins(recipe("Omelette", "2 eggs", "1 leek")), **promise}, SaveRequest
    )
    with pytest.raises(InvalidRequest, match="egg"):
        plated_entry(entry_of(request), FOODS)


def test_a_promise_that_holds_is_kept_with_the_recipe() -> None:
    kept = plated(recipe(), diets=(Diet.VEGAN,), allergies=(Allergen.MILK,))
    assert (kept.recipe.diets_requested, kept.allergies) == ((Diet.VEGAN,), (Allergen.MILK,))


def test_what_a_kitchen_would_not_serve_is_kept_and_said() -> None:
    rare = replace(recipe("Chicken", "500 g chicken breast", "1 onion"))
    step = replace(rare.steps[0], text="Cook the chicken to an internal temperature of 50 °C.")
    kept = plated(replace(rare, steps=(step,))).recipe
    assert kept.safety.status is SafetyStatus.VIOLATIONS_FOUND
    assert any("chicken" in finding.explanation.lower() for finding in kept.safety.findings)


def test_a_list_knows_what_a_recipe_holds_and_may_hold() -> None:
    facets = facets_of(recipe("Cake", "200 g flour", "100 g dark chocolate", "1 glob unobtainium"))
    assert Allergen.WHEAT in facets.allergens
    assert Allergen.MILK in (*facets.may_contain, *facets.allergens)
    assert facets.unverified == 1
    assert Diet.VEGAN not in facets.diets
    assert Diet.VEGAN in facets_of(recipe()).diets


@singledispatch
def strategy(_kind: inspect.Type) -> st.SearchStrategy[Any]:
    """Plain values of a type, its limits among them."""
    return st.none()


@strategy.register
def _(kind: inspect.Metadata) -> st.SearchStrategy[Any]:
    return strategy(kind.type)


@strategy.register
def _(kind: inspect.StructType) -> st.SearchStrategy[Any]:
    needed, others = ([each for each in kind.fields if each.required is wanted] for wanted in (True, False))
    return st.fixed_dictionaries(
        {each.encode_name: strategy(each.type) for each in needed},
        optional={each.encode_name: strategy(each.type) for each in others},
    )


@strategy.register
def _(kind: inspect.UnionType) -> st.SearchStrategy[Any]:
    return st.one_of(*map(strategy, kind.types))


@strategy.register
def _(kind: inspect.VarTupleType) -> st.SearchStrategy[Any]:
    least = kind.min_length or 0
    return st.lists(strategy(kind.item_type), min_size=least, max_size=min(kind.max_length or 3, least + 3))


@strategy.register
def _(kind: inspect.StrType) -> st.SearchStrategy[Any]:
    if kind.pattern and kind.pattern != r"\S":
        return st.from_regex(kind.pattern, fullmatch=True)
    least = kind.min_length or 0
    text = st.text(
        st.characters(exclude_categories=["Cs"]), min_size=least, max_size=min(kind.max_length or 30, least + 30)
    )
    return text.filter(str.strip) if kind.pattern else text | st.just("ß½\0🍲" * 3)


@strategy.register
def _(kind: inspect.IntType) -> st.SearchStrategy[Any]:
    return st.integers(kind.ge or 0, kind.le or 10_000)


@strategy.register
def _(kind: inspect.FloatType) -> st.SearchStrategy[Any]:
    low = kind.ge if kind.ge is not None else kind.gt or 0.0
    return st.floats(low, kind.le or 1e6, exclude_min=kind.gt is not None, allow_nan=False)


@strategy.register
def _(kind: inspect.EnumType) -> st.SearchStrategy[Any]:
    return st.sampled_from([each.value for each in kind.cls])


@strategy.register
def _(kind: inspect.LiteralType) -> st.SearchStrategy[Any]:
    return st.sampled_from(kind.values)


@strategy.register
def _(_kind: inspect.DictType) -> st.SearchStrategy[Any]:
    return st.dictionaries(st.sampled_from(["iron_mg", "zinc_mg"]), st.floats(0, 1e3))


@strategy.register
def _(_kind: inspect.BoolType) -> st.SearchStrategy[Any]:
    return st.booleans()


@strategy.register
def _(_kind: inspect.DateTimeType) -> st.SearchStrategy[Any]:
    return st.just("2026-11-20T12:00:00.000001Z")


ENTRIES = strategy(inspect.type_info(Entry)).map(lambda plain: msgspec.convert(plain, Entry))
MANY = settings(max_examples=60, suppress_health_check=list(HealthCheck))


@MANY
@given(ENTRIES)
def test_plating_again_changes_nothing(entry: Entry) -> None:
    # Without its promises: what a random recipe promises it seldom keeps.
    bare = replace(entry, allergies=(), custom_allergies=(), recipe=replace(entry.recipe, diets_requested=()))
    once = plated_entry(bare, FOODS)
    assert plated_entry(once, FOODS) == once
    facets_of(once.recipe)


@MANY
@given(ENTRIES)
async def test_any_recipe_is_loaded_as_it_was_saved(tmp_path_factory: pytest.TempPathFactory, entry: Entry) -> None:
    folder: Path = tmp_path_factory.getbasetemp() / "property"
    made = shelved(entry.recipe, **{name: getattr(entry, name) for name in Entry.__struct_fields__ if name != "recipe"})
    async with sqlite_database(folder) as database:
        book = SqlRecipeBook(database, FakeClock())
        await book.add(MINE, made)
        assert await book.get(MINE, made.saved.id) == made.saved
