"""PromptedAI: prompt, draft, plating, one repair turn."""

import json

import pytest

from alchemorsel.application.call import Asking, Call, Event, Reset, Wrote
from alchemorsel.application.prompt import Finish
from alchemorsel.domain.answers import RecipeAnswer
from alchemorsel.domain.errors import BadAnswer, Busy
from alchemorsel.domain.vocabulary import Provider
from alchemorsel.infrastructure.ai.prompted import PromptedAI
from tests.support import samples
from tests.support.clock import FakeClock
from tests.support.fakes import ScriptedModel, completion

NUTTY = samples.pasta(
    ingredients=[*samples.PASTA["ingredients"], {"name": "walnut", "quantity": 30, "unit": "g", "preparation": None}]
)


def prompted(model: ScriptedModel) -> PromptedAI:
    return PromptedAI(model, FakeClock(), provider=Provider.OLLAMA, models=lambda _: "llama3.2:3b")


def call(events: list[Event] | None = None) -> Call:
    return Call(deadline=1060.0, progress=(events if events is not None else []).append)


async def test_a_good_draft_becomes_a_recipe_with_everything_set_by_code() -> None:
    answer = await prompted(ScriptedModel(samples.pasta())).ask(samples.recipe(prompt="pasta for two"), call())
    recipe = answer.value.recipe
    assert (recipe.servings, recipe.total_minutes, recipe.steps[0].number) == (2, 20, 1)
    assert recipe.steps[1].ingredient_ids == ("i2", "i3", "i4")
    assert recipe.ingredients[0].grams == 200
    assert recipe.ingredients[1].original_text == "400 g tomato, chopped"
    provenance = answer.value.provenance
    assert (provenance.provider, provenance.model, provenance.degraded) == ("ollama", "test-1", False)
    assert [attempt.outcome for attempt in provenance.attempts] == ["answered"]


async def test_a_draft_that_breaks_a_rule_is_sent_back_once_with_the_findings() -> None:
    model = ScriptedModel(NUTTY, samples.pasta())
    events: list[Event] = []
    answer = await prompted(model).ask(samples.recipe(allergies=("tree_nuts",)), call(events))
    first, second = model.prompts
    assert "walnut contains tree nuts" in second.messages[-1].text
    assert NUTTY in [message.text for message in second.messages]
    assert second.seed != first.seed
    outcomes = [attempt.outcome for attempt in answer.value.provenance.attempts]
    assert outcomes == ["bad_answer", "answered"]
    assert [type(event) for event in events] == [Asking, Wrote, Reset, Wrote]


async def test_a_repaired_answer_is_worth_less_and_counts_all_its_tokens() -> None:
    plain = await prompted(ScriptedModel(samples.pasta())).ask(samples.recipe(), call())
    mended = await prompted(ScriptedModel("no json", samples.pasta())).ask(samples.recipe(), call())
    assert mended.value.provenance.confidence < plain.value.provenance.confidence
    assert mended.value.provenance.tokens.completion == 2 * plain.value.provenance.tokens.completion


async def test_a_draft_that_is_wrong_twice_is_a_bad_answer_with_both_attempts() -> None:
    model = ScriptedModel(NUTTY)
    with pytest.raises(BadAnswer) as raised:
        await prompted(model).ask(samples.recipe(allergies=("tree_nuts",)), call())
    assert [attempt.outcome for attempt in raised.value.attempts] == ["bad_answer", "bad_answer"]
    assert raised.value.findings[0].allergen == "tree_nuts"
    assert len(model.prompts) == 2


async def test_truncated_text_is_never_sent_back() -> None:
    model = ScriptedModel(completion(samples.pasta()[:200], Finish.LENGTH))
    with pytest.raises(BadAnswer):
        await prompted(model).ask(samples.recipe(), call())
    assert len(model.prompts) == 1


async def test_text_cut_after_the_object_closed_is_whole() -> None:
    model = ScriptedModel(completion(samples.pasta() + " " * 500, Finish.LENGTH))
    answer = await prompted(model).ask(samples.recipe(), call())
    assert isinstance(answer.value, RecipeAnswer)


async def test_a_model_that_is_busy_says_so_with_its_name_in_the_book() -> None:
    with pytest.raises(Busy) as raised:
        await prompted(ScriptedModel(Busy("full"))).ask(samples.recipe(), call())
    (attempt,) = raised.value.attempts
    assert (attempt.provider, attempt.model, attempt.outcome) == ("ollama", "llama3.2:3b", "busy")


async def test_a_failure_during_the_repair_keeps_the_first_attempt_too() -> None:
    with pytest.raises(Busy) as raised:
        await prompted(ScriptedModel("chatter", Busy("full"))).ask(samples.recipe(), call())
    assert [attempt.outcome for attempt in raised.value.attempts] == ["bad_answer", "busy"]


async def test_each_feature_may_have_its_own_model() -> None:
    model = ScriptedModel(json.dumps(samples.IDEAS))
    ai = PromptedAI(model, FakeClock(), provider=Provider.OLLAMA, models=lambda feature: f"for-{feature}")
    await ai.ask(samples.ideas(), call())
    assert model.prompts[0].model == "for-ingredients"


async def test_ideas_that_break_a_rule_are_dropped_and_counted() -> None:
    answer = await prompted(ScriptedModel(json.dumps(samples.IDEAS))).ask(samples.ideas(diets=("vegan",)), call())
    assert [idea.name for idea in answer.value.suggestions] == ["basil"]
    assert answer.value.filtered == 1


async def test_a_stated_mass_beats_the_models_and_no_model_writes_a_total() -> None:
    answer = await prompted(ScriptedModel(json.dumps(samples.FOODS))).ask(samples.nutrition(), call())
    flour, egg = answer.value.nutrition.lines
    assert (flour.grams, flour.grams_evidence) == (200, "measured")
    assert (egg.grams, egg.grams_evidence) == (100, "estimated")
    assert answer.value.nutrition.energy_kcal is None
    assert answer.value.nutrition.coverage == 0
