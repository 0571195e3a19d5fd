"""Lets pages of configured origins read answers; never with cookies, for there are none."""

from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send

from alchemorsel.interfaces.http.access_headers import only_value_of, values_of

_KEPT_S = 600
_VARY = (b"vary", b"Origin")
_READABLE = (
    "X-Request-ID, Retry-After, RateLimit, RateLimit-Policy, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, "
    "Age, Cache-Status, ETag, Server-Timing, Location, Allow, WWW-Authenticate"
)
_SENDABLE = (
    "Authorization, X-API-Key, Content-Type, Accept, Accept-Language, Cache-Control, If-None-Match, If-Match, "
    "Last-Event-ID, X-Request-ID"
)
_PREFLIGHT = (
    (b"access-control-allow-methods", b"GET, HEAD, POST, PUT, PATCH, DELETE"),
    (b"access-control-allow-headers", _SENDABLE.encode()),
    (b"access-control-max-age", str(_KEPT_S).encode()),
)


def with_cors(app: ASGIApp, origins: frozenset[str]) -> ASGIApp:
    """Answer preflights of these origins, and tell browsers that their pages may read; others get not a word."""
    if not origins:
        return app

    async def shared(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await app(scope, receive, send)
            return
        if _is_preflight(scope) and (origin := only_value_of(scope["headers"], b"origin")).lower() in origins:
            await _answer(origin, send)
            return
        added = cors_lines(scope, origins)

        async def tell(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *added]
            await send(message)

        await app(scope, receive, tell)

    return shared


def cors_lines(scope: HTTPScope, origins: frozenset[str]) -> tuple[tuple[bytes, bytes], ...]:
    """What an answer says to browsers where pages of these origins may read it."""
    origin = only_value_of(scope["headers"], b"origin")
    return (_VARY, *_readable_by(origin)) if origin.lower() in origins else (_VARY,)


def _is_preflight(scope: HTTPScope) -> bool:
    return scope["method"] == "OPTIONS" and bool(values_of(scope["headers"], b"access-control-request-method"))


def _readable_by(origin: str) -> tuple[tuple[bytes, bytes], ...]:
    return (
        (b"access-control-allow-origin", origin.encode()),
        (b"access-control-expose-headers", _READABLE.encode()),
    )


async def _answer(origin: str, send: Send) -> None:
    """It needs no key: browsers never send one with it."""
    headers = [(b"access-control-allow-origin", origin.encode()), *_PREFLIGHT, _VARY]
    await send({"type": "http.response.start", "status": 204, "headers": headers})
    await send({"type": "http.response.body", "body": b"", "more_body": False})
