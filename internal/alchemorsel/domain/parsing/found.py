"""What a parser has gathered, and the recipe it makes."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import msgspec

from alchemorsel.domain.checker import RULES_VERSION, allergens_of
from alchemorsel.domain.lines import ReadLine, read_line
from alchemorsel.domain.parsing.language import language_of
from alchemorsel.domain.recipe import IngredientLine, Recipe, Step
from alchemorsel.domain.recipe_id import content_id
from alchemorsel.domain.recipe_requests import NotUnderstood, ParseAnswer
from alchemorsel.domain.requests import DEFAULT_SERVINGS
from alchemorsel.domain.safety import SafetyReport
from alchemorsel.domain.vocabulary import GRAMS, Evidence, UnitKind
from alchemorsel.domain.words import words

MOST_LINES, MOST_STEPS = 60, 60
LEAST_STEP, LONGEST_STEP = 8, 600
_LEAST_NAME, _LONGEST_NAME = 3, 120
_LEAST_INGREDIENTS = 2
_LONGEST_FOOD, _LONGEST_HOW, _LONGEST_ORIGINAL = 120, 200, 400
_MOST_AMOUNT = 1_000_000
_MOST_TIPS, _LONGEST_TIP = 12, 400


class FoundStep(NamedTuple):
    """A step as far as it was told."""

    text: str
    minutes: int | None = None
    warning: str | None = None


class Found:
    """Filled piece by piece; nothing that comes in is lost without a word."""

    def __init__(self) -> None:
        self.name = ""
        self.fields: dict[str, Any] = {}
        self.lines: list[IngredientLine] = []
        self.steps: list[FoundStep] = []
        self.assumed: list[str] = []
        self.not_understood: list[NotUnderstood] = []
        self._short = ""

    def miss(self, text: str, why: str) -> None:
        self.not_understood.append(NotUnderstood(text=text[:200], why=why))

    def line(self, text: str, group: str | None = None) -> None:
        read = read_line(text)
        if len(self.lines) >= MOST_LINES:
            self.miss(text, f"a recipe has at most {MOST_LINES} ingredients")
        elif not read.name or len(read.name) > _LONGEST_FOOD:
            self.miss(text, "this is no ingredient line")
        else:
            self.lines.append(_line(read, text, f"i{len(self.lines) + 1}", group))

    def step(self, text: str, minutes: int | None = None, warning: str | None = None) -> None:
        """What is too long for one step is several; its time and its warning stand at the last."""
        *before, last = _cut(text) or [""]
        for step in (*map(FoundStep, before), FoundStep(last, minutes, warning and warning[:_LONGEST_TIP])):
            if step.text:
                self._one_step(step)

    def tip(self, text: str) -> None:
        tips = self.fields.get("tips", ())
        if len(tips) < _MOST_TIPS and len(text) <= _LONGEST_TIP:
            self.fields["tips"] = (*tips, text)
        else:
            self.miss(text, "too long for a tip, or one too many")

    def _one_step(self, step: FoundStep) -> None:
        """`Simmer.` is too short to stand alone: it ends the step before it, or begins the next."""
        step = self._begun(step)
        if len(step.text) < LEAST_STEP:
            self._joined(step)
        elif len(self.steps) >= MOST_STEPS:
            self.miss(step.text, f"a recipe has at most {MOST_STEPS} steps")
        else:
            self.steps.append(step)

    def _begun(self, step: FoundStep) -> FoundStep:
        short, self._short = self._short, ""
        whole = f"{short} {step.text}".strip()
        if len(whole) <= LONGEST_STEP:
            return step._replace(text=whole)
        self.miss(short, "too short for a step")
        return step

    def _joined(self, step: FoundStep) -> None:
        last = self.steps[-1] if self.steps else None
        whole = f"{last.text} {step.text}" if last else ""
        if last is None and step.minutes is None and step.warning is None:
            self._short = step.text
        elif last is None or step.minutes or step.warning or len(whole) > LONGEST_STEP:
            self.miss(step.text, "too short for a step")
        else:
            self.steps[-1] = last._replace(text=whole)

    def answer(self) -> ParseAnswer:
        if self._short:
            self.miss(self._short, "too short for a step")
        ingredients = tuple(self.lines)
        recipe = self._recipe(ingredients) if self._is_whole() else None
        return ParseAnswer(
            recipe=recipe,
            ingredients=ingredients,
            steps=tuple(step.text for step in self.steps),
            assumed=tuple(self.assumed) if recipe else (),
            not_understood=tuple(self.not_understood),
        )

    def _is_whole(self) -> bool:
        if len(self.lines) < _LEAST_INGREDIENTS:
            self.miss("", "fewer than two ingredients were found, so this is no whole recipe")
        if not self.steps:
            self.miss("", "no steps were found, so this is no whole recipe")
        return len(self.lines) >= _LEAST_INGREDIENTS and bool(self.steps)

    def _recipe(self, ingredients: tuple[IngredientLine, ...]) -> Recipe:
        name = self._name()
        times = self._times()
        servings = self.fields.pop("servings", None) or self._assume("servings", DEFAULT_SERVINGS)
        recipe = Recipe(
            **{
                "language": self._language(),
                **self.fields,
                **times,
                "id": "",
                "name": name,
                "servings": servings,
                "ingredients": ingredients,
                "steps": tuple(
                    Step(
                        number=number,
                        text=step.text,
                        minutes=step.minutes,
                        warning=step.warning,
                        ingredient_ids=_used(step.text, ingredients),
                    )
                    for number, step in enumerate(self.steps, start=1)
                ),
                "safety": SafetyReport(rules_version=RULES_VERSION),
            }
        )
        return msgspec.structs.replace(recipe, id=content_id(recipe))

    def _language(self) -> str:
        prose = (self.name, self.fields.get("description", ""), *self.fields.get("tips", ()))
        return language_of((*prose, *(line.original_text for line in self.lines), *(step.text for step in self.steps)))

    def _name(self) -> str:
        name = self.name.strip()[:_LONGEST_NAME]
        return name if len(name) >= _LEAST_NAME else str(self._assume("name", "Untitled recipe"))

    def _times(self) -> dict[str, int]:
        prep, cook, rest = (self.fields.pop(f"{each}_minutes", None) for each in ("prep", "cook", "rest"))
        total = self.fields.pop("total_minutes", None)
        if prep is None and cook is None and total is None:
            self.assumed.append("times: none were stated, 0 minutes stand for them")
        if total is not None and cook is None:
            cook = max(total - (prep or 0) - (rest or 0), 0)
        elif total is not None and prep is not None and rest is None:
            rest = max(total - prep - cook, 0)
        known = (prep or 0) + (cook or 0) + (rest or 0)
        return {
            "prep_minutes": prep or 0,
            "cook_minutes": cook or 0,
            "rest_minutes": rest or 0,
            "total_minutes": max(total or 0, known),
        }

    def _assume(self, field: str, value: object) -> Any:
        self.assumed.append(f"{field}: not stated, {value} was taken")
        return value


def _line(read: ReadLine, text: str, line_id: str, group: str | None) -> IngredientLine:
    quantity = read.quantity if read.quantity and read.quantity <= _MOST_AMOUNT else None
    grams = quantity * GRAMS[read.unit] if quantity and read.unit and read.unit.kind is UnitKind.MASS else None
    high = read.quantity_max if quantity and read.quantity_max and read.quantity_max <= _MOST_AMOUNT else None
    return IngredientLine(
        id=line_id,
        name=read.name,
        quantity=quantity,
        quantity_max=high,
        unit=read.unit,
        preparation=read.preparation[:_LONGEST_HOW] if read.preparation else None,
        optional=read.optional,
        group=group[:_LONGEST_HOW] if group else None,
        original_text=text.strip()[:_LONGEST_ORIGINAL],
        grams=None if grams is None else round(grams, 3),
        grams_evidence=Evidence.UNQUANTIFIED if grams is None else Evidence.MEASURED,
        allergens=allergens_of(text),
    )


def _used(text: str, lines: Iterable[IngredientLine]) -> tuple[str, ...]:
    said = set(words(text))
    return tuple(line.id for line in lines if (named := words(line.name)) and {named[0], named[-1]} & said)


def _cut(text: str) -> list[str]:
    """One step, or several where it is longer than a step may be; cut between sentences, else between words."""
    parts, rest = [], " ".join(text.split())
    while len(rest) > LONGEST_STEP:
        at = (
            rest.rfind(". ", LEAST_STEP, LONGEST_STEP - 1) + 1
            or rest.rfind(" ", LEAST_STEP, LONGEST_STEP)
            or LONGEST_STEP
        )
        at = at if at > 0 else LONGEST_STEP
        parts.append(rest[:at].strip())
        rest = rest[at:].strip()
    return [*parts, rest] if rest else parts
