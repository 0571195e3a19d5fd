"""A question: the request itself, its feature, and the type of its answer. A new feature is a new question."""

from typing import Generic, TypeVar

import msgspec

from alchemorsel.domain.answers import NutritionAnswer, RecipeAnswer, Served, SuggestionsAnswer
from alchemorsel.domain.requests import IngredientRequest, NutritionRequest, RecipeRequest, Request
from alchemorsel.domain.vocabulary import Feature

A = TypeVar("A", bound=Served)


class Question(msgspec.Struct, Generic[A], frozen=True):
    """`request` is canonical: equal wishes are equal questions, whatever their order, case or blanks."""

    feature: Feature
    request: Request
    answer_type: type[A]


def recipe_question(request: RecipeRequest) -> Question[RecipeAnswer]:
    return Question(Feature.RECIPE, request, RecipeAnswer)


def ingredients_question(request: IngredientRequest) -> Question[SuggestionsAnswer]:
    return Question(Feature.INGREDIENTS, request, SuggestionsAnswer)


def nutrition_question(request: NutritionRequest) -> Question[NutritionAnswer]:
    return Question(Feature.NUTRITION, request, NutritionAnswer)
