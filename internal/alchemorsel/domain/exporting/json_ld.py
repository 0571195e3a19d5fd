"""A recipe as schema.org JSON-LD; diets that it has no word for go into the keywords."""

from collections.abc import Iterator
from typing import Any

from alchemorsel.domain.exporting.words import written_line
from alchemorsel.domain.nutrition import Nutrition
from alchemorsel.domain.recipe import Recipe, Step
from alchemorsel.domain.vocabulary import Diet

_DIETS = {
    Diet.VEGAN: "VeganDiet", Diet.VEGETARIAN: "VegetarianDiet", Diet.GLUTEN_FREE: "GlutenFreeDiet",
    Diet.LACTOSE_FREE: "LowLactoseDiet", Diet.HALAL: "HalalDiet", Diet.KOSHER: "KosherDiet", Diet.HINDU: "HinduDiet",
    Diet.LOW_SODIUM: "LowSaltDiet", Diet.LOW_FAT: "LowFatDiet", Diet.LOW_CALORIE: "LowCalorieDiet",
    Diet.DIABETIC_FRIENDLY: "DiabeticDiet",
}  # fmt: skip
"""All eleven of RestrictedDiet. Dairy-free is none of them: LowLactoseDiet would say less."""
_NUTRIENTS = (
    ("energy_kcal", "calories", "kcal"), ("protein_g", "proteinContent", "g"), ("fat_g", "fatContent", "g"),
    ("saturated_fat_g", "saturatedFatContent", "g"), ("carbohydrate_g", "carbohydrateContent", "g"),
    ("sugar_g", "sugarContent", "g"), ("fibre_g", "fiberContent", "g"), ("sodium_mg", "sodiumContent", "mg"),
)  # fmt: skip


def as_json_ld(recipe: Recipe) -> dict[str, Any]:
    """The recipe as schema.org names things; without an image, so no rich result is promised."""
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Recipe",
        "name": recipe.name,
        "description": recipe.description,
        "inLanguage": recipe.language,
        "recipeYield": [str(recipe.servings), *([recipe.yield_text] if recipe.yield_text else [])],
        **_times(recipe),
        "recipeCuisine": recipe.cuisine,
        "recipeCategory": recipe.course,
        "keywords": ", ".join([*recipe.keywords, *_other_diets(recipe)]),
        "recipeIngredient": [written_line(line) for line in recipe.ingredients],
        "recipeInstructions": list(_steps(recipe)),
        "tool": list(recipe.equipment),
        "suitableForDiet": [f"https://schema.org/{_DIETS[diet]}" for diet in recipe.diets_requested if diet in _DIETS],
        "nutrition": _nutrition(recipe.nutrition) if recipe.nutrition else None,
    }
    return {name: value for name, value in told.items() if value not in (None, "", [])}


def _times(recipe: Recipe) -> dict[str, str]:
    """Without those that are nought, unless there is a rest: only what the other two leave of the whole tells it."""
    times = {"prepTime": recipe.prep_minutes, "cookTime": recipe.cook_minutes, "totalTime": recipe.total_minutes}
    return {name: _duration(minutes) for name, minutes in times.items() if minutes or recipe.rest_minutes}


def _steps(recipe: Recipe) -> Iterator[dict[str, Any]]:
    """The tips of the whole recipe stand in its last step: schema.org has them inside of steps alone."""
    *before, last = recipe.steps
    yield from (_step(step) for step in before)
    yield _step(last, recipe.tips)


def _step(step: Step, tips: tuple[str, ...] = ()) -> dict[str, Any]:
    """Its `text` holds everything that must be read; the parts say what of it is a time, a warning or a tip."""
    text = f"{step.text} {step.warning}" if step.warning else step.text
    time = {"performTime": _duration(step.minutes)} if step.minutes else {}
    said = [*([step.warning] if step.warning else []), *tips]
    told = {"@type": "HowToStep", "position": step.number, "text": text}
    if not (time or said):
        return told
    parts = [
        {"@type": "HowToDirection", "text": step.text, **time},
        *({"@type": "HowToTip", "text": each} for each in said),
    ]
    return {**told, "itemListElement": parts}


def _duration(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"PT{f'{hours}H' if hours else ''}{f'{rest}M' if rest or not hours else ''}"


def _other_diets(recipe: Recipe) -> list[str]:
    return [diet.replace("_", "-") for diet in recipe.diets_requested if diet not in _DIETS]


def _nutrition(nutrition: Nutrition) -> dict[str, Any] | None:
    told = {
        theirs: f"{value:g} {unit}"
        for ours, theirs, unit in _NUTRIENTS
        if (value := getattr(nutrition, ours)) is not None
    }
    return {"@type": "NutritionInformation", "servingSize": "1 serving", **told} if told else None
