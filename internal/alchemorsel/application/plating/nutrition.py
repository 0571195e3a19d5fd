"""Plates a nutrition reading: foods and grams, each with how it was found; totals are never a model's."""

from collections.abc import Iterator

from alchemorsel.application.plating.plated import Plated, pass_or_raise
from alchemorsel.domain.answers import NutritionAnswer
from alchemorsel.domain.drafts import FoodDraft, NutritionDraft
from alchemorsel.domain.lines import read_line
from alchemorsel.domain.nutrition import Excluded, Nutrition, NutritionLine
from alchemorsel.domain.requests import NutritionRequest
from alchemorsel.domain.safety import Finding
from alchemorsel.domain.vocabulary import GRAMS, Evidence, Severity, UnitKind, Where
from alchemorsel.domain.words import tidy

METHOD_VERSION = "1"
MOST_GRAMS = 20_000.0


def plate_nutrition(request: NutritionRequest, draft: NutritionDraft) -> Plated:
    texts = request.lines()
    pass_or_raise(tuple(_checked(draft, len(texts))))
    foods = {food.line: food for food in draft.foods}
    read = [(text, foods.get(number)) for number, text in enumerate(texts, start=1)]
    nutrition = Nutrition(
        servings=request.servings or 1,
        lines=tuple(_line(text, food) for text, food in read if food),
        excluded=tuple(Excluded(text=text, reason="no food was recognised") for text, food in read if not food),
        method_version=METHOD_VERSION,
    )
    return Plated(lambda provenance: NutritionAnswer(nutrition=nutrition, provenance=provenance))


def _checked(draft: NutritionDraft, lines: int) -> Iterator[Finding]:
    seen: set[int] = set()
    for food in draft.foods:
        if food.line > lines:
            yield _blocks(food, f"there is no line {food.line}; the last one is {lines}")
        if food.line in seen:
            yield _blocks(food, f"line {food.line} was read twice")
        if food.grams is not None and not 0 < food.grams <= MOST_GRAMS:
            yield _blocks(food, f"{food.grams:g} g of {food.food} is no amount")
        seen.add(food.line)


def _line(text: str, food: FoodDraft) -> NutritionLine:
    grams, evidence, how = _grams(text, food)
    return NutritionLine(text=text, food=tidy(food.food), grams=grams, grams_evidence=evidence, how=how)


def _grams(text: str, food: FoodDraft) -> tuple[float | None, Evidence, str]:
    """A mass that the line states beats whatever the model says."""
    read = read_line(text)
    if read.quantity and read.unit and read.unit.kind is UnitKind.MASS:
        middle = (read.quantity + (read.quantity_max or read.quantity)) / 2
        return round(middle * GRAMS[read.unit], 3), Evidence.MEASURED, "mass stated in the line"
    if food.grams is not None:
        return round(food.grams, 1), Evidence.ESTIMATED, "estimated by the model"
    return None, Evidence.UNQUANTIFIED, "no mass stated"


def _blocks(food: FoodDraft, explanation: str) -> Finding:
    return Finding(
        severity=Severity.BLOCK,
        code="misread_line",
        rule_id="nutrition.lines",
        where=Where.INGREDIENT,
        index=food.line - 1,
        text_span=food.food,
        explanation=explanation,
    )
