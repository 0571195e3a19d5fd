"""Tells browsers, with every answer, to take it for what it is and for nothing else."""

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

ALWAYS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    # No page of ours runs outside of the documentation, which brings a policy of its own.
    (b"content-security-policy", b"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-resource-policy", b"same-origin"),
)


def with_security_headers(app: ASGIApp) -> ASGIApp:
    """Add what the answer does not say itself."""

    async def secured(scope: Scope, receive: Receive, send: Send) -> None:
        async def tell(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = list(message.get("headers", ()))
                said = {name.lower() for name, _ in headers}
                message["headers"] = headers + [header for header in ALWAYS if header[0] not in said]
            await send(message)

        await app(scope, receive, tell if scope["type"] == ScopeType.HTTP else send)

    return secured
