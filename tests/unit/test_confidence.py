"""Confidence is a formula, and every term of it shows in the provenance of an answer."""

from typing import Any

import pytest

from alchemorsel.application.call import Call
from alchemorsel.application.confidence import TIERS, confidence
from alchemorsel.domain.vocabulary import Provider
from alchemorsel.infrastructure.ai.mock.kitchen import MockAI
from alchemorsel.infrastructure.ai.prompted import PromptedAI
from alchemorsel.infrastructure.foods.table import load_foods
from tests.support import samples
from tests.support.clock import FakeClock
from tests.support.fakes import ScriptedModel

FOODS = load_foods()
LINES = samples.PASTA["ingredients"]


async def told(*texts: str, provider: Provider = Provider.OPENAI) -> float:
    ai = PromptedAI(ScriptedModel(*texts), FakeClock(), provider=provider, models=lambda _: "m", foods=FOODS)
    answer = await ai.ask(samples.recipe(), Call(deadline=1060.0))
    worth: float = answer.value.provenance.confidence
    return worth


def sample(**changes: Any) -> str:
    """The sample with a salt that is weighed, so that every gram of it is known."""
    salted = [*LINES[:-1], {"name": "salt", "quantity": 1, "unit": "tsp", "preparation": None}]
    return samples.pasta(**{"ingredients": salted, **changes})


@pytest.mark.parametrize(("provider", "tier"), [(Provider.OPENAI, 0.95), (Provider.OLLAMA, 0.9)])
async def test_a_draft_without_a_fault_is_worth_what_its_provider_is(provider: Provider, tier: float) -> None:
    assert await told(sample(), provider=provider) == TIERS[provider] == tier


async def test_a_repair_costs_a_tenth() -> None:
    assert await told("no json", sample()) == 0.85


async def test_each_soft_finding_costs_two_hundredths() -> None:
    # Nothing is made of the leek and of the chive.
    unused = [{"name": name, "quantity": 10, "unit": "g", "preparation": None} for name in ("leek", "chive")]
    salted = [*LINES[:-1], {"name": "salt", "quantity": 1, "unit": "tsp", "preparation": None}]
    assert await told(sample(ingredients=[*salted, *unused])) == 0.91


async def test_each_dropped_field_costs_two_hundredths() -> None:
    assert await told(sample(tips="one long string", equipment=7)) == 0.91


async def test_mass_of_unknown_nutrition_costs_up_to_a_fifth() -> None:
    pasta, tomato = LINES[:2]
    stranger = {"name": "xyzzy", "quantity": 600, "unit": "g", "preparation": None}
    steps = [{"text": "Boil the pasta with the tomato and the xyzzy until all is done."}] * 2
    assert await told(sample(ingredients=[pasta, tomato, stranger], steps=steps)) == 0.85


async def test_the_rule_kitchen_says_little_of_itself() -> None:
    answer = await MockAI(FakeClock(), FOODS).ask(samples.recipe(), Call(deadline=1060.0))
    assert answer.value.provenance.confidence <= 0.3


def test_the_terms_add_up_and_never_below_the_least() -> None:
    assert confidence(Provider.OLLAMA, repaired=True, soft=2, dropped=1, coverage=0.5) == 0.64
    assert confidence(Provider.MOCK, repaired=True, soft=20, coverage=0.0) == 0.05
    assert confidence(Provider.TABLE) == 1.0
