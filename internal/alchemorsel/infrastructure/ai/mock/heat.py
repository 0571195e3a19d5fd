"""Whether a kitchen with this equipment can cook a dish."""

from alchemorsel.domain.words import words

_RINGS = frozenset({"hob", "stove", "stovetop", "cooktop", "cooker", "range", "burner", "induction", "multicooker"})
"""They say nothing of pans, so there are enough of them."""
_VESSELS = frozenset({"pan", "wok", "pot", "skillet", "saucepan", "griddle", "hotplate", "plate", "campfire"})
_GIVES = {
    "oven": frozenset({"oven", "airfryer", "fryer", "stove", "cooker", "range"}),
    "hob": _RINGS | _VESSELS,
    "simmer": _RINGS | _VESSELS | {"microwave"},
    "kettle": _RINGS | _VESSELS | {"microwave", "kettle"},
    "microwave": frozenset({"microwave"}),
    "blender": frozenset({"blender", "mixer", "processor", "smoothie"}),
}
_ONE = frozenset({"one", "single", "1"})


def allowed_by(equipment: tuple[str, ...], needs: frozenset[str] | set[str], pots: int = 1) -> bool:
    """Whether it has what a dish needs, and as many pots over the fire at once.

    An empty list is the usual kitchen, which has everything. `one pan` is one, whatever else is there.
    """
    if not equipment:
        return True
    named = [frozenset(words(name)) for name in equipment]
    there = frozenset().union(*named)
    return all(there & _GIVES[need] for need in needs) and (pots == 1 or _pots(named, there) >= pots)


def _pots(named: list[frozenset[str]], there: frozenset[str]) -> float:
    vessels = [name for name in named if name & _VESSELS]
    if any(name & _ONE for name in vessels):
        return 1
    return float("inf") if there & _RINGS else len(vessels)
