"""Gives every request a name that its answer, its problems and its log lines share."""

import re
import uuid
from collections.abc import Iterable

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
        request_id = _offered(scope["headers"]) or uuid.uuid4().hex
        scope["state"]["request_id"] = request_id
        header = (_KEY, request_id.encode())

        async def tell(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), header]
            await send(message)

        with bound_contextvars(request_id=request_id):
            await app(scope, receive, tell)

    return named


def request_id_of(scope: Scope) -> str:
    """The id of the request that is being answered; empty outside of one."""
    return str(scope.get("state", {}).get("request_id", ""))


def _offered(headers: Iterable[tuple[bytes, bytes]]) -> str | None:
    value = next((value for name, value in headers if name == _KEY), b"")
    return value.decode() if _ACCEPTABLE.fullmatch(value) else None
