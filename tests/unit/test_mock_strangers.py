"""The rule kitchen gives no role to a word that nobody knows."""

import pytest

from alchemorsel.application.call import Call
from alchemorsel.application.kitchen import question_of
from alchemorsel.domain.answers import RecipeAnswer
from alchemorsel.domain.requests import PantryItem, RecipeRequest
from alchemorsel.infrastructure.ai.mock.foods import FOODS, recognise
from alchemorsel.infrastructure.ai.mock.foods.food import Kind
from alchemorsel.infrastructure.ai.mock.kitchen import MockAI
from alchemorsel.infrastructure.foods.table import load_foods
from tests.support.clock import FakeClock


@pytest.mark.parametrize("name", ["foobar vinegar", "gronk oil", "zorp beans", "tomato leaf", "cherry kernel"])
def test_what_only_ends_like_a_food_is_unknown(name: str) -> None:
    assert recognise(name).kind is Kind.UNKNOWN


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("raspberry vinegar", Kind.ACID), ("extra virgin olive oil", Kind.FAT), ("walnut oil", Kind.FAT),
        ("navy beans", Kind.BEAN), ("cabbage leaves", Kind.CRISP), ("Hokkaido pumpkin", Kind.ROOT),
        ("anchovy fillets in oil", Kind.READY), ("pistachio kernels", Kind.NUT),
    ],
)  # fmt: skip
def test_a_food_with_a_name_of_its_own_keeps_its_role(name: str, kind: Kind) -> None:
    assert recognise(name).kind is kind


def test_every_name_of_the_tables_is_known() -> None:
    names = (name for food in FOODS for name in (food.name, *food.aka))
    assert not [name for name in names if recognise(name).kind is Kind.UNKNOWN]


@pytest.mark.parametrize("name", ["foobar vinegar", "gronk oil"])
async def test_a_must_that_nobody_knows_stands_beside_the_dish_with_a_word_of_warning(name: str) -> None:
    request = RecipeRequest(prompt="", ingredients=(PantryItem(name=name, must_use=True), PantryItem(name="tomato")))
    answer = await MockAI(FakeClock(), load_foods()).ask(question_of(request), Call(2_000.0))
    assert isinstance(answer.value, RecipeAnswer)
    recipe = answer.value.recipe
    assert name not in recipe.name.lower()
    assert [step.text[:20] for step in recipe.steps if name in step.text] == [f"Cook the {name} as its pack"[:20]]
    assert any(f"does not know {name}: make sure that it is food" in tip for tip in recipe.tips)
