"""Checks any recipe, lines or text against diets, allergies and food safety, without any model."""

from collections.abc import Iterator

from msgspec.structs import replace

from alchemorsel.application.hazard_reading import hazards_in_lines, hazards_in_text
from alchemorsel.application.plating.nutrition import read_by_table, with_nutrition
from alchemorsel.application.plating.recipe import check_recipe
from alchemorsel.domain.checker import (
    RULES_VERSION,
    Rules,
    allergens_of,
    cautions,
    check_text,
    diet_finding,
    kosher_mix,
    unverified,
)
from alchemorsel.domain.errors import InvalidRequest
from alchemorsel.domain.foods import NO_FOODS, FoodTable
from alchemorsel.domain.hazards import undercooked, warnings
from alchemorsel.domain.inedible import inedible_finding, inedible_in
from alchemorsel.domain.lines import read_line
from alchemorsel.domain.nutrients_limits import number_findings
from alchemorsel.domain.nutrition import Nutrition
from alchemorsel.domain.parsing import parse_text
from alchemorsel.domain.recipe import Recipe, line_text
from alchemorsel.domain.recipe_requests import CheckAnswer, CheckedLine, CheckRequest
from alchemorsel.domain.requests import NutritionRequest
from alchemorsel.domain.safety import Finding, SafetyReport
from alchemorsel.domain.vocabulary import Allergen, Diet, SafetyStatus, Severity, Where
from alchemorsel.domain.words import tidy


def check(request: CheckRequest, foods: FoodTable = NO_FOODS) -> CheckAnswer:
    """What the words of a recipe show against diets, allergies and food safety; absence is never proved.

    Args:
        foods: what the diets of numbers are judged by; without them those cannot be verified.

    Raises:
        InvalidRequest: not exactly one of `recipe`, `lines` and `text` is there.
    """
    given = [request.recipe is not None, bool(request.lines), request.text is not None]
    if sum(given) != 1:
        raise InvalidRequest(
            "Give exactly one of `recipe`, `lines` and `text`.",
            field="lines",
            suggestion='Send {"lines": ["200 g flour", "2 eggs"], "diets": ["vegan"]}.',
        )
    findings = tuple(dict.fromkeys(_findings(request, foods)))
    lines = tuple(_checked(text) for text in _lines(request))
    safety = SafetyReport(
        status=_status(findings),
        findings=findings,
        unverified=tuple(line.name for line in lines if unverified(line.name)),
        rules_version=RULES_VERSION,
    )
    return CheckAnswer(safety=safety, allergens=_allergens(request, lines), lines=lines)


def _findings(request: CheckRequest, foods: FoodTable) -> Iterator[Finding]:
    rules = Rules(request.diets, request.allergies, request.custom_allergies, ())
    if request.recipe is not None:
        # What a caller says of a serving is no evidence.
        recipe = with_nutrition(replace(request.recipe, nutrition=None), foods)
        yield from check_recipe(recipe, rules)
        yield from inedible_in(recipe)
        yield from _hazards(recipe)
        return
    where = Where.INGREDIENT if request.lines else Where.RECIPE
    texts = request.lines or _text_lines(request)
    for index, text in enumerate(texts):
        yield from check_text(text, rules, where, index)
        yield from cautions(text, rules, where, index)
    yield from _no_foods(texts, where, request)
    if Diet.KOSHER in rules.diets and kosher_mix(texts):
        yield diet_finding(Severity.BLOCK, Diet.KOSHER, "meat and milk meet in one recipe")
    yield from number_findings(rules.diets, _nutrition(request, foods))
    yield from hazards_in_lines(texts) if request.text is None else hazards_in_text(request.text)


def _no_foods(texts: tuple[str, ...], where: Where, request: CheckRequest) -> Iterator[Finding]:
    """Each line is judged by what it is: a step may say to wash with soap, an ingredient may be none."""
    listed = frozenset(_lines(request))
    for index, text in enumerate(texts):
        of_the_list = any(text.endswith(line) for line in listed)
        for finding in inedible_finding(text, Where.INGREDIENT if of_the_list else Where.STEP):
            yield replace(finding, where=where, index=index)


def _hazards(recipe: Recipe) -> Iterator[Finding]:
    yield from undercooked(recipe)
    yield from warnings(recipe)


def _nutrition(request: CheckRequest, foods: FoodTable) -> Nutrition | None:
    """What a serving holds, where it is known how many there are."""
    servings, lines = request.servings, request.lines
    if request.text is not None:
        read = parse_text(request.text)
        stated = read.recipe is not None and not any(each.startswith("servings") for each in read.assumed)
        servings = servings or (read.recipe.servings if read.recipe is not None and stated else None)
        lines = tuple(line.original_text for line in read.ingredients)
    if not (servings and lines and foods):
        return None
    return read_by_table(NutritionRequest(ingredients=lines, servings=servings), foods)


def _text_lines(request: CheckRequest) -> tuple[str, ...]:
    return tuple(tidy(line) for line in (request.text or "").splitlines() if line.strip())


def _lines(request: CheckRequest) -> tuple[str, ...]:
    if request.recipe is not None:
        return tuple(line_text(line) for line in request.recipe.ingredients)
    if request.text is not None:
        return tuple(line.original_text for line in parse_text(request.text).ingredients)
    return request.lines


def _checked(text: str) -> CheckedLine:
    return CheckedLine(text=text, name=read_line(text).name, allergens=allergens_of(text))


def _allergens(request: CheckRequest, lines: tuple[CheckedLine, ...]) -> tuple[Allergen, ...]:
    named = {allergen for line in lines for allergen in line.allergens}
    named |= {allergen for text in _text_lines(request) for allergen in allergens_of(text)}
    return tuple(allergen for allergen in Allergen if allergen in named)


def _status(findings: tuple[Finding, ...]) -> SafetyStatus:
    blocked = any(finding.severity is Severity.BLOCK for finding in findings)
    return SafetyStatus.VIOLATIONS_FOUND if blocked else SafetyStatus.NO_VIOLATION_DETECTED
