"""Plating is quick: it runs between a model's last word and the answer, and for everyone on the same event loop."""

import time
from itertools import count, islice
from statistics import median
from typing import Any

import pytest

from alchemorsel.application.plating import plate
from alchemorsel.application.question import Question
from alchemorsel.infrastructure.ai.drafting import read_draft
from alchemorsel.infrastructure.ai.prompts import draft_type
from alchemorsel.infrastructure.foods.table import load_foods
from tests.support import samples

LINES = (
    ("chicken thighs", 600, "g", "diced"), ("chestnut mushrooms", 250, "g", "sliced"), ("leeks", 2, None, "sliced"),
    ("unsalted butter", 50, "g", None), ("plain flour", 40, "g", None), ("whole milk", 400, "ml", None),
    ("chicken stock", 200, "ml", "hot"), ("garlic", 3, "clove", "crushed"), ("puff pastry", 320, "g", None),
    ("egg", 1, None, "beaten"), ("Dijon mustard", 1, "tbsp", None), ("salt", None, "to_taste", None),
)  # fmt: skip
STEPS = (
    "Fry the chicken thighs in half of the butter until golden on all sides, then set aside.",
    "Soften the leeks and mushrooms in the rest of the butter with the garlic.",
    "Stir in the flour, cook for a minute, then add the milk and the stock little by little.",
    "Simmer until thick, season with mustard and salt and return the chicken.",
    "Pour into a dish, cover with the puff pastry and brush with beaten egg.",
    "Bake at 200 °C until the pastry is golden and the filling bubbles.",
)
RULES = {
    "diets": ("alcohol_free",),
    "allergies": ("tree_nuts", "peanuts"),
    "excluded_ingredients": ("coriander",),
    "custom_allergies": ("kiwi",),
}
TURNS, ROUNDS = 40, 6
"""The best of some medians: a busy machine slows processors down, and never speeds them up."""
foods = load_foods()


def pie(turn: int) -> str:
    """A recipe of usual length of which no sentence was met before."""
    fields = ("name", "quantity", "unit", "preparation")
    return samples.pasta(
        name=f"Chicken and mushroom pie {turn}",
        ingredients=[dict(zip(fields, line, strict=True)) for line in LINES],
        steps=[{"text": f"{text} Take {turn}.", "minutes": 5, "temperature": None} for text in STEPS],
        prep_minutes=20,
        cook_minutes=45,
        tips=[f"Chill the filling first, for {turn} minutes."],
    )


@pytest.mark.parametrize("wish", [{}, RULES], ids=["no rules", "many rules"])
def test_a_recipe_is_plated_within_three_milliseconds(wish: dict[str, Any]) -> None:
    question = samples.recipe(**wish)
    assert any(_usual_s(question) < 0.003 for _ in range(ROUNDS)), "every median was too slow"


def _usual_s(question: Question[Any]) -> float:
    """The median over many recipes, in seconds of this process, so that a busy machine counts little."""
    taken_s = []
    for turn in islice(_NUMBERS, TURNS):
        draft = read_draft(pie(turn), draft_type(question.feature)).draft
        began = time.process_time()
        plate(question, draft, foods=foods)
        taken_s.append(time.process_time() - began)
    return median(taken_s)


_NUMBERS = count()
