"""Plates a recipe: ids, numbers, units, times and the safety report are set here, never by a model."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from alchemorsel.application.plating.nutrition import with_nutrition
from alchemorsel.application.plating.plated import Origin, Plated, pass_or_raise
from alchemorsel.application.plating.substituting import substituted
from alchemorsel.domain.answers import RecipeAnswer
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
from alchemorsel.domain.drafts import LineDraft, RecipeDraft, StepDraft
from alchemorsel.domain.errors import BadAnswer
from alchemorsel.domain.foods import NO_FOODS, FoodTable
from alchemorsel.domain.hazards import doneness, undercooked, warnings
from alchemorsel.domain.illegible import illegible_in
from alchemorsel.domain.inedible import inedible_in
from alchemorsel.domain.invariants import hard, soft
from alchemorsel.domain.lexicon import BAKED, mentions
from alchemorsel.domain.lines import read_line
from alchemorsel.domain.nutrients_limits import number_findings
from alchemorsel.domain.reading import understood_of
from alchemorsel.domain.recipe import IngredientLine, Recipe, Step, Temperature, line_text
from alchemorsel.domain.recipe_id import content_id
from alchemorsel.domain.requests import DEFAULT_SERVINGS, RecipeRequest
from alchemorsel.domain.safety import Finding, SafetyReport
from alchemorsel.domain.units import read_unit
from alchemorsel.domain.vocabulary import GRAMS, Diet, Evidence, Severity, Unit, UnitKind, Where
from alchemorsel.domain.words import tidy, words


def plate_recipe(request: RecipeRequest, draft: RecipeDraft, origin: Origin, foods: FoodTable = NO_FOODS) -> Plated:
    try:
        recipe, passed = _passed(request, draft, origin, foods)
    except BadAnswer as rejected:
        other, notes = substituted(draft, Rules.of(request))
        if not notes:
            raise
        recipe, passed = _passed_instead(request, other, origin, foods, rejected)
        passed = (*passed, *notes)
    findings = (*passed, *soft(recipe))
    recipe = replace(recipe, steps=doneness(recipe), safety=_report(recipe, findings))
    recipe = replace(recipe, id=content_id(recipe))
    understood = understood_of(request)
    known = recipe.nutrition.coverage if recipe.nutrition else 1.0
    return Plated(
        lambda provenance: RecipeAnswer(recipe=recipe, understood=understood, provenance=provenance), findings, known
    )


def _passed(
    request: RecipeRequest, draft: RecipeDraft, origin: Origin, foods: FoodTable
) -> tuple[Recipe, tuple[Finding, ...]]:
    recipe = with_nutrition(_recipe(request, draft, origin.language), foods)
    rules = Rules.of(request)
    found = (
        *hard(recipe, request),
        *inedible_in(recipe),
        *illegible_in(recipe, rules),
        *check_recipe(recipe, rules),
        *undercooked(recipe),
    )
    return recipe, pass_or_raise((*found, *warnings(recipe, f"{request.prompt} ; {request.notes}")))


def _passed_instead(
    request: RecipeRequest, draft: RecipeDraft, origin: Origin, foods: FoodTable, rejected: BadAnswer
) -> tuple[Recipe, tuple[Finding, ...]]:
    """The draft with its substitutes; where that does not pass either, the first draft's faults are the ones to tell.

    Raises:
        BadAnswer: the first draft's.
    """
    try:
        return _passed(request, draft, origin, foods)
    except BadAnswer:
        raise rejected from None


def _report(recipe: Recipe, findings: tuple[Finding, ...]) -> SafetyReport:
    unknown = tuple(line.name for line in recipe.ingredients if unverified(line.name))
    return SafetyReport(findings=findings, unverified=unknown, rules_version=RULES_VERSION)


def check_recipe(recipe: Recipe, rules: Rules) -> Iterator[Finding]:
    """Every channel of a recipe against the rules: lines first, then title, steps and the rest."""
    if not rules:
        return
    for index, line in enumerate(recipe.ingredients):
        for text in _foods_of(line):
            yield from check_text(text, rules, Where.INGREDIENT, index)
            yield from cautions(text, rules, Where.INGREDIENT, index)
        yield from check_text(line.group or "", rules, Where.INGREDIENT, index)
    for finding in _second_channel(recipe, rules):
        span = finding.text_span
        if not (_speaks_of_a_line(span, recipe, rules) or _is_the_dish(span, recipe)):
            yield finding
    yield from _whole(recipe, rules)


def _foods_of(line: IngredientLine) -> Iterator[str]:
    """All that a line lets somebody eat, without its amount, for a clove of garlic is no clove."""
    yield _food_of(line.name, line.preparation)
    yield from line.substitutes
    if line.original_text and line.original_text != line_text(line):
        read = read_line(line.original_text)
        yield _food_of(read.name, read.preparation)


def _food_of(name: str, preparation: str | None) -> str:
    return f"{name}, {preparation}" if preparation else name


def _second_channel(recipe: Recipe, rules: Rules) -> Iterator[Finding]:
    yield from check_text(recipe.name, rules, Where.TITLE)
    for index, step in enumerate(recipe.steps):
        yield from check_text(step.text, rules, Where.STEP, index)
    rest = (recipe.description, recipe.storage, recipe.yield_text, *recipe.equipment, *recipe.tips, *recipe.keywords)
    for text in rest:
        yield from check_text(text or "", rules, Where.RECIPE)


def _speaks_of_a_line(span: str, recipe: Recipe, rules: Rules) -> bool:
    """Whether a bare `butter` is the `vegan butter` of the list, which passes by itself."""
    return any(
        (mention.phrase == span or mention.phrase.endswith(f" {span}")) and not check_text(line.name, rules)
        for line in recipe.ingredients
        for mention in mentions(line.name)
    )


def _is_the_dish(span: str, recipe: Recipe) -> bool:
    """Whether the title's own bake is meant: what is in these pancakes, their lines say."""
    return span in BAKED and any(mention.phrase == span for mention in mentions(recipe.name))


def _whole(recipe: Recipe, rules: Rules) -> Iterator[Finding]:
    if Diet.KOSHER in rules.diets and kosher_mix(tuple(line.name for line in recipe.ingredients)):
        yield diet_finding(Severity.BLOCK, Diet.KOSHER, "meat and milk meet in one recipe")
    yield from number_findings(rules.diets, recipe.nutrition)


def _recipe(request: RecipeRequest, draft: RecipeDraft, language: str) -> Recipe:
    lines = tuple(_lines(draft.ingredients))
    called = [(line.id, words(line.name)) for line in lines]
    return Recipe(
        id="",
        name=tidy(draft.name),
        description=tidy(draft.description),
        servings=request.servings or DEFAULT_SERVINGS,
        yield_text=draft.yield_text,
        prep_minutes=draft.prep_minutes,
        cook_minutes=draft.cook_minutes,
        rest_minutes=draft.rest_minutes,
        total_minutes=draft.prep_minutes + draft.cook_minutes + draft.rest_minutes,
        difficulty=draft.difficulty,
        cuisine=draft.cuisine,
        course=draft.course,
        ingredients=lines,
        steps=tuple(_step(number, step, called) for number, step in enumerate(draft.steps, start=1)),
        equipment=draft.equipment[:20],
        tips=draft.tips[:12],
        storage=draft.storage,
        keywords=draft.keywords[:20],
        diets_requested=request.diets,
        safety=SafetyReport(rules_version=RULES_VERSION),
        language=language,
    )


def _lines(drafts: Iterable[LineDraft]) -> Iterator[IngredientLine]:
    for number, draft in enumerate(_merged(drafts), start=1):
        unit, name = _unit_and_name(draft)
        bare = IngredientLine(
            id=f"i{number}",
            name=name,
            quantity=draft.quantity,
            quantity_max=draft.quantity_max,
            unit=unit,
            preparation=draft.preparation,
            optional=draft.optional,
            group=draft.group,
            allergens=allergens_of(draft.name),
        )
        yield replace(bare, original_text=line_text(bare), **mass_of(bare))


def _unit_and_name(draft: LineDraft) -> tuple[Unit | None, str]:
    """The unit; a word that is none stays in front of the name, so that the amount keeps its meaning."""
    name = tidy(draft.name)
    if not draft.unit or not draft.unit.strip():
        return None, name
    unit = read_unit(draft.unit)
    return (unit, name) if unit else (None, f"{tidy(draft.unit)} {name}")


def mass_of(line: IngredientLine) -> dict[str, object]:
    """The fields that say what a line weighs, where it states a mass itself."""
    if line.unit is None or line.quantity is None or line.unit.kind is not UnitKind.MASS:
        return {}
    return {"grams": round(line.quantity * GRAMS[line.unit], 3), "grams_evidence": Evidence.MEASURED}


def _merged(drafts: Iterable[LineDraft]) -> list[LineDraft]:
    """One line a food: lines that differ in nothing but a plain amount are added up."""
    merged: dict[tuple[object, ...], LineDraft] = {}
    for draft in drafts:
        plain = draft.quantity is not None and draft.quantity > 0 and draft.quantity_max is None
        key = (words(draft.name), draft.unit, draft.preparation, draft.group, draft.optional, plain or len(merged))
        twin = merged.get(key)
        merged[key] = replace(draft, quantity=_sum(twin, draft)) if twin else draft
    return list(merged.values())


def _sum(first: LineDraft, second: LineDraft) -> float:
    return (first.quantity or 0) + (second.quantity or 0)


def _step(number: int, draft: StepDraft, called: Iterable[tuple[str, tuple[str, ...]]]) -> Step:
    heat = draft.temperature
    said = frozenset(words(draft.text))
    return Step(
        number=number,
        text=tidy(draft.text),
        minutes=draft.minutes,
        temperature=Temperature(value=heat.value, unit=heat.unit, kind=heat.kind) if heat else None,
        ingredient_ids=tuple([line_id for line_id, name in called if _uses(said, name)]),
        is_passive=draft.is_passive,
    )


def _uses(said: frozenset[str], name: tuple[str, ...]) -> bool:
    """Whether a step names a line: its head noun, for `extra virgin olive oil` is just `oil` while cooking."""
    return bool(name) and (name[-1] in said or name[0] in said)
