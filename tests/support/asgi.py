"""Sends one request through an ASGI application without a socket, so that a test chooses every byte and the peer."""

import asyncio
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from litestar.types import ASGIApp


@dataclass(frozen=True)
class Answered:
    """What came back, with header names in small letters."""

    status: int
    raw_headers: list[tuple[str, str]]
    body: bytes
    scope: Any

    @property
    def headers(self) -> dict[str, str]:
        return dict(self.raw_headers)

    @property
    def json(self) -> Any:
        return json.loads(self.body)


async def send(
    app: ASGIApp,
    path: str,
    *,
    method: str = "GET",
    headers: Iterable[tuple[str | bytes, str | bytes]] = (),
    peer: str | None = "127.0.0.1",
    body: bytes = b"",
    stays: bool = False,
) -> Answered:
    """One request from `peer`; a Host of this machine is added where none is given.

    Args:
        stays: whether the caller waits for an answer that takes a while, rather than leaving once the body is sent.
    """
    raw = [(_bytes(name).lower(), _bytes(value)) for name, value in headers]
    if not any(name == b"host" for name, _ in raw):
        raw.insert(0, (b"host", b"localhost:3010"))
    scope: Any = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": raw,
        "client": None if peer is None else (peer, 50_000),
        "server": ("127.0.0.1", 3010),
        "state": {},
        "extensions": {},
    }
    messages: list[Any] = []
    incoming: list[Any] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Any:
        if stays and not incoming:
            await asyncio.Event().wait()
        return incoming.pop() if incoming else {"type": "http.disconnect"}

    async def collect(message: Any) -> None:
        messages.append(message)

    await app(scope, receive, collect)
    start, *rest = messages
    told = [(name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in start["headers"]]
    return Answered(start["status"], told, b"".join(piece.get("body", b"") for piece in rest), scope)


def _bytes(text: str | bytes) -> bytes:
    return text.encode("latin-1") if isinstance(text, str) else text
