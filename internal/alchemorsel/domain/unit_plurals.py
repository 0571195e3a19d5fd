"""Says a unit the way it is read beside a number: 1 clove, 3 cloves, 250 g."""

from alchemorsel.domain.vocabulary import Unit

_PLURALS = {Unit.PINCH: "pinches", Unit.DASH: "dashes", Unit.BUNCH: "bunches", Unit.LEAF: "leaves"}
_REGULAR = frozenset(
    {
        Unit.CUP, Unit.PINT, Unit.QUART, Unit.CLOVE, Unit.SLICE, Unit.STALK, Unit.SPRIG, Unit.HEAD, Unit.CAN,
        Unit.PACKAGE, Unit.STICK, Unit.HANDFUL,
    }
)  # fmt: skip


def unit_word(unit: Unit | None, quantity: float) -> str:
    """The unit's word, in the plural above one; a piece needs none."""
    one, many = _WORDS[unit]
    return one if quantity <= 1 else many


def _both(unit: Unit) -> tuple[str, str]:
    word = unit.replace("_", " ")
    return word, _PLURALS.get(unit, f"{word}s" if unit in _REGULAR else word)


_WORDS: dict[Unit | None, tuple[str, str]] = {unit: _both(unit) for unit in Unit}
_WORDS |= dict.fromkeys((None, Unit.PIECE, Unit.TO_TASTE), ("", ""))
