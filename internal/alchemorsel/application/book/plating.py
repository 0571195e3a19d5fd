"""Plates a recipe that is to be kept: whoever wrote it, what only code may say is said by code."""

from collections.abc import Iterator

from msgspec.structs import replace

from alchemorsel.application.plating.nutrition import with_nutrition
from alchemorsel.application.plating.recipe import check_recipe, mass_of
from alchemorsel.domain.book.entry import Entry
from alchemorsel.domain.book.facets import Facets
from alchemorsel.domain.checker import RULES_VERSION, Rules, allergens_of, unverified
from alchemorsel.domain.errors import InvalidRequest
from alchemorsel.domain.foods import FoodTable
from alchemorsel.domain.hazards import doneness, undercooked, warnings
from alchemorsel.domain.invariants import hard, soft
from alchemorsel.domain.recipe import IngredientLine, Recipe
from alchemorsel.domain.recipe_id import content_id
from alchemorsel.domain.requests import RecipeRequest
from alchemorsel.domain.safety import Finding, SafetyReport
from alchemorsel.domain.vocabulary import Allergen, Diet, Evidence, SafetyStatus, Severity

MOST_MINUTES = 10_080
_TOLD = 3


def plated_entry(entry: Entry, foods: FoodTable) -> Entry:
    """The entry with its recipe costed, checked and named by its content; plating it again changes nothing.

    A book keeps what a cook wrote, also where a kitchen would not serve it: a rare steak, a single step. Such things
    stand in `safety`. Refused is only what is untrue: a diet or an allergy that is promised and does not hold.

    Raises:
        InvalidRequest: such a promise; every reason is in it.
    """
    recipe = _computed(entry.recipe, foods)
    recipe = replace(recipe, safety=_report(recipe, entry))
    return replace(entry, recipe=replace(recipe, id=content_id(recipe)))


def facets_of(recipe: Recipe) -> Facets:
    """What today's rules say of a recipe under every diet and for every allergen; what was said of it before counts
    for nothing.
    """
    named = {allergen for line in recipe.ingredients for allergen in _named_in(line)}
    found = {allergen: _severities(recipe, Rules(allergies=(allergen,))) for allergen in Allergen}
    shown = {a for a, severities in found.items() if Severity.BLOCK in severities} | named
    return Facets(
        diets=tuple(diet for diet in Diet if not _severities(recipe, Rules(diets=(diet,)))),
        allergens=tuple(a for a in Allergen if a in shown),
        may_contain=tuple(a for a, severities in found.items() if severities and a not in shown),
        unverified=sum(unverified(line.name) for line in recipe.ingredients),
        rules=RULES_VERSION,
    )


def _severities(recipe: Recipe, rules: Rules) -> set[Severity]:
    return {finding.severity for finding in check_recipe(recipe, rules)}


def _computed(recipe: Recipe, foods: FoodTable) -> Recipe:
    known = recipe.prep_minutes + recipe.cook_minutes + recipe.rest_minutes
    bare = replace(
        recipe,
        total_minutes=min(max(recipe.total_minutes, known), MOST_MINUTES),
        ingredients=tuple(_bare(line) for line in recipe.ingredients),
        diets_requested=tuple(diet for diet in Diet if diet in recipe.diets_requested),
        nutrition=None,
    )
    costed = with_nutrition(bare, foods)
    return replace(costed, steps=doneness(costed))


def _bare(line: IngredientLine) -> IngredientLine:
    """A line with nothing of what others computed: its words and amounts are all that is believed."""
    found = _named_in(line)
    said = replace(
        line,
        canonical_food=None,
        grams=None,
        grams_evidence=Evidence.UNQUANTIFIED,
        allergens=tuple(allergen for allergen in Allergen if allergen in found),
    )
    return replace(said, **mass_of(said))


def _named_in(line: IngredientLine) -> set[Allergen]:
    return {*allergens_of(line.name), *allergens_of(line.original_text)}


def _report(recipe: Recipe, entry: Entry) -> SafetyReport:
    findings = tuple(dict.fromkeys(_findings(recipe, entry)))
    blocked = any(finding.severity is Severity.BLOCK for finding in findings)
    return SafetyReport(
        status=SafetyStatus.VIOLATIONS_FOUND if blocked else SafetyStatus.NO_VIOLATION_DETECTED,
        findings=findings,
        unverified=tuple(line.name for line in recipe.ingredients if unverified(line.name)),
        rules_version=RULES_VERSION,
    )


def _findings(recipe: Recipe, entry: Entry) -> Iterator[Finding]:
    yield from _promised(recipe, entry)
    yield from undercooked(recipe)
    yield from warnings(recipe)
    # What is odd about a recipe is its cook's own affair.
    yield from (replace(each, severity=Severity.WARN) for each in hard(recipe, _NO_WISH))
    yield from soft(recipe)


def _promised(recipe: Recipe, entry: Entry) -> tuple[Finding, ...]:
    promises = Rules(recipe.diets_requested, entry.allergies, entry.custom_allergies)
    findings = tuple(check_recipe(recipe, promises))
    broken = [finding for finding in findings if finding.severity is Severity.BLOCK]
    if broken:
        said = "; ".join(dict.fromkeys(each.explanation for each in broken[:_TOLD]))
        more = f"; and {len(broken) - _TOLD} more" if len(broken) > _TOLD else ""
        raise InvalidRequest(
            f"The recipe breaks what is promised of it: {said}{more}.",
            field="recipe",
            suggestion="Change those lines, or leave the diet out of `recipe.diets_requested` and `diets`, the "
            "allergen out of `allergies` or `custom_allergies`.",
        )
    return findings


_NO_WISH = RecipeRequest(prompt="what the cook has written")
