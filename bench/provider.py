"""A provider that speaks Ollama's protocol and says the same recipe every time: `uvicorn bench.provider:ollama`."""

import asyncio
import json
import os
from typing import Any

DELAY_S = float(os.environ.get("BENCH_DELAY_MS", "0")) / 1000
"""How long it thinks before its first word."""
GAP_S = float(os.environ.get("BENCH_GAP_MS", "0")) / 1000
"""How long between two words; where there is none, all of them come at once."""
MODEL = "llama3.2:3b"
PIECES = 20
RECIPE = {
    "name": "Tomato soup",
    "description": "A quick soup from ripe tomatoes.",
    "ingredients": [
        {"name": "tomato", "quantity": 800, "unit": "g", "preparation": "chopped"},
        {"name": "onion", "quantity": 1, "unit": "piece", "preparation": "diced"},
        {"name": "garlic", "quantity": 2, "unit": "clove", "preparation": "sliced"},
        {"name": "olive oil", "quantity": 2, "unit": "tbsp", "preparation": None},
        {"name": "water", "quantity": 300, "unit": "ml", "preparation": None},
        {"name": "salt", "quantity": None, "unit": "to_taste", "preparation": None},
    ],
    "steps": [
        {"text": "Fry the onion and the garlic in the olive oil until soft.", "minutes": 6, "temperature": None},
        {"text": "Add the tomato and the water and simmer.", "minutes": 15, "temperature": None},
        {"text": "Blend until smooth and season with salt.", "minutes": 2, "temperature": None},
    ],
    "prep_minutes": 8,
    "cook_minutes": 22,
    "rest_minutes": 0,
    "difficulty": "easy",
    "cuisine": "italian",
    "course": "main",
    "equipment": ["pot", "blender"],
    "tips": ["A spoon of cream makes it milder."],
    "storage": None,
}
_TEXT = json.dumps(RECIPE)
_SIZE = -(-len(_TEXT) // PIECES)


def _line(text: str, **more: Any) -> bytes:
    said = {"role": "assistant", "content": text}
    return json.dumps({"model": MODEL, "message": said, "done": False, **more}).encode()


_END = _line("", done=True, done_reason="stop", prompt_eval_count=400, eval_count=200)
LINES = [line + b"\n" for line in (*(_line(_TEXT[at : at + _SIZE]) for at in range(0, len(_TEXT), _SIZE)), _END)]
CHAT = b"".join(LINES)
_OTHERS = {
    "/api/version": {"version": "0.32.15"},
    "/api/tags": {"models": [{"name": MODEL, "model": MODEL}]},
    "/api/ps": {"models": [{"name": MODEL, "model": MODEL}]},
    "/api/show": {"capabilities": ["completion", "tools"]},
    "/api/generate": {"model": MODEL, "done": True, "done_reason": "load"},
}


_KIND = (b"content-type", b"application/x-ndjson")


class Ollama:
    """Every path that our adapter uses; `/calls` tells how many chats there were."""

    def __init__(self) -> None:
        self._calls = 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            return
        while (await receive()).get("more_body"):
            pass
        if scope["path"] == "/api/chat":
            await self._chat(send)
            return
        told = self._calls if scope["path"] == "/calls" else _OTHERS.get(scope["path"], {})
        await _answer(send, json.dumps(told).encode())

    async def _chat(self, send: Any) -> None:
        self._calls += 1
        if DELAY_S:
            await asyncio.sleep(DELAY_S)
        if not GAP_S:
            await _answer(send, CHAT)
            return
        await send({"type": "http.response.start", "status": 200, "headers": [_KIND]})
        for line in LINES:
            await send({"type": "http.response.body", "body": line, "more_body": True})
            await asyncio.sleep(GAP_S)
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _answer(send: Any, body: bytes) -> None:
    headers = [_KIND, (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})


ollama = Ollama()
