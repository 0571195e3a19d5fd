"""Names in both numbers, for a safe rule of singulars leaves some plurals alone: `zucchinis`, `chillies`, `emus`."""

from functools import lru_cache

from alchemorsel.domain.words import singular

_TAKES_ES = ("i", "o", "x", "z", "ch", "sh")


@lru_cache(maxsize=2048)
def both_numbers(name: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """A name as tokens, and the tokens that its other number leaves in a text."""
    if not name:
        return frozenset()
    *before, last = name
    forms = {last, singular(f"{last}s")}
    if last.endswith(_TAKES_ES):
        forms.add(singular(f"{last}es"))
    if last.endswith(("is", "us")):
        forms.add(last[:-1])
    if last.endswith("y"):
        forms.add(f"{last[:-1]}i")
    return frozenset((*before, form) for form in forms)
