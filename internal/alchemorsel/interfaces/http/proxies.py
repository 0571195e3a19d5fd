"""Finds out who really calls: the socket's peer, or whom trusted proxies name; nobody else is believed."""

import re
from collections.abc import Sequence
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

import msgspec
from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPScope, Receive, Scope, Send

from alchemorsel.interfaces.http.access_headers import Headers, values_of

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_MARKS = frozenset({b"forwarded", b"x-forwarded-for", b"x-forwarded-host", b"x-forwarded-proto", b"x-real-ip", b"via"})
"""What proxies leave behind; whoever sets one of these by hand gives up being local."""
_FOR = re.compile(r'(?:^|[;,\s])for=("[^"]*"|[^;,\s"]*)', re.IGNORECASE)
_PROTO = re.compile(r'(?:^|[;,\s])proto="?(https?)(?![a-z])', re.IGNORECASE)
_WITH_PORT = re.compile(r"\[([0-9A-Fa-f:.]+)\](?::\d+)?|([0-9.]+):\d+")
_HOME_PREFIX = 64


class Came(msgspec.Struct, frozen=True, kw_only=True):
    """How a request came.

    Args:
        client: the address of who asked, as far as anybody trusted says.
        local: from this very machine, with no proxy between.
    """

    client: Address | None
    local: bool

    @property
    def home(self) -> str:
        """What limits count: one address, or the network that one household is given in IPv6."""
        if isinstance(self.client, IPv6Address):
            return str(IPv6Network((self.client, _HOME_PREFIX), strict=False))
        return str(self.client or "unknown")


UNKNOWN = Came(client=None, local=False)


def with_real_client(app: ASGIApp, trusted: Sequence[Network] = ()) -> ASGIApp:
    """Say how each request came; client and scheme are a trusted proxy's word where there is one."""

    async def traced(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == ScopeType.HTTP:
            trace(scope, trusted)
        await app(scope, receive, send)

    return traced


def came_of(scope: Scope) -> Came:
    """How this request came."""
    came = scope["state"].get("came")
    return came if isinstance(came, Came) else UNKNOWN


def trace(scope: HTTPScope, trusted: Sequence[Network]) -> None:
    """Say how this request came; once, for afterwards the peer may be whom a proxy named."""
    if "came" in scope["state"]:
        return
    client, headers = scope.get("client"), scope["headers"]
    address = client[0] if client else ""
    forwarded = not _MARKS.isdisjoint([name for name, _ in headers])
    scope["state"]["came"] = _forwarded(scope, address, trusted) if forwarded else _straight(address)


@lru_cache(maxsize=4096)
def _straight(address: str) -> Came:
    peer = parsed(address)
    return Came(client=peer, local=peer is not None and peer.is_loopback)


def _forwarded(scope: HTTPScope, address: str, trusted: Sequence[Network]) -> Came:
    peer, headers = parsed(address), scope["headers"]
    if peer is None or not _within(peer, trusted):
        return Came(client=peer, local=False)
    found = _client(peer, headers, trusted)
    scope["client"] = (str(found), 0)
    scope["scheme"] = _scheme(headers) or scope["scheme"]
    return Came(client=found, local=False)


@lru_cache(maxsize=4096)
def parsed(text: str) -> Address | None:
    """An address; IPv4 in IPv6's clothes is IPv4."""
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return address.ipv4_mapped or address if isinstance(address, IPv6Address) else address


def _within(address: Address, networks: Sequence[Network]) -> bool:
    return any(address in network for network in networks)


def _client(peer: Address, headers: Headers, trusted: Sequence[Network]) -> Address:
    """The nearest hop that is no proxy of ours.

    A proxy writes one of the two headers and may pass on the other as its caller sent it, so where they
    disagree neither is believed.
    """
    told = [hops for hops in (_x_forwarded_for(headers), _forwarded_for(headers)) if hops]
    clients = {_walk(peer, hops, trusted) for hops in told}
    return clients.pop() if len(clients) == 1 else peer


def _walk(peer: Address, hops: Sequence[str], trusted: Sequence[Network]) -> Address:
    """From the right: each proxy vouches for the hop before it and for no other."""
    client = peer
    for hop in reversed(hops):
        address = parsed(_bare(hop))
        if address is None or not _within(client, trusted):
            break
        client = address
    return client


def _bare(hop: str) -> str:
    """An address without quotes, brackets and port."""
    text = hop.strip().strip('"')
    match = _WITH_PORT.fullmatch(text)
    return (match[1] or match[2]) if match else text


def _x_forwarded_for(headers: Headers) -> list[str]:
    joined = _joined(headers, b"x-forwarded-for")
    return joined.split(",") if joined else []


def _forwarded_for(headers: Headers) -> list[str]:
    return _FOR.findall(_joined(headers, b"forwarded"))


def _scheme(headers: Headers) -> str:
    """The last word on it is the nearest proxy's own."""
    plain = _joined(headers, b"x-forwarded-proto").rpartition(",")[2].strip().lower()
    if plain in {"http", "https"}:
        return plain
    return next(reversed(_PROTO.findall(_joined(headers, b"forwarded"))), "").lower()


def _joined(headers: Headers, name: bytes) -> str:
    return b",".join(values_of(headers, name)).decode("latin-1")
