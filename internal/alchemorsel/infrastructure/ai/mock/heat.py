"""Whether a kitchen with this equipment can cook a dish."""

import re

from alchemorsel.domain.reading.said import as_said
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


_LACKING = {
    "oven": r"oven|backofen|ofen|four",
    "blender": r"blender|mixer|food processor|mixeur|purierstab",
    "microwave": r"microwave|mikrowelle|micro-ondes",
    "hob": r"stove|stovetop|hob|cooker|herd|plaques?",
}
_LACKS = {
    need: re.compile(
        rf"\b(?:no|without(?: an?)?|(?:don't|do not) have an?|have no|ohne|keinen?|sans|pas d[eu]) (?:{named})\b"
    )
    for need, named in _LACKING.items()
}
_NO_BAKE = re.compile(r"\bno[- ]bake\b|\bohne (?:zu )?backen\b")
_NO_COOK = re.compile(r"\bno[- ]cook(?:ing)?\b|\bwithout cooking\b|\bohne (?:zu )?kochen\b|\bsans cuisson\b")
_FIRE = frozenset({"oven", "hob", "simmer", "microwave"})


def lacking(said: str) -> frozenset[str]:
    """What a kitchen does not have, as the words of a wish say: `no oven`, `ohne Backofen`, `sans four`."""
    text = as_said(said)
    lacks = {need for need, pattern in _LACKS.items() if pattern.search(text)}
    if _NO_COOK.search(text):
        return _FIRE | lacks
    return frozenset(lacks | {"oven"} if _NO_BAKE.search(text) else lacks)


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
