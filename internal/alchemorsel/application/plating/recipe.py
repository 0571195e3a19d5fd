"""Plates a recipe: ids, numbers, units, times and the safety report are set here, never by a model."""

import hashlib
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from alchemorsel.application.plating.nutrition import with_nutrition
from alchemorsel.application.plating.plated import Origin, Plated, pass_or_raise
from alchemorsel.domain.answers import RecipeAnswer
from alchemorsel.domain.checker import RULES_VERSION, Rules, allergens_of, check_text, kosher_mix
from alchemorsel.domain.drafts import LineDraft, RecipeDraft, StepDraft
from alchemorsel.domain.foods import NO_FOODS, FoodTable
from alchemorsel.domain.invariants import hard, soft
from alchemorsel.domain.nutrients_limits import Verdict, judge
from alchemorsel.domain.recipe import IngredientLine, Recipe, Step, Temperature, line_text
from alchemorsel.domain.requests import DEFAULT_SERVINGS, RecipeRequest
from alchemorsel.domain.safety import Finding, SafetyReport
from alchemorsel.domain.units import read_unit
from alchemorsel.domain.value import encode
from alchemorsel.domain.vocabulary import GRAMS, Diet, Evidence, Severity, Unit, UnitKind, Where
from alchemorsel.domain.words import tidy, words


def plate_recipe(request: RecipeRequest, draft: RecipeDraft, origin: Origin, foods: FoodTable = NO_FOODS) -> Plated:
    recipe = with_nutrition(_recipe(request, draft, origin.language), foods)
    passed = pass_or_raise((*hard(recipe, request), *check_recipe(recipe, Rules.of(request))))
    findings = (*passed, *soft(recipe))
    recipe = replace(recipe, safety=SafetyReport(findings=findings, rules_version=RULES_VERSION))
    recipe = replace(recipe, id=_content_id(recipe))
    known = recipe.nutrition.coverage if recipe.nutrition else 1.0
    return Plated(lambda provenance: RecipeAnswer(recipe=recipe, provenance=provenance), findings, known)


def check_recipe(recipe: Recipe, rules: Rules) -> Iterator[Finding]:
    """Every channel of a recipe against the rules: lines first, then title, steps and the rest."""
    if not rules:
        return
    for index, line in enumerate(recipe.ingredients):
        yield from check_text(line_text(line), rules, Where.INGREDIENT, index)
    yield from check_text(recipe.name, rules, Where.TITLE)
    for index, step in enumerate(recipe.steps):
        yield from check_text(step.text, rules, Where.STEP, index)
    for text in (recipe.description, recipe.storage or "", *recipe.tips, *recipe.keywords):
        yield from check_text(text, rules, Where.RECIPE)
    yield from _whole(recipe, rules)


def _whole(recipe: Recipe, rules: Rules) -> Iterator[Finding]:
    if Diet.KOSHER in rules.diets and kosher_mix(tuple(line.name for line in recipe.ingredients)):
        yield _of_diet(Severity.BLOCK, Diet.KOSHER, "meat and milk meet in one recipe")
    for judged in judge(rules.diets, recipe.nutrition):
        if judged.verdict is not Verdict.KEPT:
            broken = judged.verdict is Verdict.BROKEN
            yield _of_diet(Severity.BLOCK if broken else Severity.WARN, judged.diet, judged.why)


def _of_diet(severity: Severity, diet: Diet, explanation: str) -> Finding:
    return Finding(
        severity=severity,
        code="diet",
        rule_id=f"diet.{diet}",
        where=Where.RECIPE,
        explanation=explanation,
        diet=diet,
    )


def _recipe(request: RecipeRequest, draft: RecipeDraft, language: str) -> Recipe:
    lines = tuple(_lines(draft.ingredients))
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
        steps=tuple(_step(number, step, lines) for number, step in enumerate(draft.steps, start=1)),
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
        yield replace(bare, original_text=line_text(bare), **_mass(bare))


def _unit_and_name(draft: LineDraft) -> tuple[Unit | None, str]:
    """The unit; a word that is none stays in front of the name, so that the amount keeps its meaning."""
    name = tidy(draft.name)
    if not draft.unit or not draft.unit.strip():
        return None, name
    unit = read_unit(draft.unit)
    return (unit, name) if unit else (None, f"{tidy(draft.unit)} {name}")


def _mass(line: IngredientLine) -> dict[str, object]:
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


def _step(number: int, draft: StepDraft, lines: tuple[IngredientLine, ...]) -> Step:
    heat = draft.temperature
    return Step(
        number=number,
        text=tidy(draft.text),
        minutes=draft.minutes,
        temperature=Temperature(value=heat.value, unit=heat.unit, kind=heat.kind) if heat else None,
        ingredient_ids=tuple(line.id for line in lines if _uses(draft.text, line.name)),
        is_passive=draft.is_passive,
    )


def _uses(text: str, name: str) -> bool:
    """Whether a step names a line: its head noun, for `extra virgin olive oil` is just `oil` while cooking."""
    said, named = set(words(text)), words(name)
    return bool(named) and (named[-1] in said or named[0] in said)


def _content_id(recipe: Recipe) -> str:
    return "r" + hashlib.blake2b(encode(recipe), digest_size=10).hexdigest()
