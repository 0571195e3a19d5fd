"""The servers that ours is compared with, as small as they can be: `uvicorn bench.subjects:NAME`."""

import os
from pathlib import Path
from typing import Any, cast

from litestar import Litestar, Response, post
from redis.asyncio import Redis

BODY = Path(os.environ["BENCH_BODY"]).read_bytes() if "BENCH_BODY" in os.environ else b""
"""As long as our own answer is."""
REDIS_URL = os.environ.get("BENCH_REDIS", "")
KEY = os.environ.get("BENCH_KEY", "")
_HEADERS = [(b"content-type", b"application/json"), (b"content-length", str(len(BODY)).encode())]


async def constant(scope: Any, _receive: Any, send: Any) -> None:
    """The least that uvicorn can do."""
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
        await send({"type": "http.response.body", "body": BODY, "more_body": False})


def litestar_get() -> Litestar:
    """An ordinary handler that reads its answer from Redis."""
    redis = Redis.from_url(REDIS_URL)

    @post("/api/v1/ai/generate-recipe", status_code=200)
    async def answer() -> Response[bytes]:
        return Response(cast("bytes", await redis.get(KEY)), media_type="application/json")

    return Litestar([answer], on_shutdown=[redis.aclose], openapi_config=None, logging_config=None)


def plain_get() -> Any:
    """The same without a framework."""
    redis = Redis.from_url(REDIS_URL)

    async def answer(scope: Any, _receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            body = cast("bytes", await redis.get(KEY))
            headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            await send({"type": "http.response.body", "body": body, "more_body": False})

    return answer
