"""Keeps web pages from using this machine's own rights: a browser asks for whatever page it shows.

A page can make any name point to 127.0.0.1 (DNS rebinding) and can send requests to localhost from anywhere. The
first is told by its Host, the second by its Origin.
"""

import re
from functools import lru_cache

from litestar.types import HTTPScope

from alchemorsel.interfaces.http.access_headers import only_value_of, values_of
from alchemorsel.interfaces.http.proxies import parsed

READS = frozenset({"GET", "HEAD", "OPTIONS"})
_HOST = re.compile(r"(?:\[([0-9A-Fa-f:.]+)\]|([^:\[\]/@\s]+))(?::\d{1,5})?")


def is_for_this_machine(scope: HTTPScope, allowed_hosts: frozenset[str]) -> bool:
    """Whether the Host is a name of the loopback, or one that was allowed."""
    return _is_name_of_this_machine(only_value_of(scope["headers"], b"host"), allowed_hosts)


def is_of_a_strange_page(scope: HTTPScope, allowed_origins: frozenset[str]) -> bool:
    """Whether a page of elsewhere wants to change something here."""
    if scope["method"] in READS or not values_of(scope["headers"], b"origin"):
        return False
    origin = only_value_of(scope["headers"], b"origin").lower()
    own = f"{scope['scheme']}://{only_value_of(scope['headers'], b'host').lower()}"
    return origin not in allowed_origins and origin != own


@lru_cache(maxsize=1024)
def _is_name_of_this_machine(host: str, allowed_hosts: frozenset[str]) -> bool:
    name = _host_name(host)
    address = parsed(name)
    if address is not None:
        return address.is_loopback or name in allowed_hosts
    return name == "localhost" or name.endswith(".localhost") or name in allowed_hosts


def _host_name(host: str) -> str:
    match = _HOST.fullmatch(host)
    return (match[1] or match[2]).lower().rstrip(".") if match else ""
