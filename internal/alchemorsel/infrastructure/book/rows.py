"""Kept recipes as rows, and rows as kept recipes."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from alchemorsel.application.book.ports import Shelved
from alchemorsel.domain.book.entry import Cooked, Entry, RecipeSummary, SavedRecipe
from alchemorsel.domain.book.facets import Facets, allergens_in, bits_of, diets_in
from alchemorsel.domain.book.rating import mean_rating, rating_of
from alchemorsel.domain.value import encode
from alchemorsel.domain.vocabulary import Course, Provider
from alchemorsel.domain.words import fold, tidy

Row = Mapping[str, Any]
LISTED = (
    "seq", "id", "version", "name", "name_key", "total_minutes", "servings", "diets", "allergens", "may_contain",
    "unverified", "tags", "favourite", "rating_sum", "rating_count", "rating_key", "cooked_count", "cuisine", "course",
    "language", "provider", "created_us", "updated_us",
)  # fmt: skip
"""The columns of a list."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ONE_US = timedelta(microseconds=1)
_LONGEST_KEY = 120


def microseconds(at: datetime) -> int:
    """Since 1970, exactly."""
    return (at - _EPOCH) // _ONE_US


def moment(us: int) -> datetime:
    return _EPOCH + us * _ONE_US


def key_of(text: str) -> str:
    """How a name sorts and a cuisine compares: without case and accents."""
    return fold(tidy(text))[:_LONGEST_KEY]


def recipe_row(owner: str, shelved: Shelved) -> dict[str, Any]:
    """The columns of the table of recipes, without its number."""
    saved, facets, recipe = shelved.saved, shelved.facets, shelved.saved.recipe
    return {
        "owner": owner,
        "id": saved.id,
        "version": saved.version,
        "content_id": recipe.id,
        "created_us": microseconds(saved.created_at),
        "updated_us": microseconds(saved.updated_at),
        "deleted_us": None,
        "favourite": int(saved.favourite),
        "name": _storable(recipe.name),
        "name_key": _storable(key_of(recipe.name)),
        "servings": recipe.servings,
        "total_minutes": recipe.total_minutes,
        "cuisine": _storable(recipe.cuisine) if recipe.cuisine else None,
        "cuisine_key": _storable(key_of(recipe.cuisine)) if recipe.cuisine else None,
        "course": recipe.course.value if recipe.course else None,
        "language": _storable(recipe.language),
        "provider": saved.provenance.provider.value if saved.provenance else None,
        **facet_columns(facets),
        "tags": encode(saved.tags).decode(),
        **rating_columns(saved.cooked),
    }


def facet_columns(facets: Facets) -> dict[str, Any]:
    """What the checks came to, and by which rules."""
    return {
        "diets": bits_of(facets.diets),
        "allergens": bits_of(facets.allergens),
        "may_contain": bits_of(facets.may_contain),
        "suspected": bits_of((*facets.allergens, *facets.may_contain)),
        "unverified": facets.unverified,
        "rules": facets.rules,
    }


def rating_columns(cooked: Sequence[Cooked]) -> dict[str, int]:
    """What the log comes to."""
    ratings = [each.rating for each in cooked if each.rating is not None]
    mean = rating_of(cooked)
    return {
        "rating_sum": sum(ratings),
        "rating_count": len(ratings),
        "rating_key": round(100 * mean) if mean is not None else 0,
        "cooked_count": len(cooked),
    }


def document_of(saved: SavedRecipe) -> str:
    """The body of the table of documents."""
    return encode(saved.entry).decode()


def entry_in(body: str) -> Entry:
    return _ENTRY.decode(body)


def saved_of(row: Row, cooked: Iterable[Row]) -> SavedRecipe:
    """A whole recipe: its row with its document's `body`, and the rows of its log."""
    entry = entry_in(row["body"])
    log = tuple(
        Cooked(id=each["id"], at=moment(each["at_us"]), rating=each["rating"], note=_said(each["note"]))
        for each in cooked
    )
    return SavedRecipe(
        id=row["id"],
        version=row["version"],
        created_at=moment(row["created_us"]),
        updated_at=moment(row["updated_us"]),
        cooked=log,
        rating=rating_of(log),
        **{name: getattr(entry, name) for name in Entry.__struct_fields__},
    )


def cooked_row(seq: int, cooked: Cooked) -> dict[str, Any]:
    return {
        "seq": seq,
        "id": cooked.id,
        "at_us": microseconds(cooked.at),
        "rating": cooked.rating,
        "note": encode(cooked.note).decode(),
    }


def summary_of(row: Row) -> RecipeSummary:
    """A line of a list."""
    return RecipeSummary(
        id=row["id"],
        version=row["version"],
        name=row["name"],
        total_minutes=row["total_minutes"],
        servings=row["servings"],
        diets=diets_in(row["diets"]),
        allergens=allergens_in(row["allergens"]),
        may_contain=allergens_in(row["may_contain"]),
        unverified=row["unverified"],
        tags=_TAGS.decode(row["tags"]),
        favourite=bool(row["favourite"]),
        rating=mean_rating(row["rating_sum"], row["rating_count"]),
        cooked_count=row["cooked_count"],
        cuisine=row["cuisine"],
        course=Course(row["course"]) if row["course"] else None,
        language=row["language"],
        provider=Provider(row["provider"]) if row["provider"] else None,
        created_at=moment(row["created_us"]),
        updated_at=moment(row["updated_us"]),
    )


_ENTRY = msgspec.json.Decoder(Entry)
_TAGS = msgspec.json.Decoder(tuple[str, ...])
_SAID = msgspec.json.Decoder(str)


def _said(note: str) -> str:
    return _SAID.decode(note)


def _storable(text: str) -> str:
    """PostgreSQL's text holds every character but one; the document keeps that too."""
    return text.replace("\0", " ")
