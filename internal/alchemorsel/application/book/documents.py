"""The whole book as one document, piece by piece, so that its size does not matter; and reading one again."""

from collections.abc import AsyncIterator
from typing import Any, NamedTuple

import msgspec

from alchemorsel.application.book.linked import OWN_FIELD, linked
from alchemorsel.domain.book.entry import SavedRecipe
from alchemorsel.domain.book.requests import BookFormat
from alchemorsel.domain.errors import InvalidRequest
from alchemorsel.domain.lone_surrogates import lone_surrogate
from alchemorsel.domain.parsing.json_ld import recipes_in
from alchemorsel.domain.value import encode

OWN_FORMAT = "alchemorsel-book"
OWN_VERSION = 1
_CONTEXT = b'{"@context":["https://schema.org",{"alchemorsel":"urn:alchemorsel:"}],"@graph":[\n'
_HEAD = f'{{"format":"{OWN_FORMAT}","version":{OWN_VERSION},"recipes":[\n'.encode()
_FOOT = b"\n]}\n"


class Found(NamedTuple):
    """A recipe in a document: our own bytes, a schema.org object, or one that has the other inside."""

    own: bytes | None
    node: dict[str, Any]


class _Own(msgspec.Struct, forbid_unknown_fields=True):
    format: str
    version: int
    recipes: list[msgspec.Raw]


async def written(recipes: AsyncIterator[SavedRecipe], to: BookFormat) -> AsyncIterator[bytes]:
    """The document, one recipe a line."""
    yield _HEAD if to is BookFormat.JSON else _CONTEXT
    before = b""
    async for saved in recipes:
        yield before + encode(saved if to is BookFormat.JSON else linked(saved))
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
        half = lone_surrogate(body)
        why = f"`{half}` is half of a character" if half else str(error)[:200]
        raise _unreadable(f"The document cannot be read: {why}.") from None
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


def _unreadable(detail: str) -> InvalidRequest:
    return InvalidRequest(
        detail,
        suggestion="Send the export of a recipe book, or schema.org recipes in JSON-LD: one object, a list, or an "
        "@graph.",
    )
