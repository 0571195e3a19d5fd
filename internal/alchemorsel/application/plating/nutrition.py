"""Plates a nutrition reading: what every line is taken for, its grams, and totals that only the table has a say in."""

from collections.abc import Iterator

from msgspec.structs import replace

from alchemorsel.application.plating.plated import Plated, pass_or_raise
from alchemorsel.domain.answers import NutritionAnswer
from alchemorsel.domain.drafts import FoodDraft, NutritionDraft
from alchemorsel.domain.foods import NO_FOODS, FoodTable
from alchemorsel.domain.grams import Weighed, weigh
from alchemorsel.domain.lines import ReadLine, read_line, stated_beside
from alchemorsel.domain.matching import choose
from alchemorsel.domain.nutrients_lines import Costed, amount_of, cost, cost_text, coverage
from alchemorsel.domain.nutrients_totals import serve
from alchemorsel.domain.nutrition import Nutrition
from alchemorsel.domain.recipe import IngredientLine, Recipe
from alchemorsel.domain.requests import NutritionRequest
from alchemorsel.domain.safety import Finding
from alchemorsel.domain.vocabulary import Evidence, Severity, Where
from alchemorsel.domain.words import tidy

MOST_GRAMS = 20_000.0
ENOUGH = 0.95
"""The share of the mass from which on the table alone is an answer."""


def plate_nutrition(request: NutritionRequest, draft: NutritionDraft, foods: FoodTable = NO_FOODS) -> Plated:
    """The table's reading, and where it has none, what the draft's word for a line means in the table."""
    pass_or_raise(tuple(_checked(draft, len(request.lines()))))
    drafted = {food.line: food for food in draft.foods}
    own = enumerate(_costed(request, foods), start=1)
    costed = tuple(_grounded(line, drafted.get(number), foods) for number, line in own)
    nutrition = _served(request, costed)
    known = coverage(costed) if foods else 1.0
    return Plated(lambda provenance: NutritionAnswer(nutrition=nutrition, provenance=provenance), coverage=known)


def read_by_table(request: NutritionRequest, foods: FoodTable) -> Nutrition:
    """What the table alone knows; no model is asked."""
    return _served(request, tuple(_costed(request, foods)))


def suffices(nutrition: Nutrition) -> bool:
    """Whether the table's own reading is an answer: something is known of nearly all of the mass."""
    return nutrition.energy_kcal is not None and nutrition.coverage >= ENOUGH


def with_nutrition(recipe: Recipe, foods: FoodTable) -> Recipe:
    """The recipe with what a serving of it holds, and with the food and the mass of every line."""
    if not foods:
        return recipe
    costed = tuple(_costed_line(line, foods) for line in recipe.ingredients)
    lines = tuple(_known(line, each) for line, each in zip(recipe.ingredients, costed, strict=True))
    nutrition = serve(costed, recipe.servings, cooked=_cooked(recipe))
    return replace(recipe, ingredients=lines, nutrition=nutrition)


def _known(line: IngredientLine, costed: Costed) -> IngredientLine:
    food = costed.food.name if costed.food else None
    if costed.weighed is None:
        return replace(line, canonical_food=food)
    weighed = costed.weighed
    return replace(line, canonical_food=food, grams=weighed.grams, grams_evidence=weighed.evidence)


def _served(request: NutritionRequest, costed: tuple[Costed, ...]) -> Nutrition:
    cooked = request.recipe is not None and _cooked(request.recipe)
    return serve(costed, request.servings or 1, cooked=cooked)


def _cooked(recipe: Recipe) -> bool:
    return recipe.cook_minutes > 0 or any(step.temperature is not None for step in recipe.steps)


def _costed(request: NutritionRequest, foods: FoodTable) -> Iterator[Costed]:
    if request.recipe is None:
        yield from (cost_text(text, foods) for text in request.ingredients)
        return
    yield from (_costed_line(line, foods) for line in request.recipe.ingredients)


def _costed_line(line: IngredientLine, foods: FoodTable) -> Costed:
    """A line's own fields; where they hold no amount, its text may."""
    package, also = stated_beside(line.unit, (line.preparation or "").split(", ")) if line.quantity else (None, None)
    read = ReadLine(
        quantity=line.quantity,
        quantity_max=line.quantity_max,
        unit=line.unit,
        name=line.name,
        preparation=line.preparation,
        package=package,
        also=also,
    )
    text = line.original_text or line.name
    bare = line.quantity is None and line.unit is None
    return cost(text, read_line(text) if bare else read, foods)


def _grounded(line: Costed, draft: FoodDraft | None, foods: FoodTable) -> Costed:
    """A draft names a food of the table where the rules found none, and a mass where they found none: no more."""
    if draft is None or line.reason is None:
        return line
    if line.match is None:
        match = choose(draft.food, line.named, foods)
        line = replace(line, match=match, named=tidy(draft.food))
    if line.match is not None and line.weighed is None:
        line = replace(line, weighed=weigh(amount_of(read_line(line.text)), line.match.food))
    if line.weighed is None and draft.grams is not None:
        line = replace(line, weighed=Weighed(round(draft.grams, 1), Evidence.ESTIMATED, "estimated by the model"))
    return line


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
