"""Reads a request's body: JSON by its label, whole, and never more of it than is allowed."""

import re
from typing import Any

from litestar import Request

from alchemorsel.interfaces.http.mistakes import ClientGone, TooLarge, UnsupportedMediaType

MOST_BYTES = 64 * 1024
MOST_DISCARDED_BYTES = 1024 * 1024
"""How much of a body that is too long is read on: a client that is cut off while it sends may miss the answer."""

_JSON = re.compile(r"application/(?:json|[a-z0-9!#$&^_.+-]+\+json)", re.IGNORECASE)


async def read_json_body(request: Request[Any, Any, Any], most_bytes: int = MOST_BYTES) -> bytes:
    """The body as it was sent.

    Raises:
        UnsupportedMediaType: it is not labelled as plain JSON.
        TooLarge: it has, or says it has, more than `most_bytes`.
        ClientGone: the caller hung up in the middle.
    """
    _check_label(request)
    length = request.headers.get("content-length", "")
    declared = int(length[:20]) if length.isdecimal() else 0
    if declared > most_bytes:
        raise _too_large(most_bytes, hopeless=declared > _discarded(most_bytes))
    return await _all_of(request, most_bytes)


def _check_label(request: Request[Any, Any, Any]) -> None:
    media_type = request.headers.get("content-type", "").partition(";")[0].strip()
    if not _JSON.fullmatch(media_type):
        raise UnsupportedMediaType(
            "The body must be labelled as JSON.", suggestion="Send the header `Content-Type: application/json`."
        )
    if request.headers.get("content-encoding", "identity").strip().lower() != "identity":
        raise UnsupportedMediaType(
            "The body comes compressed.",
            suggestion="Send it as it is, without `Content-Encoding`.",
            headers={"Accept-Encoding": "identity"},
        )


async def _all_of(request: Request[Any, Any, Any], most_bytes: int) -> bytes:
    body = bytearray()
    length, more = 0, True
    while more and length <= _discarded(most_bytes):
        message = await request.receive()
        if message["type"] != "http.request":
            raise ClientGone("The caller hung up in the middle of the body.")
        length, more = length + len(message["body"]), message["more_body"]
        if length <= most_bytes:
            body += message["body"]
    if length > most_bytes:
        raise _too_large(most_bytes, hopeless=more)
    return bytes(body)


def _discarded(most_bytes: int) -> int:
    return max(MOST_DISCARDED_BYTES, 2 * most_bytes)


def _too_large(most_bytes: int, *, hopeless: bool) -> TooLarge:
    return TooLarge(
        f"The body is longer than {most_bytes // 1024} KiB ({most_bytes} bytes).",
        suggestion="Send a shorter request.",
        # Closing is what stops an upload that would go on for ever.
        headers={"Connection": "close"} if hopeless else {},
    )
