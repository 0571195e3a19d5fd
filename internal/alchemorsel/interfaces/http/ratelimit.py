"""Keeps any one caller from taking all of this process's time."""

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from alchemorsel.application.access import Caller, RequestLimiter
from alchemorsel.domain.errors import OverLimit
from alchemorsel.interfaces.http.access_refusal import refuse
from alchemorsel.interfaces.http.ratelimit_headers import quota_lines

_FIRST = b"ratelimit-limit"


def with_request_limit(app: ASGIApp, limiter: RequestLimiter) -> ASGIApp:
    """Count each request of a caller who is counted, and say where they stand."""

    async def counted(scope: Scope, receive: Receive, send: Send) -> None:
        caller = scope["state"].get("caller")
        if scope["type"] != ScopeType.HTTP or not isinstance(caller, Caller) or not caller.limited:
            await app(scope, receive, send)
            return
        quota = limiter.take(caller.id)
        if quota.wait_s:
            most, window_s = quota.limit.most, quota.limit.window_s
            said = f"More than {most} requests in {window_s:g} s."
            await refuse(scope, send, OverLimit(said, suggestion="Wait as long as Retry-After says.", quota=quota))
            return

        async def tell(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = list(message.get("headers", ()))
                # A refusal further in speaks of the limit that was met there.
                message["headers"] = own if any(name == _FIRST for name, _ in own) else own + quota_lines(quota)
            await send(message)

        await app(scope, receive, tell)

    return counted
