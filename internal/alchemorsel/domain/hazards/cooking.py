"""Proves what can be proved of cooking through: a heating step, and no stated temperature below the table's."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from alchemorsel.domain.hazards.proteins import Protein, raw_in_line, raw_in_step
from alchemorsel.domain.recipe import Recipe, Step, line_text
from alchemorsel.domain.safety import Finding
from alchemorsel.domain.vocabulary import Severity, TemperatureKind, TemperatureUnit, Where
from alchemorsel.domain.words import words

_HEAT = frozenset(
    """
    cook cooked fry boil bake roast grill broil simmer saute sear brown poach steam stew braise heat toast microwave
    barbecue bbq griddle stir-fry deep-fry blanch scramble smoke reheat cooking boiling simmering frying baking
    roasting oven fried pan-fry char render caramelise caramelize sizzle skillet preheat sweat seared roasted
    grilled baked boiled melt confit kochen garen braten backen grillen dunsten dampfen schmoren anbraten kochend
    erhitzen rosten frittieren kocheln cuire frire bouillir rotir griller mijoter revenir dorer poeler cuisson four
    saisir cuisez cocer freir hervir hornear asar dorar guisar cocinar sofreir horno cuocere friggere bollire
    arrostire grigliare rosolare forno soffriggere koken bakken braden stoven frituren verhitten gaar
    """.split()
)
_DEGREES = re.compile(
    r"(?P<value>\d{2,3})(?:\.\d)?\s?(?:°|º|degrees?|deg)?\s?(?P<unit>C|F|celsius|fahrenheit)\b", re.IGNORECASE
)
_INSIDE = re.compile(
    r"\b(?:internal|inside|core|thermometer|cent(?:re|er)|kerntemperatur|registers?|reads|probe)\b", re.IGNORECASE
)
_COOK_TO = re.compile(
    r"\b(?:cook|roast|grill|bake|fry|sear|smoke|poach|until|reach)\w*\b.*\b(?:to|reach\w*|hits?|is|at)\s+(?:an?\s)?$",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:oven|preheat|oil|water|pan|chill|cool|store|fridge|refrigerat\w+|freez\w+|marinat\w+|thaw|smoker|"
    r"grill at)\b",
    re.IGNORECASE,
)
_RAW = re.compile(
    r"\b(?:medium[- ]rare|rare|tartare|sashimi|carpaccio|(?:serve|eat|enjoy)\w*\s(?:\w+\s){0,4}raw|"
    r"(?<!longer )(?<!not )(?<!never )(?<!isn\'t )pink in the (?:middle|cent(?:re|er))|still pink)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.;!?])\s+")
_HOTTEST_INSIDE_C = 100.0


def doneness(recipe: Recipe) -> tuple[Step, ...]:
    """The steps, with a note at the last hot one that handles each raw protein."""
    notes: dict[int, list[str]] = {}
    for index, line in enumerate(recipe.ingredients):
        for protein in raw_in_line(line_text(line)):
            at = _last_hot(recipe, recipe.ingredients[index].id)
            if at is not None and protein.note not in notes.setdefault(at, []):
                notes[at].append(protein.note)
    return tuple(_noted(step, notes.get(at, [])) for at, step in enumerate(recipe.steps))


def _noted(step: Step, notes: list[str]) -> Step:
    return replace(step, warning=" ".join(notes)[:400]) if notes else step


def _last_hot(recipe: Recipe, line_id: str) -> int | None:
    hot = [at for at, step in enumerate(recipe.steps) if is_hot(step)]
    using = [at for at in hot if line_id in recipe.steps[at].ingredient_ids]
    return max(using or hot, default=None)


def is_hot(step: Step) -> bool:
    """Whether a step heats what it handles."""
    return step.temperature is not None or bool(_HEAT & set(words(step.text)))


def undercooked(recipe: Recipe) -> Iterator[Finding]:
    """What must not be eaten as the recipe leaves it; all of them block."""
    raw = _raw(recipe)
    if not any(is_hot(step) for step in recipe.steps):
        for name, protein in raw:
            if protein.must_heat:
                yield _blocks("no_heat", f"no step cooks the {name}, and {protein.name} must be cooked", None)
    for index, step in enumerate(recipe.steps):
        yield from _too_cool(step, index, tuple(protein for _, protein in raw))
        yield from _served_raw(step, index)


def _raw(recipe: Recipe) -> list[tuple[str, Protein]]:
    return [(line.name, protein) for line in recipe.ingredients for protein in raw_in_line(line_text(line))]


def _too_cool(step: Step, index: int, all_raw: tuple[Protein, ...]) -> Iterator[Finding]:
    stated = max(_inside(step), default=None)
    if stated is None:
        return
    named = raw_in_step(step.text) or all_raw
    least = max((protein.least_c for protein in named), default=0.0)
    if stated < least - 0.6:
        yield _blocks("undercooked", f"{stated:g} °C inside is too little; it must be {least:g} °C", index)


def _inside(step: Step) -> list[float]:
    """Every temperature that a step states for the inside of the food, in degrees Celsius."""
    found = []
    if step.temperature is not None and step.temperature.kind is TemperatureKind.INTERNAL:
        found.append(_celsius(step.temperature.value, step.temperature.unit))
    for sentence in _SENTENCE.split(step.text):
        found += _stated_inside(sentence)
    return [value for value in found if value <= _HOTTEST_INSIDE_C]


def _stated_inside(sentence: str) -> list[float]:
    inside = bool(_INSIDE.search(sentence))
    return [
        _celsius(float(degrees["value"]), TemperatureUnit(degrees["unit"][0].upper()))
        for degrees in _DEGREES.finditer(sentence)
        if (inside and not _of_the_oven(sentence, degrees)) or _cooked_to(sentence[: degrees.start()])
    ]


def _of_the_oven(sentence: str, degrees: re.Match[str]) -> bool:
    before = sentence[max(0, degrees.start() - 25) : degrees.start()]
    return bool(_ELSEWHERE.search(before))


def _cooked_to(before: str) -> bool:
    return bool(_COOK_TO.search(before)) and not _ELSEWHERE.search(before)


def _celsius(value: float, unit: TemperatureUnit) -> float:
    return value if unit is TemperatureUnit.C else round((value - 32) / 1.8, 1)


def _served_raw(step: Step, index: int) -> Iterator[Finding]:
    for sentence in _SENTENCE.split(step.text):
        risky = [p for p in raw_in_step(sentence) if p.must_heat] if _RAW.search(sentence) else ()
        if risky:
            yield _blocks("served_raw", f"{risky[0].name} must be cooked through", index)


def _blocks(code: str, explanation: str, index: int | None) -> Finding:
    return Finding(
        severity=Severity.BLOCK,
        code=code,
        rule_id=f"hazard.{code}",
        where=Where.RECIPE if index is None else Where.STEP,
        index=index,
        explanation=explanation,
        hazard=code,
    )
