"""Drafts, questions and answers that are right, for tests that then bend one thing."""

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from alchemorsel.application.kitchen import question_of
from alchemorsel.application.question import Question
from alchemorsel.domain.requests import IngredientRequest, NutritionRequest, RecipeRequest

PASTA: dict[str, Any] = {
    "name": "Tomato pasta",
    "description": "Pasta in a quick tomato sauce.",
    "ingredients": [
        {"name": "pasta", "quantity": 200, "unit": "g", "preparation": None},
        {"name": "tomato", "quantity": 400, "unit": "g", "preparation": "chopped"},
        {"name": "garlic", "quantity": 2, "unit": "clove", "preparation": "sliced"},
        {"name": "olive oil", "quantity": 2, "unit": "tbsp", "preparation": None},
        {"name": "salt", "quantity": None, "unit": "to_taste", "preparation": None},
    ],
    "steps": [
        {"text": "Boil the pasta in salted water until firm to the bite.", "minutes": 9, "temperature": None},
        {"text": "Fry the garlic in the olive oil, add the tomato and simmer.", "minutes": 8, "temperature": None},
        {"text": "Fold the pasta into the sauce and season with salt.", "minutes": 1, "temperature": None},
    ],
    "prep_minutes": 5,
    "cook_minutes": 15,
    "rest_minutes": 0,
    "difficulty": "easy",
    "cuisine": "italian",
    "course": "main",
    "equipment": ["pot", "pan"],
    "tips": ["Keep a cup of the cooking water."],
    "storage": None,
}
IDEAS: dict[str, Any] = {
    "suggestions": [
        {
            "name": "basil",
            "kind": "pairing",
            "reason": "It lifts the tomato.",
            "for_ingredient": "tomato",
            "ratio": None,
            "role": "aroma",
        },
        {
            "name": "parmesan",
            "kind": "pairing",
            "reason": "Salt and depth.",
            "for_ingredient": "pasta",
            "ratio": None,
            "role": None,
        },
    ]
}
FOODS: dict[str, Any] = {
    "foods": [{"line": 1, "food": "flour", "grams": 190}, {"line": 2, "food": "egg", "grams": 100}]
}
SAID = {"recipe": PASTA, "ingredients": IDEAS, "nutrition": FOODS}
"""What a good model says, by feature."""


def pasta(**changes: Any) -> str:
    """The pasta draft as text, with fields replaced (or removed by `None` for a core field's absence)."""
    return json.dumps({**deepcopy(PASTA), **changes})


def recipe(**wish: Any) -> Question[Any]:
    return question_of(RecipeRequest(**({"prompt": "a quick tomato pasta"} | wish)))


def ideas(**wish: Any) -> Question[Any]:
    return question_of(IngredientRequest(**({"ingredients": ("tomato", "pasta")} | wish)))


def nutrition(*lines: str, servings: int | None = None) -> Question[Any]:
    return question_of(NutritionRequest(ingredients=lines or ("200 g flour", "2 eggs"), servings=servings))


QUESTIONS: dict[str, Callable[..., Question[Any]]] = {"recipe": recipe, "ingredients": ideas, "nutrition": nutrition}
