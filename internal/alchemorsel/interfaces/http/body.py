"""Reads a request's body: JSON by its label, whole, and never more of it than is allowed."""

import re
from typing import Any

from litestar import Request

from alchemorsel.interfaces.http.mistakes import ClientGone, Mistake, TooLarge, UnsupportedMediaType

MOST_BYTES = 64 * 1024
_JSON = re.compile(r"application/(?:json|[a-z0-9!#$&^_.+-]+\+json)", re.IGNORECASE)


async def read_json_body(request: Request[Any, Any, Any]) -> bytes:
    """The body as it was sent.

    Raises:
        UnsupportedMediaType: it is not labelled as plain JSON.
        TooLarge: it has, or says it has, more than `MOST_BYTES`.
        ClientGone: the caller hung up in the middle.
    """
    _check_label(request)
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length[:20]) > MOST_BYTES:
        raise _too_large()
    return await _all_of(request)


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


async def _all_of(request: Request[Any, Any, Any]) -> bytes:
    body = bytearray()
    more = True
    while more:
        message = await request.receive()
        if message["type"] != "http.request":
            raise ClientGone("The caller hung up in the middle of the body.")
        body += message["body"]
        more = message["more_body"]
        if len(body) > MOST_BYTES:
            raise _too_large()
    return bytes(body)


def _too_large() -> Mistake:
    # Closing is what stops an upload that would go on for ever.
    return TooLarge(
        f"The body is longer than {MOST_BYTES // 1024} KiB ({MOST_BYTES} bytes).",
        suggestion="Send a shorter request.",
        headers={"Connection": "close"},
    )
