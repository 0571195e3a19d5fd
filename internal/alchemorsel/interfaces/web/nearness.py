"""Tells a browser on this very machine from one that came through a proxy or over a network."""

from ipaddress import ip_address
from typing import Any

from litestar import Request

_MARKS = frozenset({"forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via"})
"""What proxies leave behind; the API reads the same."""


def is_near(request: Request[Any, Any, Any]) -> bool:
    """Whether the peer is this machine itself, with nothing between."""
    client = request.scope.get("client")
    return client is not None and _is_loopback(client[0]) and _MARKS.isdisjoint(map(str.lower, request.headers.keys()))


def _is_loopback(address: str) -> bool:
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return (getattr(found, "ipv4_mapped", None) or found).is_loopback
