"""One line for each request, with nothing in it that a cook wrote."""

import time
from logging import DEBUG

import structlog
from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send

from alchemorsel.application.access import Caller

log = structlog.get_logger(__name__)

UNMATCHED = "unmatched"


def with_access_log(app: ASGIApp) -> ASGIApp:
    """Log method, route template, status and seconds once the answer is out."""

    async def logged(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await app(scope, receive, send)
            return
        status = 0
        started = time.perf_counter()

        async def watch(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await app(scope, receive, watch)
        finally:
            _tell(scope, status, time.perf_counter() - started)

    return logged


class HitLog:
    """The same line for a hit of the fast lane, which is counted, and costs less than a line."""

    def __init__(self) -> None:
        self._log = log.bind()

    def tell(self, route: str, status: int, seconds: float, caller: Caller, request_id: str) -> None:
        if self._log.is_enabled_for(DEBUG):
            who = {"caller": caller.id, "request_id": request_id, **({"key": caller.key_id} if caller.key_id else {})}
            self._log.debug("request", method="POST", route=route, status=status, seconds=round(seconds, 6), **who)


def _tell(scope: HTTPScope, status: int, seconds: float) -> None:
    # A path that nobody serves is the caller's own text, and stays out.
    route = scope.get("path_template") or UNMATCHED
    log.info("request", method=scope["method"], route=route, status=status, seconds=round(seconds, 6), **_caller(scope))


def _caller(scope: HTTPScope) -> dict[str, str]:
    """Whom it was counted under, where there is a door: a key's id or an address, never the key."""
    caller = scope["state"].get("caller")
    return {"caller": caller.id} if isinstance(caller, Caller) else {}
