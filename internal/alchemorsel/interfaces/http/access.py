"""The one place where a request is let in or turned away; it stands before everything that answers."""

from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPScope, Receive, Scope, Send
from structlog.contextvars import bind_contextvars, reset_contextvars

from alchemorsel.application.access import HOUSE, Caller
from alchemorsel.domain.errors import NotAllowed
from alchemorsel.domain.keys import KeyScope
from alchemorsel.interfaces.http.access_door import Door
from alchemorsel.interfaces.http.access_identity import identify
from alchemorsel.interfaces.http.access_refusal import refuse
from alchemorsel.interfaces.http.access_routes import Rule, rule_of
from alchemorsel.interfaces.http.cors import with_cors
from alchemorsel.interfaces.http.proxies import with_real_client
from alchemorsel.interfaces.http.ratelimit import with_request_limit


def with_door(app: ASGIApp, door: Door) -> ASGIApp:
    """Let in only who may: who really calls, pages of other origins, keys and scopes, then limits."""
    return with_real_client(with_cors(_with_access(app, door), door.cors_origins), door.trusted_proxies)


def caller_of(scope: Scope) -> Caller:
    """Who asks; the house itself where no door was built in. At an open path nobody has a scope without a key."""
    caller = scope["state"].get("caller")
    return caller if isinstance(caller, Caller) else HOUSE


def _with_access(app: ASGIApp, door: Door) -> ASGIApp:
    counted = with_request_limit(app, door.requests) if door.requests is not None else app

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            # Nothing is served over web sockets; what may come must be put into the table first.
            await send({"type": "websocket.close", "code": 1008, "reason": ""})
            return
        rule = rule_of(scope["path"])
        if rule.needs:
            # For the log of those who are turned away; the router writes the real one over it.
            scope["path_template"] = rule.template
        found = admitted(scope, door)
        if isinstance(found, NotAllowed):
            await refuse(scope, send, found)
            return
        scope["state"]["caller"] = found
        bound = bind_contextvars(key=found.key_id) if found.key_id else {}
        try:
            await (counted if rule.needs else app)(scope, receive, send)
        finally:
            reset_contextvars(**bound)

    return guarded


def admitted(scope: HTTPScope, door: Door) -> Caller | NotAllowed:
    """Who asks, or why they may not; how the request came is known already."""
    return _allowed(identify(scope, door), rule_of(scope["path"]))


STRANGER = Caller(id="stranger", scopes=frozenset())
"""Somebody at an open path, of whom nothing is known."""


def _allowed(found: Caller | NotAllowed, rule: Rule) -> Caller | NotAllowed:
    if rule.needs is None:
        return found if isinstance(found, Caller) else STRANGER
    if isinstance(found, NotAllowed) or rule.needs in found.scopes:
        return found
    return _lacks(found, rule.needs)


def _lacks(caller: Caller, needed: KeyScope) -> NotAllowed:
    who = "This key" if caller.key_id else "A caller without a key"
    return NotAllowed(
        f"{who} lacks the scope `{needed}`.",
        suggestion=f"Use a key with it; the operator makes one with `alchemorsel keys new --scope {needed}`.",
    )
