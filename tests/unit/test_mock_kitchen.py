import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alchemorsel.application.call import Asking, Call, Event
from alchemorsel.application.kitchen import question_of
from alchemorsel.domain.answers import NutritionAnswer, RecipeAnswer, SuggestionsAnswer
from alchemorsel.domain.checker import Rules, check_text
from alchemorsel.domain.errors import Unavailable
from alchemorsel.domain.requests import IngredientRequest, NutritionRequest, PantryItem, RecipeRequest, Request
from alchemorsel.domain.substitutions import SWAPS
from alchemorsel.domain.vocabulary import (
    Allergen,
    Diet,
    Evidence,
    Provider,
    Role,
    SuggestionKind,
    SuggestionSource,
)
from alchemorsel.infrastructure.ai.mock.foods import FOODS, recognise
from alchemorsel.infrastructure.ai.mock.foods.food import Kind
from alchemorsel.infrastructure.ai.mock.kitchen import MockAI
from alchemorsel.infrastructure.ai.mock.pairings import PAIRINGS
from tests.support import samples
from tests.support.clock import FakeClock

CALL = Call(2000.0)


async def ask(request: Request) -> RecipeAnswer | SuggestionsAnswer | NutritionAnswer:
    answer = await MockAI(FakeClock()).ask(question_of(request), CALL)
    value = answer.value
    assert isinstance(value, RecipeAnswer | SuggestionsAnswer | NutritionAnswer)
    return value


async def ideas(**wish: object) -> SuggestionsAnswer:
    answer = await ask(IngredientRequest(**wish))  # type: ignore[arg-type]  # the tests spell the fields
    assert isinstance(answer, SuggestionsAnswer)
    return answer


async def test_it_says_that_it_stands_in_and_how_little_that_is_worth() -> None:
    provenance = (await ask(RecipeRequest(prompt="tomato soup"))).provenance
    assert provenance.degraded
    assert (provenance.provider, provenance.model, provenance.prompt_version) == (Provider.MOCK, "rules-2", "rules-2")
    assert [(a.provider, a.outcome) for a in provenance.attempts] == [(Provider.MOCK, "answered")]
    assert provenance.confidence <= 0.3
    assert provenance.tokens.prompt == provenance.tokens.completion == 0
    assert provenance.generated_at == FakeClock().now()


async def test_who_listens_hears_who_is_asked() -> None:
    heard: list[Event] = []
    await MockAI(FakeClock()).ask(question_of(RecipeRequest(prompt="soup")), Call(2000.0, progress=heard.append))
    assert heard == [Asking(Provider.MOCK, "rules-2")]


async def test_equal_questions_get_equal_bytes() -> None:
    question = question_of(RecipeRequest(prompt="lentil stew", seed=7))
    first, second = [await MockAI(FakeClock()).ask(question, CALL) for _ in range(2)]
    assert first.body == second.body


async def test_what_cannot_be_cooked_is_said_and_not_made_up() -> None:
    raw = RecipeRequest(ingredients=(PantryItem(name="chicken", must_use=True),), max_total_minutes=5)
    with pytest.raises(Unavailable, match="keeps all the terms") as caught:
        await ask(raw)
    assert caught.value.suggestion


async def test_with_almost_everything_excluded_there_is_still_a_dish() -> None:
    vegetables = tuple(food.name for food in FOODS if food.kind in {Kind.FIRM, Kind.ROOT, Kind.LEAF, Kind.POULTRY})
    answer = await ask(RecipeRequest(prompt="mango", excluded_ingredients=vegetables[:40]))
    assert isinstance(answer, RecipeAnswer)
    assert "mango" in {line.name for line in answer.recipe.ingredients}


async def test_lines_become_foods_and_only_stated_masses_become_grams() -> None:
    answer = await ask(NutritionRequest(ingredients=("200 g flour", "2 eggs", "1 lb beef", "2 c water"), servings=2))
    assert isinstance(answer, NutritionAnswer)
    read = [(line.food, line.grams, line.grams_evidence) for line in answer.nutrition.lines]
    assert read == [
        ("flour", 200.0, Evidence.MEASURED),
        ("eggs", None, Evidence.UNQUANTIFIED),
        ("beef", 453.592, Evidence.MEASURED),
        ("water", None, Evidence.UNQUANTIFIED),
    ]
    assert answer.nutrition.energy_kcal is None


@pytest.mark.parametrize("line", ["0 g salt", "999999 kg salt", "½", "1/0 g x", "g", "x" * 200])
async def test_odd_lines_are_answered_or_refused_in_order(line: str) -> None:
    try:
        answer = await ask(NutritionRequest(ingredients=(line,)))
    except Unavailable:
        return
    assert isinstance(answer, NutritionAnswer)


async def test_an_egg_is_replaced_by_role_and_ratio() -> None:
    answer = await ideas(ingredients=("eggs",), diets=())
    swap = next(s for s in answer.suggestions if s.kind is SuggestionKind.SUBSTITUTION)
    assert swap.role is Role.BINDER
    assert swap.ratio == "1 egg -> 1 tbsp ground flaxseed + 3 tbsp water"
    assert swap.source is SuggestionSource.RULE


async def test_a_pantry_gets_pairings_substitutions_and_missing_staples() -> None:
    answer = await ideas(ingredients=("chicken", "butter"))
    assert {s.kind for s in answer.suggestions} == set(SuggestionKind)
    assert not {"chicken", "butter"} & {s.name for s in answer.suggestions}


async def test_sweet_things_call_for_sweet_staples() -> None:
    answer = await ideas(ingredients=("apple", "banana"))
    names = [idea.name for idea in answer.suggestions]
    assert {"rolled oats", "ground cinnamon", "maple syrup", "lemon"} <= set(names)
    assert len(names) == len(set(names)), "a staple that is a pairing too is told once"


async def test_who_asks_what_to_take_instead_hears_nothing_else() -> None:
    answer = await ideas(prompt="what can I use instead of eggs in a cake?")
    assert {idea.kind for idea in answer.suggestions} == {SuggestionKind.SUBSTITUTION}
    assert {idea.for_ingredient for idea in answer.suggestions} == {"eggs"}


async def test_a_german_pantry_gets_its_pairings() -> None:
    answer = await ideas(ingredients=("Lachs",))
    assert {"dill", "lemon"} <= {idea.name for idea in answer.suggestions}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["rice", "lentil", "apple", "carrot", "tomato"]), min_size=1, max_size=4),
    st.lists(st.sampled_from(Diet), max_size=2),
    st.lists(st.sampled_from(Allergen), max_size=3),
)
async def test_no_idea_breaks_a_rule(pantry: list[str], diets: list[Diet], allergies: list[Allergen]) -> None:
    request = IngredientRequest(ingredients=tuple(pantry), diets=tuple(diets), allergies=tuple(allergies))
    if Diet.KETO in diets and "rice" in pantry:
        return
    answer = await ask(request)
    assert isinstance(answer, SuggestionsAnswer)
    assert not [s.name for s in answer.suggestions if check_text(s.name, Rules.of(request))]


def test_the_tables_name_real_foods() -> None:
    assert {name for name in PAIRINGS if recognise(name).name != name} == set()
    partners = {other for others in PAIRINGS.values() for other in others.split("|")}
    assert {name for name in partners if recognise(name).kind is Kind.UNKNOWN} == set()


def test_every_substitution_has_a_ratio_that_starts_with_what_it_replaces() -> None:
    assert len(SWAPS) >= 25
    assert all("->" in swap.ratio for swap in SWAPS)
    assert all(swap.food.split("|")[0].split()[-1] in swap.ratio.partition("->")[0] for swap in SWAPS)


async def test_a_crowd_of_stand_ins_leaves_the_event_loop_its_turns() -> None:
    ai = MockAI(FakeClock())
    asking = [asyncio.create_task(ai.ask(samples.recipe(), Call(1_060.0))) for _ in range(20)]
    rounds = 0
    while not all(each.done() for each in asking):
        await asyncio.sleep(0)
        rounds += 1
    assert rounds >= len(asking)
