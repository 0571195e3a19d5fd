"""Answers HEAD as GET would, without the body: proxies and monitors look at a page like this."""

from typing import cast

from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send


def with_head(app: ASGIApp) -> ASGIApp:
    """Let every address that is shown be looked at without being read."""

    async def answered(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP or scope["method"] != "HEAD":
            await app(scope, receive, send)
            return
        await app(cast("HTTPScope", {**scope, "method": "GET"}), receive, _without_body(send))

    return answered


def _without_body(send: Send) -> Send:
    ended = False

    async def tell(message: Message) -> None:
        nonlocal ended
        if message["type"] != "http.response.body":
            await send(message)
        elif not ended:
            # The end at once: nobody waits for the rest of a stream, and its maker is told that nobody reads.
            ended = True
            await send({"type": "http.response.body", "body": b"", "more_body": False})

    return tell
