"""An Ollama that says what the fixtures say, and a prompt to ask it."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import msgspec

from alchemorsel.application.call import Call, Progress, silent
from alchemorsel.application.prompt import Message, Prompt, Speaker
from alchemorsel.domain.vocabulary import Feature
from alchemorsel.infrastructure.ai.ollama.client import OllamaClient
from alchemorsel.infrastructure.ai.ollama.model import OllamaModel
from alchemorsel.infrastructure.clock import SystemClock
from tests.support.server import INDEX, WIRE, Act, Reply, ScriptedServer

CLOCK = SystemClock()

PROMPT = Prompt(
    feature=Feature.RECIPE,
    model="llama3.2:3b",
    messages=(Message(Speaker.SYSTEM, "Answer briefly."), Message(Speaker.USER, "Name one citrus fruit.")),
    schema_name="fruit",
    schema={"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]},
    max_tokens=256,
    temperature=0.0,
    seed=7,
    version="1",
)


def fixture(name: str) -> Reply:
    """A file of `tests/wire` as Ollama sends it: an object is one line, however the file is laid out."""
    entry = INDEX[name]
    if not name.endswith(".json"):
        return Reply.fixture(name)
    return Reply.of(json.loads((WIRE / name).read_bytes()), entry["status"], entry["headers"])


def chunk(text: str, **more: Any) -> dict[str, Any]:
    return {"model": PROMPT.model, "message": {"role": "assistant", "content": text}, "done": False, **more}


def end(**more: Any) -> dict[str, Any]:
    return chunk("", done=True, done_reason="stop", prompt_eval_count=31, eval_count=5, **more)


def answer(*acts: dict[str, Any] | Act) -> Reply:
    return Reply.lines(*acts)


def call(seconds: float = 10, progress: Progress = silent) -> Call:
    return Call(CLOCK.monotonic() + seconds, progress=progress)


def asking(**changes: Any) -> Prompt:
    return msgspec.structs.replace(PROMPT, **changes)


@asynccontextmanager
async def ollama(
    server: ScriptedServer, *, silence_s: float = 5, probe_s: float = 1, num_ctx: int = 8192, keep_alive: str = "10m"
) -> AsyncIterator[OllamaModel]:
    """The adapter before a scripted server."""
    async with OllamaClient(server.url, silence_s=silence_s, probe_s=probe_s) as client:
        yield OllamaModel(client, CLOCK, num_ctx=num_ctx, keep_alive=keep_alive)
