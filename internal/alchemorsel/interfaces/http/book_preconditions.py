"""Reads and writes the versions of a kept recipe as HTTP's entity tags, and the key that makes a write happen once."""

import re
from typing import Any

from litestar import Request

from alchemorsel.application.book.bookkeeper import Versions
from alchemorsel.domain.book.entry import SavedRecipe
from alchemorsel.domain.errors import InvalidRequest
from alchemorsel.interfaces.http.mistakes import Malformed, Mistake

AnyRequest = Request[Any, Any, Any]

IF_MATCH = "If-Match"
IDEMPOTENCY_KEY = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"
LONGEST_KEY = 255
_OPAQUE = r'"[\x21\x23-\x7e]{0,64}"'
_TAG = re.compile(rf"(?P<weak>W/)?(?P<tag>{_OPAQUE})")
_LIST = re.compile(rf"\s*(?:W/)?{_OPAQUE}(?:\s*,\s*(?:W/)?{_OPAQUE})*\s*")
_VERSION = re.compile(r"[1-9][0-9]{0,9}")


class PreconditionRequired(Mistake):
    """A change that says nothing of what it changes (RFC 6585, 3)."""

    code = "precondition_required"


def etag_of(saved: SavedRecipe) -> str:
    return f'"{saved.version}"'


def versions_required(request: AnyRequest) -> Versions:
    """Which versions a change may be made to.

    Raises:
        PreconditionRequired: it is not said.
        Malformed: it is no entity tag.
    """
    if not request.headers.getall(IF_MATCH, []):
        raise PreconditionRequired(
            "A change has to say which version it changes.",
            suggestion='Send the ETag that you read, such as `If-Match: "3"`; or `If-Match: *` to have the last word.',
        )
    return versions_in(request)


def versions_in(request: AnyRequest) -> Versions:
    """The same, where saying nothing means any version.

    Raises:
        Malformed: it is no entity tag.
    """
    said = ",".join(request.headers.getall(IF_MATCH, []))
    if said.strip() in {"", "*"}:
        return None
    if not _LIST.fullmatch(said):
        raise Malformed("If-Match is no list of entity tags.", suggestion='Send it as you got it: `If-Match: "3"`.')
    # Only strong tags can say that it is the same (RFC 9110, 13.1.1).
    strong = [tag["tag"].strip('"') for tag in _TAG.finditer(said) if not tag["weak"]]
    return frozenset(int(version) for version in strong if _VERSION.fullmatch(version))


def is_known(request: AnyRequest, saved: SavedRecipe) -> bool:
    """Whether the caller has this version already."""
    said = ",".join(request.headers.getall("If-None-Match", []))
    return said.strip() == "*" or any(tag["tag"] == etag_of(saved) for tag in _TAG.finditer(said))


def idempotency_key(request: AnyRequest) -> str | None:
    """The caller's key; None where there is none.

    Raises:
        InvalidRequest: it is too long, empty, or said twice.
    """
    said = request.headers.getall(IDEMPOTENCY_KEY, [])
    if not said:
        return None
    key = said[0].strip()
    if len(said) > 1 or not 0 < len(key) <= LONGEST_KEY or not (key.isascii() and key.isprintable()):
        raise InvalidRequest(
            f"{IDEMPOTENCY_KEY} takes 1 to {LONGEST_KEY} printable ASCII characters, once.",
            field=IDEMPOTENCY_KEY,
            suggestion="Send a UUID.",
        )
    return key
