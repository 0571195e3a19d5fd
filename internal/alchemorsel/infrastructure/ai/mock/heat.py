"""Whether a kitchen with this equipment can cook a dish."""

from alchemorsel.domain.words import words

_GIVES = {
    "oven": frozenset({"oven", "airfryer", "fryer", "stove", "cooker", "range"}),
    "hob": frozenset({"hob", "stove", "stovetop", "cooktop", "cooker", "range", "pan", "wok", "pot", "skillet",
                      "saucepan", "burner", "induction", "plate", "campfire", "griddle", "hotplate", "multicooker"}),
    "blender": frozenset({"blender", "mixer", "processor", "smoothie"}),
}  # fmt: skip


def allowed_by(equipment: tuple[str, ...], needs: frozenset[str] | set[str]) -> bool:
    """An empty list is the usual kitchen, which has everything."""
    if not equipment:
        return True
    there = {word for name in equipment for word in words(name)}
    return all(there & _GIVES[need] for need in needs)
