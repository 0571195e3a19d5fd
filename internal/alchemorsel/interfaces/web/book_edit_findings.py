"""Puts what the checks found where it was found: beside the ingredient, the step or the name that it is about."""

from collections.abc import Iterator, Sequence

import msgspec

from alchemorsel.domain.recipe import Recipe
from alchemorsel.domain.safety import Finding
from alchemorsel.domain.vocabulary import Where
from alchemorsel.interfaces.web.book_edit_form import as_written
from alchemorsel.interfaces.web.check_report import Spot, pieces_of


class Findings(msgspec.Struct, frozen=True, kw_only=True):
    """The findings by the field of the form that they belong to."""

    name: tuple[Spot, ...] = ()
    ingredients: tuple[Spot, ...] = ()
    steps: tuple[Spot, ...] = ()
    whole: tuple[Spot, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.name or self.ingredients or self.steps or self.whole)


def findings_in(recipe: Recipe, findings: Sequence[Finding]) -> Findings:
    """
    Args:
        findings: what a check of this very recipe found.
    """
    found = {where: [each for each in findings if each.where is where] for where in Where}
    return Findings(
        name=tuple(_spots([recipe.name], found[Where.TITLE])),
        ingredients=tuple(_spots([as_written(line) for line in recipe.ingredients], found[Where.INGREDIENT])),
        steps=tuple(_spots([step.text for step in recipe.steps], found[Where.STEP])),
        whole=tuple(_spots([], found[Where.RECIPE])),
    )


def _spots(lines: Sequence[str], findings: Sequence[Finding]) -> Iterator[Spot]:
    for at in dict.fromkeys(each.index for each in findings):
        here = tuple(each for each in findings if each.index == at)
        # A name is one line, and its findings have no index.
        line = lines[at or 0] if (at or 0) < len(lines) else ""
        yield Spot(pieces=pieces_of(line, here), findings=here)
