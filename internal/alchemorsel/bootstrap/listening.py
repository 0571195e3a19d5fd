"""Takes the ports before anything else is started, so that a taken one is told at once, and free ones with it."""

import errno
import socket
import sys
from collections.abc import Collection, Mapping
from typing import NamedTuple

from alchemorsel.config import Settings

BACKLOG = 2048
_MOST_TRIED = 2000
_ANOTHER_PORT_HELPS = frozenset({errno.EADDRINUSE, errno.EACCES})


class Place(NamedTuple):
    """Where somebody is to listen, and the environment variable that chooses another port."""

    host: str
    port: int
    variable: str


def api_place(settings: Settings) -> Place:
    return Place(settings.host, settings.port, "ALCHEMORSEL_PORT")


def web_place(settings: Settings) -> Place:
    return Place(settings.web_host, settings.web_port, "ALCHEMORSEL_WEB_PORT")


def listening(*places: Place, avoiding: Collection[int] = (), command: str = "") -> tuple[socket.socket, ...]:
    """A listening socket for each place; the process ends with words where there can be none.

    Args:
        avoiding: ports that somebody else is to have, so that none of them is advised.
        command: what the advised ports are put before.
    """
    bound = {place: _bound(place.host, place.port) for place in places}
    failed = {place: found for place, found in bound.items() if isinstance(found, OSError)}
    listeners = tuple(found for found in bound.values() if isinstance(found, socket.socket))
    if not failed:
        return listeners
    for listener in listeners:
        listener.close()
    told = " ".join(f"cannot listen on {each.host}:{each.port} ({why.strerror})." for each, why in failed.items())
    chosen = _chosen(places, failed, avoiding)
    advice = f" Choose another: {' '.join(filter(None, (*chosen, command)))}" if chosen else ""
    sys.exit(f"alchemorsel: {told}{advice}")


def url_of(host: str, listener: socket.socket) -> str:
    """The address for people and for programs on this machine, with the port that was really taken."""
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{listener.getsockname()[1]}"


def _bound(host: str, port: int) -> socket.socket | OSError:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
    except OSError as error:
        return error
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        return error
    return listener


def _chosen(places: Collection[Place], failed: Mapping[Place, OSError], avoiding: Collection[int]) -> tuple[str, ...]:
    """`VARIABLE=port` for every place, the ones that stay too: what is typed once more must not lose them."""
    if any(why.errno not in _ANOTHER_PORT_HELPS for why in failed.values()):
        return ()
    ports = {place: place.port for place in places}
    for place in failed:
        ports[place] = _free_after(place, {*ports.values(), *avoiding})
    return tuple(f"{place.variable}={port}" for place, port in ports.items())


def _free_after(place: Place, taken: Collection[int]) -> int:
    """The next port that can be had, or none in particular (0) where all around are taken."""
    for port in range(place.port + 1, min(place.port + _MOST_TRIED, 65_536)):
        found = _bound(place.host, port) if port not in taken else None
        if isinstance(found, socket.socket):
            found.close()
            return port
    return 0
