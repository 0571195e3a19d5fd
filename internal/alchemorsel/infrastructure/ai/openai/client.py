"""Builds the SDK's client so that nothing but its arguments decides where it speaks and what it sends."""

from collections.abc import Awaitable, Callable

import httpx2
from openai import AsyncOpenAI

PLACEHOLDER_KEY = "none"


def connect(*, api_key: str, base_url: str, connect_s: float, silence_s: float) -> AsyncOpenAI:
    """A client for one server; without a key it sends a placeholder, which compatible servers ignore."""
    timeout = httpx2.Timeout(silence_s, connect=connect_s)
    http = httpx2.AsyncClient(
        timeout=timeout,
        # Plain HTTP stays within one's own network: a proxy from the environment must not read it.
        trust_env=base_url.startswith("https:"),
        # A redirect could carry the request to somebody else.
        follow_redirects=False,
        event_hooks={"request": [_only_ours(api_key.strip() or PLACEHOLDER_KEY)]},
    )
    # The hook holds the key, not the SDK: no header from the environment and no SDK error can meet it.
    return AsyncOpenAI(api_key=PLACEHOLDER_KEY, base_url=base_url, timeout=timeout, max_retries=0, http_client=http)


def _only_ours(key: str) -> Callable[[httpx2.Request], Awaitable[None]]:
    async def write_headers(request: httpx2.Request) -> None:
        # The SDK adds what OPENAI_CUSTOM_HEADERS, OPENAI_ORG_ID and OPENAI_PROJECT_ID say.
        request.headers = httpx2.Headers(
            {
                b"host": request.url.netloc,
                b"authorization": b"Bearer " + key.encode(),
                b"accept": b"text/event-stream, application/json",
                # Compression would hold the stream's pieces back.
                b"accept-encoding": b"identity",
                b"content-type": b"application/json",
                b"content-length": str(len(request.content)).encode(),
                b"user-agent": b"alchemorsel",
            }
        )

    return write_headers
