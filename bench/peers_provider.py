"""The scripted provider once more, for those who ask in OpenAI's protocol: `uvicorn bench.peers_provider:openai`."""

import json
from typing import Any

from bench.provider import RECIPE

MODEL = "recipe"
_CHAT = json.dumps(
    {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1795169730,
        "model": MODEL,
        "choices": [
            {"index": 0, "message": {"role": "assistant", "content": json.dumps(RECIPE)}, "finish_reason": "stop"}
        ],
        "usage": {"prompt_tokens": 400, "completion_tokens": 200, "total_tokens": 600},
    }
).encode()
_calls = 0


async def openai(scope: Any, receive: Any, send: Any) -> None:
    """The same completion every time; `/calls` tells how many there were."""
    global _calls  # noqa: PLW0603 - one number is all the state there is
    if scope["type"] != "http":
        return
    while (await receive()).get("more_body"):
        pass
    counting = scope["path"] == "/calls"
    _calls += not counting
    body = str(_calls).encode() if counting else _CHAT
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})
