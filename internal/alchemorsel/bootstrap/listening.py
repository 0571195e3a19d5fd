"""Takes the port before anything else is started, so that a taken one is told at once and in words."""

import socket
import sys

BACKLOG = 2048


def listening(host: str, port: int, *, variable: str) -> socket.socket:
    """A listening socket; the process ends with words where there can be none.

    Args:
        variable: the environment variable that chooses another port.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except OSError as error:
        sys.exit(
            f"alchemorsel: cannot listen on {host}:{port} ({error.strerror}). "
            f"Choose another: {variable}={port + 1} make run"
        )
    listener.listen(BACKLOG)
    return listener


def url_of(host: str, listener: socket.socket) -> str:
    """The address for people and for programs on this machine, with the port that was really taken."""
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{listener.getsockname()[1]}"
