"""Adds headers to every answer: web pages and the API each say theirs once, around everything they serve."""

from collections.abc import Sequence

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send


def with_headers(app: ASGIApp, headers: Sequence[tuple[bytes, bytes]]) -> ASGIApp:
    """Add what the answer does not say itself.

    Args:
        headers: their names in small letters.
    """

    async def added(scope: Scope, receive: Receive, send: Send) -> None:
        async def tell(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = list(message.get("headers", ()))
                said = {name.lower() for name, _ in own}
                message["headers"] = own + [header for header in headers if header[0] not in said]
            await send(message)

        await app(scope, receive, tell if scope["type"] == ScopeType.HTTP else send)

    return added
