"""Nutrition from the table first: who is asked, and what the answer says of itself."""

from typing import Any

import pytest

from alchemorsel.application.answer import Answer
from alchemorsel.application.call import Asking, Call, Event
from alchemorsel.application.kitchen import question_of
from alchemorsel.application.plating import plate
from alchemorsel.application.question import Question
from alchemorsel.domain.answers import NutritionAnswer
from alchemorsel.domain.drafts import FoodDraft, NutritionDraft
from alchemorsel.domain.errors import BadAnswer, Exhausted, Unavailable
from alchemorsel.domain.foods import NO_FOODS
from alchemorsel.domain.provenance import Attempt
from alchemorsel.domain.requests import NutritionRequest
from alchemorsel.domain.vocabulary import Evidence, Feature, Provider
from alchemorsel.infrastructure.ai.drafting import read_draft
from alchemorsel.infrastructure.ai.grounded import TableAI
from alchemorsel.infrastructure.ai.mock.kitchen import MockAI
from alchemorsel.infrastructure.ai.observing import Asked, Unobserved
from alchemorsel.infrastructure.ai.prompts import draft_type
from alchemorsel.infrastructure.foods.table import load_foods
from tests.support import samples
from tests.support.clock import FakeClock
from tests.support.example_ai import ExampleAI

FOODS = load_foods()
CALL = Call(2000.0)


async def asked(inner: ExampleAI, question: Question[Any], foods: Any = FOODS, call: Call = CALL) -> Any:
    return (await TableAI(inner, foods, FakeClock()).ask(question, call)).value


async def test_what_the_table_knows_costs_no_model_call_and_is_no_stand_in() -> None:
    inner, heard = ExampleAI(), list[Event]()
    answer = await asked(inner, samples.nutrition("200 g flour", "2 eggs"), call=Call(2000.0, progress=heard.append))
    assert not inner.calls
    assert heard == [Asking(Provider.TABLE, "usda-sr24")]
    told = answer.provenance
    assert (told.provider, told.degraded, told.confidence) == (Provider.TABLE, False, 1.0)
    assert [(attempt.provider, attempt.outcome) for attempt in told.attempts] == [(Provider.TABLE, "answered")]
    assert answer.nutrition.energy_kcal == pytest.approx(2 * 364 + 143, abs=1)


class Counting(Unobserved):
    """Keeps what it hears of."""

    def __init__(self) -> None:
        self.heard: list[Asked] = []

    def asked(self, asked: Asked) -> None:
        self.heard.append(asked)


async def test_what_the_table_answers_is_counted_and_what_it_hands_on_is_not() -> None:
    inner, counting = ExampleAI(), Counting()
    table = TableAI(inner, FOODS, FakeClock(), counting)
    for question in (samples.nutrition("200 g flour"), samples.nutrition("1 xyzzy"), samples.recipe()):
        await table.ask(question, CALL)
    inner.raises = Exhausted("No provider could answer.")
    await table.ask(samples.nutrition("100 g flour", "100 g xyzzy"), CALL)
    heard = [(asked.feature, asked.provider, asked.outcome, asked.calls) for asked in counting.heard]
    assert heard == [(Feature.NUTRITION, Provider.TABLE, "answered", 0)] * 2


async def test_a_whole_recipe_is_read_by_its_fields() -> None:
    inner = ExampleAI()
    recipe = ExampleAI.value_of(samples.recipe()).recipe
    answer = await asked(inner, question_of(NutritionRequest(recipe=recipe)))
    assert not inner.calls
    assert answer.nutrition.servings == recipe.servings
    assert answer.nutrition.evidence is Evidence.DERIVED


@pytest.mark.parametrize(
    "question", [samples.recipe(), samples.ideas(), samples.nutrition("100 g flour", "100 g xyzzy")]
)
async def test_everything_else_is_asked_further(question: Question[Any]) -> None:
    inner = ExampleAI()
    await asked(inner, question)
    assert len(inner.calls) == 1


async def test_an_empty_table_answers_nothing() -> None:
    inner = ExampleAI()
    await asked(inner, samples.nutrition(), NO_FOODS)
    assert len(inner.calls) == 1


async def test_when_nobody_answers_the_table_says_what_it_knows_and_what_was_tried() -> None:
    inner = ExampleAI()
    tried = Attempt(provider=Provider.OLLAMA, outcome="timeout", seconds=3.0)
    inner.raises = Exhausted("No provider could answer.", attempts=(tried,))
    answer = await asked(inner, samples.nutrition("100 g flour", "100 g xyzzy"))
    assert answer.nutrition.coverage == 0.5
    assert (answer.provenance.degraded, answer.provenance.confidence) == (True, 0.9)
    assert [attempt.provider for attempt in answer.provenance.attempts] == [Provider.OLLAMA, Provider.TABLE]
    with pytest.raises(Unavailable):
        await asked(inner, samples.nutrition("100 g xyzzy"))


def read(*foods: FoodDraft, lines: tuple[str, ...]) -> NutritionAnswer:
    plated = plate(samples.nutrition(*lines), NutritionDraft(foods=foods), foods=FOODS)
    told = ExampleAI.value_of(samples.nutrition()).provenance
    answer: Answer[NutritionAnswer] = plated.answer(told)
    return answer.value


def test_a_models_word_is_looked_up_and_its_numbers_only_fill_gaps() -> None:
    lines = ("100 g Wunderkraut", "2 Knollen", "200 g butter")
    drafts = (
        FoodDraft(line=1, food="spinach", grams=5000),
        FoodDraft(line=2, food="monkfish", grams=80),
        FoodDraft(line=3, food="sugar", grams=1),
    )
    first, second, third = read(*drafts, lines=lines).nutrition.lines
    assert (first.food, first.match, first.grams, first.energy_kcal) == ("spinach", "model", 100.0, 23.0)
    assert (second.food, second.grams, second.grams_evidence) == ("monkfish", 80.0, Evidence.ESTIMATED)
    assert (third.food, third.match, third.grams) == ("butter", "name", 200.0)


def test_a_model_cannot_say_that_a_known_food_is_another() -> None:
    (line,) = read(FoodDraft(line=1, food="butter", grams=300), lines=("2 monkfish",)).nutrition.lines
    assert (line.food, line.grams, line.how) == ("monkfish", 300.0, "estimated by the model")


def test_a_models_word_that_is_not_in_the_table_is_shown_and_not_counted() -> None:
    nutrition = read(FoodDraft(line=1, food="unicorn", grams=50), lines=("1 xyzzy", "100 g sugar")).nutrition
    assert [(line.food, line.energy_kcal) for line in nutrition.lines] == [("unicorn", None), ("sugar", 387.0)]
    assert [out.text for out in nutrition.excluded] == ["1 xyzzy"]


async def test_every_recipe_says_what_a_serving_holds() -> None:
    question = samples.recipe()
    draft, _ = read_draft(samples.pasta(), draft_type(question.feature))
    recipe = plate(question, draft, foods=FOODS).answer(ExampleAI.value_of(question).provenance).value.recipe
    assert recipe.nutrition.energy_kcal > 200
    assert recipe.nutrition.coverage > 0.95
    assert [line.canonical_food for line in recipe.ingredients] == [
        "spaghetti",
        "tomato",
        "garlic",
        "olive oil",
        "salt",
    ]
    assert [line.grams for line in recipe.ingredients] == [200.0, 400.0, 6.0, 27.0, None]
    made = await MockAI(FakeClock(), FOODS).ask(question, CALL)
    assert made.value.recipe.nutrition is not None


def test_a_recipe_that_breaks_a_diet_of_numbers_does_not_leave() -> None:
    butter = {"name": "butter", "quantity": 400, "unit": "g", "preparation": None}
    question = samples.recipe(diets=("low_fat",))
    text = samples.pasta(ingredients=[*samples.PASTA["ingredients"], butter])
    draft, _ = read_draft(text, draft_type(question.feature))
    with pytest.raises(BadAnswer) as raised:
        plate(question, draft, foods=FOODS)
    assert [(finding.code, finding.diet) for finding in raised.value.findings] == [("diet", "low_fat")]
    assert "g of fat" in raised.value.findings[0].explanation
