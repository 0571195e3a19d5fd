"""Reads what a schema.org Recipe says beside the recipe: remarks, where it comes from, and one person's rating."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from alchemorsel.domain.parsing.json_ld_values import listed, text_of

_REMARKS = ("notes", "note", "recipeNotes", "comment", "comments")
_SOURCES = {"author": "By", "creditText": "Credit", "publisher": "From", "url": "Source", "isBasedOn": "Based on"}
_MOST_STARS = 5


class Rated(NamedTuple):
    """What one person thought of it."""

    stars: int
    note: str


class Beside(NamedTuple):
    """`fields` are those that found a place in `notes` or `rated`."""

    notes: str
    rated: Rated | None
    fields: frozenset[str]


def beside_of(recipe: dict[str, Any]) -> Beside:
    """All of it."""
    said = dict(_said(recipe))
    field, rated = next(_ratings(recipe), ("", None))
    return Beside("\n".join(said.values()), rated, frozenset(said) | ({field} if rated else set()))


def _said(recipe: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for field in _REMARKS:
        if remarks := "\n".join(filter(None, map(_remark, listed(recipe.get(field))))):
            yield field, remarks
    for field, label in _SOURCES.items():
        if sources := ", ".join(filter(None, map(_name, listed(recipe.get(field))))):
            yield field, f"{label}: {sources}"


def _remark(node: Any) -> str:
    """In its own lines, after the name of whoever made it."""
    text = node.get("text") or node.get("reviewBody") or node.get("name") if isinstance(node, dict) else node
    said = "\n".join(line for each in str(text or "").splitlines() if (line := text_of(each)))
    who = _name(node.get("author")) if isinstance(node, dict) else ""
    return f"{who}: {said}" if who and said else said


def _name(node: Any) -> str:
    address = text_of(node.get("@id") or node.get("url")) if isinstance(node, dict) else ""
    return text_of(node) or address


def _ratings(recipe: dict[str, Any]) -> Iterator[tuple[str, Rated]]:
    """One person's: a review that is the only one, or a mean of one."""
    reviews = [each for each in listed(recipe.get("review")) if isinstance(each, dict)]
    if len(reviews) == 1 and (stars := _stars(reviews[0].get("reviewRating"))):
        yield "review", Rated(stars, _remark(reviews[0]))
    mean = recipe.get("aggregateRating")
    if _is_one_persons(mean) and (stars := _stars(mean)):
        yield "aggregateRating", Rated(stars, "")


def _is_one_persons(mean: Any) -> bool:
    return isinstance(mean, dict) and _number(mean.get("ratingCount") or mean.get("reviewCount")) == 1


def _stars(rating: Any) -> int | None:
    """Whole stars of five; what is counted otherwise is no rating of ours."""
    if not isinstance(rating, dict) or _number(rating.get("bestRating", _MOST_STARS)) != _MOST_STARS:
        return None
    value = _number(rating.get("ratingValue"))
    return int(value) if value is not None and value in range(1, _MOST_STARS + 1) else None


def _number(said: Any) -> float | None:
    try:
        return float(text_of(said))
    except ValueError:
        return None
