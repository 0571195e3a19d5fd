"""Our recipes as schema.org objects with our own fields inside, and what other programs changed of such an object."""

from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

import msgspec

from alchemorsel.application.book.foreign import parsed_node
from alchemorsel.domain.book.entry import SavedRecipe
from alchemorsel.domain.exporting.json_ld import as_json_ld
from alchemorsel.domain.value import encode

OWN_PREFIX = "alchemorsel:"
OWN_FIELD = f"{OWN_PREFIX}saved"
"""Where a schema.org recipe carries what that vocabulary cannot say; others pass over it."""
OWN_DIGEST = f"{OWN_PREFIX}digest"
"""Of the standard fields as we wrote them."""
_DIGEST_BYTES = 16


def linked(saved: SavedRecipe) -> dict[str, Any]:
    """The object, without its context."""
    told = as_json_ld(saved.recipe)
    del told["@context"]
    told.update(_beside(saved))
    return {**told, OWN_DIGEST: _digest_of(told), OWN_FIELD: saved}


def standard_of(node: dict[str, Any]) -> dict[str, Any]:
    """What of an object is schema.org's."""
    return {name: value for name, value in node.items() if not name.startswith(OWN_PREFIX)}


def is_as_written(node: dict[str, Any]) -> bool:
    """Whether the standard fields are those of our export, to the letter."""
    return bool(node.get(OWN_DIGEST) == _digest_of(standard_of(node)))


def is_another_recipe(node: dict[str, Any], saved: SavedRecipe) -> bool:
    """Whether the standard fields tell of another recipe than our own fields; spelling it differently is no change."""
    return parsed_node(standard_of(node)).recipe != parsed_node(_told(saved)).recipe


def changed_fields(node: dict[str, Any], saved: SavedRecipe) -> list[str]:
    """The names of the standard fields that are not as we would write them."""
    told, said = _told(saved), standard_of(node)
    return sorted(name for name in (told.keys() | said.keys()) - {"@context"} if told.get(name) != said.get(name))


def _told(saved: SavedRecipe) -> dict[str, Any]:
    told: dict[str, Any] = msgspec.json.decode(encode(standard_of(linked(saved))))
    return told


def _digest_of(standard: dict[str, Any]) -> str:
    said = encode({name: value for name, value in standard.items() if name != "@context"})
    return blake2b(said, digest_size=_DIGEST_BYTES).hexdigest()


def _beside(saved: SavedRecipe) -> Iterator[tuple[str, Any]]:
    yield "dateCreated", saved.created_at
    yield "dateModified", saved.updated_at
    if saved.rating is not None:
        ratings = [each.rating for each in saved.cooked if each.rating is not None]
        yield (
            "aggregateRating",
            {
                "@type": "AggregateRating",
                "ratingValue": saved.rating,
                "ratingCount": len(ratings),
            },
        )
