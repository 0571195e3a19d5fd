"""The command line, imported once: `serve SOCKET` forks for each command, `SOCKET WORD...` asks for one.

Starting Python and importing everything is most of what a short command costs, and the guides have dozens of them.
"""

import importlib
import json
import os
import signal
import socket
import sys
from pathlib import Path
from typing import NoReturn

MODULES = (
    "alchemorsel.bootstrap.cli",
    "alchemorsel.bootstrap.chain",
    "alchemorsel.bootstrap.health",
    "alchemorsel.infrastructure.book.store",
)
MOST_BYTES = 1 << 20


def serve(path: str) -> None:
    """Until it is killed; commands that are joined by a pipe run side by side."""
    for name in MODULES:
        importlib.import_module(name)
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listener:
        listener.bind(path)
        listener.listen()
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those who attend to a caller
        while True:
            connection, _ = listener.accept()
            with connection:
                if not os.fork():
                    _attend(connection)


def _attend(connection: socket.socket) -> NoReturn:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    asked, streams, _, _ = socket.recv_fds(connection, MOST_BYTES, 3)
    child = os.fork()
    if not child:
        _command(json.loads(asked), streams)
    for stream in streams:
        os.close(stream)
    connection.sendall(b"%d" % os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    os._exit(0)


def _command(asked: dict[str, object], streams: list[int]) -> NoReturn:
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
    # The parent's were made for streams of another kind.
    sys.stdin, sys.stdout, sys.stderr = os.fdopen(0), os.fdopen(1, "w"), os.fdopen(2, "w")
    os.chdir(str(asked["folder"]))
    os.environ.clear()
    os.environ.update(asked["environment"])  # type: ignore[call-overload]  # it is what `ask` sent
    sys.argv = ["alchemorsel", *asked["words"]]  # type: ignore[misc]  # the same
    code: object = 0
    try:
        importlib.import_module(MODULES[0]).main()
    except SystemExit as end:
        code = end.code
    for spoken in (sys.stdout, sys.stderr):
        spoken.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))


def ask(path: str, words: list[str]) -> int:
    """The exit code."""
    asked = {"folder": str(Path.cwd()), "environment": dict(os.environ), "words": words}
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as connection:
        connection.connect(path)
        socket.send_fds(connection, [json.dumps(asked).encode()], [0, 1, 2])
        return int(connection.recv(16))


if sys.argv[1] == "serve":
    serve(sys.argv[2])
sys.exit(ask(sys.argv[1], sys.argv[2:]))
