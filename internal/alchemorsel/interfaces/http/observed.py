"""Counts and times every request by its route's template, never by what a caller wrote."""

import time
from typing import NamedTuple, Protocol

from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPResponseStartEvent, HTTPScope, Message, Receive, Scope, Send

from alchemorsel.application.tab import open_tab
from alchemorsel.interfaces.http.accepting import EVENTS
from alchemorsel.interfaces.http.access_log import UNMATCHED
from alchemorsel.interfaces.http.told_problem import told_problem

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_OTHER = "other"
_NONE = "none"
_EVENTS = EVENTS.encode()


class Outcome(NamedTuple):
    """What became of a request.

    Args:
        form: `stream` where its answer came as events, or `plain`.
        status: HTTP's; of a stream that ended in an `error`, that error's; `none` where the caller left before it.
        code: of the problem that was told, or `none`.
    """

    form: str = "plain"
    status: str = _NONE
    code: str = _NONE


class HttpObserver(Protocol):
    """Hears of every request. Each method returns at once and never raises."""

    def began(self) -> None:
        """A request came."""
        ...

    def ended(self, route: str, method: str, outcome: Outcome, seconds: float) -> None:
        """It was answered to the last byte, or left."""
        ...

    def at_once(self, route: str, method: str, status: str, seconds: float) -> None:
        """A request came and was answered plainly from memory; it has neither begun nor ended otherwise."""
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
        start: HTTPResponseStartEvent | None = None

        async def watch(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
            await send(message)

        observer.began()
        began = time.perf_counter()
        with open_tab() as tab:
            try:
                await app(scope, receive, watch)
            finally:
                seconds = time.perf_counter() - began
                route = _route(scope)
                observer.ended(route, _method(scope), _outcome(scope, start), seconds)
                if tab.calls:
                    observer.overhead(route, max(0.0, seconds - tab.model_s))

    return observed


def _outcome(scope: HTTPScope, start: HTTPResponseStartEvent | None) -> Outcome:
    if start is None:
        return Outcome()
    form = "stream" if (b"content-type", _EVENTS) in start["headers"] else "plain"
    problem = told_problem(scope)
    if problem is None:
        return Outcome(form, str(start["status"]))
    return Outcome(form, str(problem.status), problem.code)


def _route(scope: HTTPScope) -> str:
    return str(scope.get("path_template") or UNMATCHED)


def _method(scope: HTTPScope) -> str:
    return scope["method"] if scope["method"] in _METHODS else _OTHER
