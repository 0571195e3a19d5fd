"""Settings that hold several values: each is checked by itself, and one that is wrong spoils the list."""

import re
from collections.abc import Callable
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import TypeVar

from alchemorsel.config.kinds import Kind

T = TypeVar("T")

_ORIGIN = re.compile(r"([a-z][a-z0-9+.-]*)://(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::([0-9]{1,5}))?")
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?")
_USUAL_PORT = {"http": "80", "https": "443"}


def origins() -> Kind[tuple[str, ...]]:
    """Origins as browsers send them; `*` and `null` are none."""
    return _several("origins such as https://kitchen.example, with commas between; * is not accepted", _origin, str)


def host_names() -> Kind[tuple[str, ...]]:
    """Names as they stand in a Host header, without their ports."""
    return _several("host names without ports, with commas between", _host, str)


def networks() -> Kind[tuple[IPv4Network | IPv6Network, ...]]:
    """Some part of the internet; the whole of it is not accepted."""
    return _several("IP addresses or networks such as 10.0.0.0/8, with commas between", _network, str)


def _several(form: str, parse_one: Callable[[str], T], write_one: Callable[[T], str]) -> Kind[tuple[T, ...]]:
    def parse(given: str) -> tuple[T, ...]:
        parts = given.split(",") if given else []
        return tuple(dict.fromkeys(parse_one(part.strip()) for part in parts))

    return Kind(form=f"{form}, or empty", parse=parse, write=lambda values: ",".join(map(write_one, values)))


def _origin(given: str) -> str:
    match = _ORIGIN.fullmatch(given.casefold())
    if not match:
        raise ValueError(given)
    scheme, host, port = match.groups()
    return f"{scheme}://{host}" + (f":{port}" if port and port != _USUAL_PORT.get(scheme) else "")


def _host(given: str) -> str:
    if _HOST.fullmatch(given.casefold()):
        return given.casefold()
    return str(ip_address(given))


def _network(given: str) -> IPv4Network | IPv6Network:
    network = ip_network(given, strict=False)
    if network.prefixlen == 0:
        raise ValueError(given)
    return network
