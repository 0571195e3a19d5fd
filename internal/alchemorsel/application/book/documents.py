"""The whole book as one document, piece by piece, so that its size does not matter; and reading one again."""

from collections.abc import AsyncIterator, Iterator
from typing import Any, NamedTuple

import msgspec

from alchemorsel.domain.book.entry import SavedRecipe
from alchemorsel.domain.book.requests import BookFormat
from alchemorsel.domain.errors import InvalidRequest
from alchemorsel.domain.exporting.json_ld import as_json_ld
from alchemorsel.domain.parsing.json_ld import recipes_in
from alchemorsel.domain.value import encode

OWN_FORMAT = "alchemorsel-book"
OWN_VERSION = 1
OWN_FIELD = "alchemorsel:saved"
"""Where a schema.org recipe carries what that vocabulary cannot say; others pass over it."""
_CONTEXT = b'{"@context":["https://schema.org",{"alchemorsel":"urn:alchemorsel:"}],"@graph":[\n'
_HEAD = f'{{"format":"{OWN_FORMAT}","version":{OWN_VERSION},"recipes":[\n'.encode()
_FOOT = b"\n]}\n"


class Found(NamedTuple):
    """A recipe in a document: our own bytes, or somebody else's schema.org object."""

    own: bytes | None
    foreign: dict[str, Any]


class _Own(msgspec.Struct, forbid_unknown_fields=True):
    format: str
    version: int
    recipes: list[msgspec.Raw]


async def written(recipes: AsyncIterator[SavedRecipe], to: BookFormat) -> AsyncIterator[bytes]:
    """The document, one recipe a line."""
    write = encode if to is BookFormat.JSON else _linked
    yield _HEAD if to is BookFormat.JSON else _CONTEXT
    before = b""
    async for saved in recipes:
        yield before + write(saved)
        before = b",\n"
    yield _FOOT


def read_document(body: bytes) -> list[Found]:
    """The recipes of a document: our own, or JSON-LD of any shape: one, a list, a graph.

    Raises:
        InvalidRequest: it is neither.
    """
    try:
        content = msgspec.json.decode(body, type=dict[str, msgspec.Raw] | list[msgspec.Raw])
        if isinstance(content, dict) and "format" in content:
            return [Found(bytes(each), {}) for each in _own_of(body).recipes]
        found = [_found(node) for node in recipes_in(msgspec.json.decode(body))]
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _unreadable(f"The document cannot be read: {str(error)[:200]}.") from None
    if not found:
        raise _unreadable("There is no recipe in this document.")
    return found


def _own_of(body: bytes) -> _Own:
    own = msgspec.json.decode(body, type=_Own)
    if own.format != OWN_FORMAT or own.version != OWN_VERSION:
        raise _unreadable(f"This is {own.format[:40]} {own.version}, and {OWN_FORMAT} {OWN_VERSION} can be read.")
    return own


def _found(node: dict[str, Any]) -> Found:
    own = node.get(OWN_FIELD)
    return Found(msgspec.json.encode(own) if isinstance(own, dict) else None, node)


def _linked(saved: SavedRecipe) -> bytes:
    told = as_json_ld(saved.recipe)
    del told["@context"]
    return encode({**told, **dict(_beside(saved)), OWN_FIELD: saved})


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


def _unreadable(detail: str) -> InvalidRequest:
    return InvalidRequest(
        detail,
        suggestion="Send what `GET /api/v1/recipes/export` gives, or schema.org recipes in JSON-LD: one object, a "
        "list, or an @graph.",
    )
