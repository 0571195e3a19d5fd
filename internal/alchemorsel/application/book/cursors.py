"""Writes a place in a list as the opaque text that callers bring back, and reads it again."""

import binascii
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import blake2b

import msgspec

from alchemorsel.application.book.ports import Position
from alchemorsel.domain.book.requests import BookQuery, Sort
from alchemorsel.domain.errors import InvalidRequest
from alchemorsel.domain.value import encode

LONGEST_CURSOR = 1024
_SEAL_BYTES = 8
_PERSON = b"alchemorsel-page"


def cursor_of(position: Position, owner: str, query: BookQuery) -> str:
    """The text for a place in the list that `query` makes of the owner's book."""
    place = encode(position)
    return urlsafe_b64encode(_seal(place, owner, query) + place).decode().rstrip("=")


def position_in(cursor: str, owner: str, query: BookQuery) -> Position:
    """The place.

    Nothing secret depends on it: a place that somebody makes up leads nowhere but into their own list.

    Raises:
        InvalidRequest: it is no cursor, or one of another list.
    """
    try:
        raw = urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4))
        seal, place = raw[:_SEAL_BYTES], raw[_SEAL_BYTES:]
        if not hmac.compare_digest(seal, _seal(place, owner, query)):
            raise _bad_cursor()
        position = _DECODER.decode(place)
    except (ValueError, binascii.Error):
        raise _bad_cursor() from None
    if isinstance(position.value, str) is not (query.sort is Sort.NAME):
        raise _bad_cursor()
    return position


_DECODER = msgspec.json.Decoder(Position)


def _seal(place: bytes, owner: str, query: BookQuery) -> bytes:
    said = b"\0".join((owner.encode(), encode(query), place))
    return blake2b(said, digest_size=_SEAL_BYTES, person=_PERSON).digest()


def _bad_cursor() -> InvalidRequest:
    return InvalidRequest(
        "This cursor does not belong to this list.",
        field="cursor",
        suggestion="Take the one that the page before gave as `next`, and leave every other parameter as it was.",
    )
