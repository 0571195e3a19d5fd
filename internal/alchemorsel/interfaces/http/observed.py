"""Counts and times every request by its route's template, never by what a caller wrote."""

import time
from typing import Protocol

from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send

from alchemorsel.application.tab import open_tab
from alchemorsel.interfaces.http.access_log import UNMATCHED

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_OTHER = "other"
_NONE = "none"


class HttpObserver(Protocol):
    """Hears of every request. Each method returns at once and never raises."""

    def began(self) -> None:
        """A request came."""
        ...

    def ended(self, route: str, method: str, status: str, seconds: float) -> None:
        """It was answered to the last byte, or left; `status` is `none` where it was left before it had one."""
        ...

    def at_once(self, route: str, method: str, status: str, seconds: float) -> None:
        """A request came and was answered from memory; it has neither begun nor ended otherwise."""
        ...

    def overhead(self, route: str, seconds: float) -> None:
        """So much of its time was not spent waiting for a model, though one was asked for it."""
        ...


def with_metrics(app: ASGIApp, observer: HttpObserver) -> ASGIApp:
    """Tell the observer of each request."""

    async def observed(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await app(scope, receive, send)
            return
        status = _NONE

        async def watch(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = str(message["status"])
            await send(message)

        observer.began()
        began = time.perf_counter()
        with open_tab() as tab:
            try:
                await app(scope, receive, watch)
            finally:
                seconds = time.perf_counter() - began
                route = _route(scope)
                observer.ended(route, _method(scope), status, seconds)
                if tab.calls:
                    observer.overhead(route, max(0.0, seconds - tab.model_s))

    return observed


def _route(scope: HTTPScope) -> str:
    return str(scope.get("path_template") or UNMATCHED)


def _method(scope: HTTPScope) -> str:
    return scope["method"] if scope["method"] in _METHODS else _OTHER
