"""The use cases on recipes that somebody has already: scale, parse, export, and what can stand in."""

from msgspec.structs import replace

from alchemorsel.application.plating.nutrition import with_nutrition
from alchemorsel.domain.checker import Rules, allergens_of, check_text, diets_kept
from alchemorsel.domain.errors import InvalidRequest
from alchemorsel.domain.exporting import Document, export
from alchemorsel.domain.foods import NO_FOODS, FoodTable
from alchemorsel.domain.lines import read_line
from alchemorsel.domain.parsing import parse_json_ld, parse_text
from alchemorsel.domain.reading.translating import in_english
from alchemorsel.domain.recipe_id import content_id
from alchemorsel.domain.recipe_requests import (
    ExportRequest,
    ParseAnswer,
    ParseRequest,
    ScaleRequest,
    SubstituteRequest,
    SubstitutesAnswer,
)
from alchemorsel.domain.scaling import Scaled, scale
from alchemorsel.domain.sense import reject_inedible
from alchemorsel.domain.substitutions import SWAPS, Swap
from alchemorsel.domain.suggestions import IngredientSuggestion
from alchemorsel.domain.vocabulary import (
    SuggestionKind,
    SuggestionSource,
)
from alchemorsel.domain.words import tidy, words


def scaled(request: ScaleRequest, foods: FoodTable = NO_FOODS) -> Scaled:
    """The recipe for so many, in the units asked for, with what a serving holds now.

    Raises:
        InvalidRequest: an amount would leave the range of a recipe.
    """
    try:
        result = scale(request.recipe, request.servings, request.unit_system)
    except OverflowError as error:
        raise InvalidRequest(
            f"So much {error} does not fit into a recipe.", field="servings", suggestion="Ask for fewer servings."
        ) from None
    recipe = with_nutrition(result.recipe, foods)
    return replace(result, recipe=replace(recipe, id=content_id(recipe)))


def parsed(request: ParseRequest, foods: FoodTable = NO_FOODS) -> ParseAnswer:
    """The recipe in a text or in a schema.org document, as far as it was understood, with what a serving holds.

    Raises:
        InvalidRequest: not exactly one of the two is there.
    """
    if request.text is not None and request.json_ld is None:
        return _costed(parse_text(request.text), foods)
    if request.json_ld is not None and request.text is None:
        return _costed(parse_json_ld(request.json_ld), foods)
    raise InvalidRequest(
        "Give either `text` or `json_ld`.",
        field="text",
        suggestion='Send {"text": "Omelette\\n2 eggs\\n1 tbsp butter\\nBeat the eggs and fry them in the butter."}.',
    )


def _costed(answer: ParseAnswer, foods: FoodTable) -> ParseAnswer:
    if answer.recipe is None:
        return answer
    recipe = with_nutrition(answer.recipe, foods)
    recipe = replace(recipe, id=content_id(recipe))
    return replace(answer, recipe=recipe, ingredients=recipe.ingredients)


def exported(request: ExportRequest, foods: FoodTable = NO_FOODS) -> Document:
    """The recipe as a document; what a serving holds is computed where the recipe does not say."""
    recipe = request.recipe if request.recipe.nutrition else with_nutrition(request.recipe, foods)
    return export(recipe, request.format)


def substitutes(request: SubstituteRequest) -> SubstitutesAnswer:
    """What does the same work as an ingredient, without what is ruled out.

    Raises:
        InvalidRequest: it is no food.
    """
    reject_inedible(request.ingredient, "ingredient")
    rules = Rules(request.diets, request.allergies, request.custom_allergies, request.excluded_ingredients)
    named = in_english(words(read_line(request.ingredient).name), _FOODS)
    swaps = [swap for swap in SWAPS if _is_for(swap, named)]
    fitting = [swap for swap in swaps if request.role in {None, swap.role}]
    kept = [swap for swap in fitting if not check_text(_held(swap), rules)]
    return SubstitutesAnswer(
        ingredient=tidy(request.ingredient),
        known=bool(swaps),
        substitutes=tuple(_suggestion(swap, place) for place, swap in enumerate(kept)),
        filtered=len(fitting) - len(kept),
    )


def _is_for(swap: Swap, named: tuple[str, ...]) -> bool:
    """`2 large eggs` and `unsalted butter` are named by their last words; `peanut butter` has entries of its own."""
    own = [words(food) for food in swap.food.split("|")]
    longest = max((len(food) for food in _FOODS if named[-len(food) :] == food), default=0)
    return any(len(food) == longest and named[-len(food) :] == food for food in own)


_FOODS = {words(food) for swap in SWAPS for food in swap.food.split("|")}


def _held(swap: Swap) -> str:
    return f"{swap.by}; {swap.ratio.partition('->')[2]}"


def _suggestion(swap: Swap, place: int) -> IngredientSuggestion:
    held = _held(swap)
    return IngredientSuggestion(
        name=swap.by,
        kind=SuggestionKind.SUBSTITUTION,
        for_ingredient=swap.food.partition("|")[0],
        ratio=swap.ratio,
        role=swap.role,
        reason=swap.reason,
        allergens=allergens_of(held),
        diets_ok=diets_kept(held),
        score=round(1 / (1 + place / 4), 2),
        source=SuggestionSource.RULE,
    )
