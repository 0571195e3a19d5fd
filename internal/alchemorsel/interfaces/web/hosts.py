"""Answers only under names of its own: a strange page can make any name point to this machine (DNS rebinding)."""

import re
from ipaddress import ip_address

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Receive, Scope, Send

_HOST = re.compile(r"(?:\[([0-9A-Fa-f:.]+)\]|([^:\[\]/@\s]+))(?::\d{1,5})?")
_SAYS = b"This Host is no name of this service. The operator can allow it in ALCHEMORSEL_ALLOWED_HOSTS.\n"


class Hosts:
    """Which names are ours.

    Args:
        allowed: names that are, in small letters.
        only_here: whether the service listens for this machine alone; then nothing but the loopback's names are ours
            as well, else every name is unless some are `allowed`.
    """

    def __init__(self, allowed: frozenset[str], *, only_here: bool) -> None:
        self._allowed = allowed
        self._any = not only_here and not allowed

    def knows(self, host: str) -> bool:
        match = _HOST.fullmatch(host)
        name = (match[1] or match[2]).lower().rstrip(".") if match else ""
        return bool(name) and (self._any or name in self._allowed or _is_loopback(name))


def with_own_hosts(app: ASGIApp, hosts: Hosts) -> ASGIApp:
    """Turn away who calls us by a strange name."""

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP or hosts.knows(_host_of(scope["headers"])):
            await app(scope, receive, send)
            return
        headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
        await send({"type": "http.response.start", "status": 421, "headers": headers})
        await send({"type": "http.response.body", "body": _SAYS, "more_body": False})

    return guarded


def _host_of(headers: object) -> str:
    found = [value for name, value in headers if name == b"host"] if isinstance(headers, list | tuple) else []
    return found[0].decode("latin-1") if len(found) == 1 else ""


def _is_loopback(name: str) -> bool:
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return name == "localhost" or name.endswith(".localhost")
