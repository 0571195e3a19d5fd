"""Looks a request over before any model is asked: does it ask for something, and can it be had?"""

from alchemorsel.domain.checker import Rules, check_text
from alchemorsel.domain.errors import InvalidRequest
from alchemorsel.domain.inedible import inedible
from alchemorsel.domain.requests import NutritionRequest, PantryItem, Request, Wish, pantry
from alchemorsel.domain.safety import Finding
from alchemorsel.domain.vocabulary import UnitKind

VAGUE_MOST = 4


def make_sense(request: Request) -> None:
    """Pass a request that can be answered.

    Raises:
        InvalidRequest: it asks for nothing, contradicts itself, or names what nobody should eat.
    """
    if isinstance(request, NutritionRequest):
        _nutrition(request)
    else:
        _wish(request)


def _nutrition(request: NutritionRequest) -> None:
    if bool(request.ingredients) == (request.recipe is not None):
        raise InvalidRequest(
            "Give either `ingredients` or `recipe`.",
            field="ingredients",
            suggestion='Send {"ingredients": ["200 g flour", "2 eggs"], "servings": 2}, or {"recipe": ...}.',
        )
    lines = "ingredients" if request.recipe is None else "recipe.ingredients"
    for index, line in enumerate(request.lines()):
        reject_inedible(line, f"{lines}[{index}]")


def _wish(wish: Wish) -> None:
    if not (wish.prompt.strip() or wish.ingredients or wish.cuisine or wish.notes.strip()):
        raise InvalidRequest(
            "The request asks for nothing.",
            field="prompt",
            suggestion='Say what you would like: {"prompt": "a quick tomato pasta for two"}.',
        )
    for name in ("prompt", "cuisine", "notes"):
        reject_inedible(getattr(wish, name) or "", name)
    rules = Rules.of(wish)
    for index, item in enumerate(pantry(wish.ingredients)):
        _pantry_item(item, rules, f"ingredients[{index}]")


def _pantry_item(item: PantryItem, rules: Rules, field: str) -> None:
    reject_inedible(item.name, field)
    if item.unit and item.unit.kind is UnitKind.VAGUE and (item.quantity or 0) > VAGUE_MOST:
        raise InvalidRequest(
            f"{item.quantity:g} {item.unit} of {item.name} is no amount.",
            field=f"{field}.quantity",
            suggestion=f"Give at most {VAGUE_MOST} of a vague unit, or use g or ml.",
        )
    if broken := check_text(item.name, rules):
        rule = _rule_of(broken[0])
        raise InvalidRequest(
            f"The pantry holds {item.name!r}, and the request rules it out by {rule}.",
            field=field,
            suggestion=f"Take {item.name!r} out of `ingredients`, or take {rule} back.",
        )


def _rule_of(finding: Finding) -> str:
    if finding.diet:
        return f"the diet {finding.diet}"
    if finding.allergen:
        return f"the allergy {finding.allergen}"
    return "custom_allergies" if finding.code == "custom_allergy" else "excluded_ingredients"


def reject_inedible(text: str, field: str) -> None:
    """
    Raises:
        InvalidRequest: the text names what is no food.
    """
    name = inedible(text)
    if name is not None:
        raise InvalidRequest(
            f"{name!r} is not food.",
            field=field,
            suggestion="Ask for something to eat; in an emergency call your local poison centre.",
        )
