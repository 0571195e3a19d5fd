"""A real HTTP/1.1 server on a free loopback port that does exactly what a script says, faults included."""

import asyncio
import json
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

WIRE = Path(__file__).parent.parent / "wire"


@dataclass(frozen=True)
class Received:
    """A request as it came in."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes
    query: str = ""

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Pause:
    """Wait before going on with the answer."""

    seconds: float


@dataclass(frozen=True)
class Hang:
    """Say nothing more until the client or the test goes away."""


@dataclass(frozen=True)
class Cut:
    """Drop the connection at once, in the middle of whatever was being said."""


@dataclass(frozen=True)
class Wait:
    """Wait for an event that the test sets."""

    event: asyncio.Event


Act = bytes | Pause | Hang | Cut | Wait


@dataclass(frozen=True)
class Reply:
    """What to answer. `acts` are the body's chunks and what happens between them.

    `before` happens ahead of the status line: a slow first byte, a black hole, a dropped connection.
    """

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    acts: tuple[Act, ...] = ()
    before: tuple[Act, ...] = ()

    @classmethod
    def of(cls, value: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Self:
        """A JSON body."""
        return cls(status, {"content-type": "application/json", **(headers or {})}, (json.dumps(value).encode(),))

    @classmethod
    def lines(cls, *values: object, between: float = 0) -> Self:
        """NDJSON, one chunk a line; a value that is an act already stays as it is."""
        acts: list[Act] = []
        for value in values:
            if isinstance(value, bytes | Pause | Hang | Cut | Wait):
                acts.append(value)
                continue
            acts.append(json.dumps(value).encode() + b"\n")
            if between:
                acts.append(Pause(between))
        return cls(200, {"content-type": "application/x-ndjson"}, tuple(acts))

    @classmethod
    def events(cls, *values: object, done: bool = True) -> Self:
        """Server-sent events as OpenAI sends them."""
        acts: list[Act] = [
            value if isinstance(value, bytes | Pause | Hang | Cut | Wait) else f"data: {json.dumps(value)}\n\n".encode()
            for value in values
        ]
        if done:
            acts.append(b"data: [DONE]\n\n")
        return cls(200, {"content-type": "text/event-stream"}, tuple(acts))

    @classmethod
    def fixture(cls, name: str) -> Self:
        """A file of `tests/wire` with the status and headers that its index gives."""
        entry = INDEX[name]
        return cls(entry["status"], entry["headers"], ((WIRE / name).read_bytes(),))


INDEX: dict[str, dict[str, Any]] = {
    entry["file"]: entry for entry in json.loads((WIRE / "index.json").read_text())["fixtures"]
}

BLACK_HOLE = Reply(before=(Hang(),))
"""Takes the request and never answers."""

DROPPED = Reply(before=(Cut(),))
"""Takes the request and hangs up."""


SETTLE_TICKS = 5
"""Loop ticks in which a connection just accepted gets its transport, and one just dropped is closed for good."""


class _GoneError(Exception):
    """The script dropped the connection."""


class ScriptedServer:
    """Answers each path from its queue of replies; the last one stays.

    `async with ScriptedServer() as server:` then `server.on("/api/chat", reply, ...)`. A path nobody scripted
    gets 404 in plain text. `received` holds every request, `open_requests` those being answered now, and
    `hung_up` how many clients left in the middle of an answer, and `most_open` how many were answered at once, by path.
    """

    def __init__(self) -> None:
        self.received: list[Received] = []
        self.most_open: Counter[str] = Counter()
        self.hung_up = 0
        self._replies: dict[str, deque[Reply]] = defaultdict(deque)
        self._asking: dict[asyncio.Event, str] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._transports: set[asyncio.BaseTransport] = set()
        self._server: asyncio.Server | None = None
        self.port = 0

    def on(self, path: str, *replies: Reply) -> Self:
        """Script a path anew."""
        self._replies[path] = deque(replies)
        return self

    def calls(self, path: str) -> list[Received]:
        return [request for request in self.received if request.path == path]

    @property
    def open_requests(self) -> int:
        """A client who left does not count, though its answer may not have noticed yet."""
        return len(self._open_paths())

    def _open_paths(self) -> list[str]:
        return [path for left, path in self._asking.items() if not left.is_set()]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def __aenter__(self) -> Self:
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            lambda: _Watching(self._accept, self._transports), "127.0.0.1", self.port
        )
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_exc: object) -> None:
        await self.stop()

    async def stop(self) -> None:
        """Refuse from now on; connections in hand are dropped."""
        if self._server is not None:
            # asyncio leaks a connection that it accepts in the very tick of a close: no more of them first.
            for listening in self._server.sockets:
                asyncio.get_running_loop().remove_reader(listening.fileno())
            await self._settle()
            self._server.close()
            self._server = None
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for transport in list(self._transports):
            if isinstance(transport, asyncio.Transport):
                transport.abort()
        await self._settle()

    async def _settle(self) -> None:
        for _ in range(SETTLE_TICKS):
            await asyncio.sleep(0)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, left: asyncio.Event) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            while (request := await _read(reader)) is not None:
                await self._answer(request, writer, left)
        except (_GoneError, ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self._tasks.discard(task)
            writer.transport.abort()

    async def _answer(self, request: Received, writer: asyncio.StreamWriter, left: asyncio.Event) -> None:
        self.received.append(request)
        self._asking[left] = path = request.path
        self.most_open[path] = max(self.most_open[path], self._open_paths().count(path))
        speaking = asyncio.ensure_future(_speak(self._next(request.path), writer, head=request.method == "HEAD"))
        listening = asyncio.ensure_future(left.wait())
        try:
            await asyncio.wait({speaking, listening}, return_when=asyncio.FIRST_COMPLETED)
            if not speaking.done():
                self.hung_up += 1
                raise _GoneError
            speaking.result()
        finally:
            self._asking.pop(left, None)
            speaking.cancel()
            listening.cancel()
            await asyncio.gather(speaking, listening, return_exceptions=True)

    def _next(self, path: str) -> Reply:
        queue = self._replies.get(path)
        if not queue:
            return Reply(404, {"content-type": "text/plain"}, (b"404 page not found",))
        return queue.popleft() if len(queue) > 1 else queue[0]


class _Watching(asyncio.StreamReaderProtocol):
    """Notices at once when the client leaves, even while nothing is being read."""

    def __init__(
        self,
        accept: Callable[[asyncio.StreamReader, asyncio.StreamWriter, asyncio.Event], Coroutine[Any, Any, None]],
        open_transports: set[asyncio.BaseTransport],
    ) -> None:
        self._left = asyncio.Event()
        self._open = open_transports
        self._own: asyncio.BaseTransport | None = None
        super().__init__(asyncio.StreamReader(), lambda r, w: accept(r, w, self._left))

    def eof_received(self) -> bool:
        self._left.set()
        return bool(super().eof_received())

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._own = transport
        self._open.add(transport)
        super().connection_made(transport)

    def connection_lost(self, exc: Exception | None) -> None:
        self._left.set()
        if self._own is not None:
            self._open.discard(self._own)
        super().connection_lost(exc)


async def _read(reader: asyncio.StreamReader) -> Received | None:
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    except asyncio.IncompleteReadError:
        return None
    first, *rest = head.strip().split("\r\n")
    method, target, _version = first.split(" ")
    path, _, query = target.partition("?")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in rest)}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Received(method, path, headers, body, query)


async def _speak(reply: Reply, writer: asyncio.StreamWriter, *, head: bool) -> None:
    for act in reply.before:
        await _do(act, writer)
    lines = [f"HTTP/1.1 {reply.status} Scripted", *(f"{k}: {v}" for k, v in reply.headers.items())]
    writer.write("\r\n".join([*lines, "transfer-encoding: chunked", "", ""]).encode())
    await writer.drain()
    for act in () if head else reply.acts:
        await _do(act, writer)
    writer.write(b"" if head else b"0\r\n\r\n")
    await writer.drain()


async def _do(act: Act, writer: asyncio.StreamWriter) -> None:
    match act:
        case bytes() as chunk:
            if chunk:
                writer.write(f"{len(chunk):x}\r\n".encode() + chunk + b"\r\n")
                await writer.drain()
        case Pause(seconds):
            await asyncio.sleep(seconds)
        case Wait(event):
            await event.wait()
        case Hang():
            await asyncio.Event().wait()
        case Cut():
            writer.transport.abort()
            raise _GoneError
