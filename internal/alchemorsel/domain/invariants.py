"""What must hold for every recipe (hard), and what merely should (soft, a note and never a model call)."""

from collections.abc import Iterator

from alchemorsel.domain.lexicon import mentions
from alchemorsel.domain.recipe import IngredientLine, Recipe, Temperature
from alchemorsel.domain.requests import DEFAULT_SERVINGS, RecipeRequest, pantry
from alchemorsel.domain.safety import Finding
from alchemorsel.domain.vocabulary import (
    GRAMS,
    MILLILITRES,
    Severity,
    TemperatureKind,
    TemperatureUnit,
    Unit,
    UnitKind,
    Where,
)
from alchemorsel.domain.words import fold, tidy, words
from alchemorsel.domain.writing import letter_name, scripts_of

LEAST_LINES = 2
LEAST_STEPS = 2
QUICK_MINUTES = 10
"""A recipe this quick may have a single step."""
MOST_PER_LINE = 10_000.0
"""Grams or millilitres in one line of a recipe for up to four; more in proportion for more."""
MOST_VAGUE = 4
OVEN_C = (60.0, 300.0)
OIL_MOST_C = 200.0
SALT_MOST_G = 6.0
_PLACEHOLDERS = frozenset(
    {"string", "example recipe", "recipe name", "name", "title", "lorem ipsum", "tbd", "todo", "n/a", "ingredient",
     "ingredient 1", "step 1", "step text", "description", "text", "untitled", "placeholder", "unknown"}
)  # fmt: skip
_ALWAYS_THERE = frozenset({"water", "salt", "pepper"})


def hard(recipe: Recipe, request: RecipeRequest) -> Iterator[Finding]:
    """Every hard invariant that does not hold; each finding blocks."""
    yield from _size(recipe)
    for index, line in enumerate(recipe.ingredients):
        yield from _line(line, index, recipe.servings)
    yield from _time(recipe, request)
    yield from _must_use(recipe, request)
    yield from _placeholders(recipe)
    yield from _script(recipe)


def soft(recipe: Recipe) -> Iterator[Finding]:
    """What a reader should know, though the recipe may be served."""
    yield from _unused(recipe)
    yield from _unlisted(recipe)
    for index, step in enumerate(recipe.steps):
        if step.temperature is not None:
            yield from _temperature(step.temperature, index)
    yield from _salt(recipe)


def _size(recipe: Recipe) -> Iterator[Finding]:
    if len(recipe.ingredients) < LEAST_LINES:
        yield _blocks("too_few_ingredients", f"a recipe has at least {LEAST_LINES} ingredients")
    least = 1 if recipe.total_minutes <= QUICK_MINUTES else LEAST_STEPS
    if len(recipe.steps) < least:
        yield _blocks("too_few_steps", f"a recipe has at least {least} steps")


def _line(line: IngredientLine, index: int, servings: int) -> Iterator[Finding]:
    if line.quantity is None:
        if line.quantity_max is not None:
            yield _blocks("bad_quantity", f"{line.name}: an upper amount without a lower one", Where.INGREDIENT, index)
        return
    largest = max(line.quantity, line.quantity_max or line.quantity)
    if line.quantity <= 0:
        yield _blocks("bad_quantity", f"{line.name}: the amount must be above zero", Where.INGREDIENT, index)
    if line.quantity_max is not None and line.quantity_max < line.quantity:
        yield _blocks("bad_range", f"{line.name}: the range runs backwards", Where.INGREDIENT, index)
    if largest * _per_unit(line.unit) > MOST_PER_LINE * max(1.0, servings / DEFAULT_SERVINGS):
        yield _blocks("too_much", f"{line.name}: more than a kitchen can hold", Where.INGREDIENT, index)
    if line.unit is not None and line.unit.kind is UnitKind.VAGUE and largest > MOST_VAGUE:
        yield _blocks("too_vague", f"{line.name}: {largest:g} {line.unit} is no amount", Where.INGREDIENT, index)


def _per_unit(unit: Unit | None) -> float:
    """Grams or millilitres in one unit; a counted thing is taken for ten grams at least."""
    if unit is None:
        return 10.0
    return GRAMS.get(unit) or MILLILITRES.get(unit) or 10.0


def _time(recipe: Recipe, request: RecipeRequest) -> Iterator[Finding]:
    most = request.max_total_minutes
    if most is not None and recipe.total_minutes > most:
        yield _blocks("too_slow", f"it takes {recipe.total_minutes} minutes, and {most} were allowed")


def _must_use(recipe: Recipe, request: RecipeRequest) -> Iterator[Finding]:
    listed = [set(words(line.name)) for line in recipe.ingredients]
    for item in pantry(request.ingredients):
        wanted = set(words(item.name))
        if item.must_use and not any(wanted <= named or (named and named <= wanted) for named in listed):
            yield _blocks("must_use_missing", f"{item.name} had to be used and is not")


def _placeholders(recipe: Recipe) -> Iterator[Finding]:
    texts = [
        (recipe.name, Where.TITLE, None),
        *((line.name, Where.INGREDIENT, index) for index, line in enumerate(recipe.ingredients)),
        *((step.text, Where.STEP, index) for index, step in enumerate(recipe.steps)),
    ]
    for text, where, index in texts:
        bare = tidy(fold(text)).strip(" .…\"'")
        if bare in _PLACEHOLDERS or not any(map(str.isalpha, bare)):
            yield _blocks("placeholder", f"{text!r} is a placeholder", where, index)


def _script(recipe: Recipe) -> Iterator[Finding]:
    wanted = scripts_of(recipe.language)
    text = recipe.name + "".join([step.text for step in recipe.steps])
    letters = [c for c in set(text) if c.isalpha()]
    foreign = [c for c in letters if not letter_name(c).startswith(wanted)]
    if foreign and sum(map(text.count, foreign)) * 2 > sum(map(text.count, letters)):
        yield _blocks("wrong_script", f"the text is not written as {recipe.language} is")


def _unused(recipe: Recipe) -> Iterator[Finding]:
    used = {line_id for step in recipe.steps for line_id in step.ingredient_ids}
    for index, line in enumerate(recipe.ingredients):
        if line.id not in used and not _ALWAYS_THERE & set(words(line.name)):
            yield _notes("unused_ingredient", f"no step uses {line.name}", Where.INGREDIENT, index)


def _unlisted(recipe: Recipe) -> Iterator[Finding]:
    listed = {word for line in recipe.ingredients for word in words(line.name)}
    listed |= set(words(recipe.name)) | _ALWAYS_THERE
    for index, step in enumerate(recipe.steps):
        for mention in mentions(step.text):
            if mention.tags and not listed & set(mention.phrase.split()):
                yield _notes("unlisted_food", f"{mention.phrase} is not among the ingredients", Where.STEP, index)


def _temperature(heat: Temperature, index: int) -> Iterator[Finding]:
    celsius = heat.value if heat.unit is TemperatureUnit.C else (heat.value - 32) / 1.8
    low, high = OVEN_C
    if heat.kind is TemperatureKind.OVEN and not low <= celsius <= high:
        yield _notes("odd_oven", f"{heat.value:g} °{heat.unit} is no oven temperature", Where.STEP, index)
    if heat.kind is TemperatureKind.OIL and celsius > OIL_MOST_C:
        yield _notes("hot_oil", f"oil at {heat.value:g} °{heat.unit} may catch fire", Where.STEP, index)


def _salt(recipe: Recipe) -> Iterator[Finding]:
    for index, line in enumerate(recipe.ingredients):
        if words(line.name)[-1:] == ("salt",) and (line.grams or 0) / recipe.servings > SALT_MOST_G:
            yield _notes("salty", f"more than {SALT_MOST_G:g} g of salt a serving", Where.INGREDIENT, index)


def _blocks(code: str, explanation: str, where: Where = Where.RECIPE, index: int | None = None) -> Finding:
    return _finding(Severity.BLOCK, code, explanation, where, index)


def _notes(code: str, explanation: str, where: Where, index: int | None) -> Finding:
    return _finding(Severity.INFO, code, explanation, where, index)


def _finding(severity: Severity, code: str, explanation: str, where: Where, index: int | None) -> Finding:
    return Finding(
        severity=severity, code=code, rule_id=f"recipe.{code}", where=where, index=index, explanation=explanation
    )
