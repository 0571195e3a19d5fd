"""Gives every request a name that its answer, its problems and its log lines share."""

import re
from collections.abc import Iterable
from random import getrandbits

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send
from structlog.contextvars import bound_contextvars

HEADER = "X-Request-ID"
_KEY = HEADER.lower().encode()
_ACCEPTABLE = re.compile(rb"[A-Za-z0-9._-]{1,128}")


def with_request_id(app: ASGIApp) -> ASGIApp:
    """Take the caller's id where it is harmless, make one otherwise."""

    async def named(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await app(scope, receive, send)
            return
        request_id = offered_id(scope["headers"]) or new_id()
        scope["state"]["request_id"] = request_id
        header = (_KEY, request_id.encode())

        async def tell(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), header]
            await send(message)

        with bound_contextvars(request_id=request_id):
            await app(scope, receive, tell)

    return named


def new_id() -> str:
    """One that nobody else has."""
    return f"{getrandbits(128):032x}"


def request_id_of(scope: Scope) -> str:
    """The id of the request that is being answered; empty outside of one."""
    return str(scope.get("state", {}).get("request_id", ""))


def offered_id(headers: Iterable[tuple[bytes, bytes]]) -> str | None:
    """The caller's own, where it is harmless."""
    for name, value in headers:
        if name == _KEY:
            return value.decode() if _ACCEPTABLE.fullmatch(value) else None
    return None
