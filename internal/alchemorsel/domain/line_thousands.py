"""Tells `1 500 g flour`, which is thousands, from `2 150 g fillets`, which is two of a size: both have a blank."""

import re

from alchemorsel.domain.quantities import aligned
from alchemorsel.domain.units import LONGEST_ALIAS, read_measure
from alchemorsel.domain.vocabulary import Unit
from alchemorsel.domain.words import words

CONTAINERS = frozenset({Unit.CAN, Unit.PACKAGE})
THOUSANDS = frozenset({Unit.G, Unit.MG, Unit.ML})
"""Units small enough that somebody writes thousands of them."""
_SPACED = re.compile(r"(?P<n>[1-9]\d{0,2}) (?P<m>\d{3})(?P<gap>-| ?)(?=[^\W\d])", re.ASCII)
_BEHIND = re.compile(r"(?<=[^\d\s][ ])(?P<n>[1-9]\d{0,2}) (?P<m>\d{3} ?[^\W\d_]{1,14}\.?)$")
_BY_THE_PIECE = frozenset(
    words(
        "fillet steak breast thigh drumstick leg wing chop cutlet burger patty sausage escalope medallion portion "
        "piece "
        "bass bream trout lobster poussin ball bar block pack tub jar bottle bag carton tin can packet "
        "steak filet schnitzel kotelett keule brust stuck pave cuisse escalope steack blanc magret chuleta fetta"
    )
)
"""Foods that are bought by the piece, so that a number before a mass counts them."""


def unspaced(body: str) -> str:
    """The line with its thousands in one number, or with a hyphen where each of several weighs that."""
    found = _SPACED.match(body)
    if found is None or found["gap"] == "-":
        return body
    behind = body[found.end() :].split()
    taken = next((n for n in range(min(LONGEST_ALIAS, len(behind)), 0, -1) if _unit(behind[:n]) is not None), 0)
    food = behind[taken:]
    if not taken or _unit(behind[:taken]) not in THOUSANDS or not food or _unit(food[:1]) in CONTAINERS:
        return body
    if _BY_THE_PIECE & set(words(aligned(" ".join(food).partition(",")[0]))):
        return f"{found['n']} {found['m']}-{''.join(behind[:taken])} {' '.join(food)}"
    return f"{found['n']}{found['m']} {body[found.end() :]}"


def unspaced_behind(body: str) -> str:
    """The same for `flour 1 500 g`, where nothing can follow."""
    found = _BEHIND.search(body)
    if found is None or _unit(found["m"][3:].split()) not in THOUSANDS:
        return body
    return f"{body[: found.start()]}{found['n']}{found['m']}"


def _unit(said: list[str]) -> Unit | None:
    measure = read_measure(" ".join(said)) if said else None
    return measure[0] if measure else None
