"""Reads ingredient lines without a model: the food's name, and its grams where the line states a mass."""

from alchemorsel.domain.drafts import FoodDraft, NutritionDraft
from alchemorsel.domain.lines import ReadLine, read_line
from alchemorsel.domain.requests import NutritionRequest
from alchemorsel.domain.vocabulary import GRAMS

_LONGEST_NAME = 120


def read_foods(request: NutritionRequest) -> NutritionDraft:
    """One food a line; no total, and no guess where no mass is stated."""
    read = [read_line(text) for text in request.lines()]
    return NutritionDraft(
        foods=tuple(
            FoodDraft(line=number, food=line.name[:_LONGEST_NAME], grams=_grams(line))
            for number, line in enumerate(read, start=1)
            if line.name
        )
    )


def _grams(line: ReadLine) -> float | None:
    """The middle of a range; None where nothing states a mass."""
    if line.unit not in GRAMS or not line.quantity:
        return None
    return round((line.quantity + (line.quantity_max or line.quantity)) / 2 * GRAMS[line.unit], 3)
