"""The service as `make run` starts it, before models whose lines a test writes."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from tests.support import samples
from tests.support.providers import script_ollama
from tests.support.server import Act, Reply, ScriptedServer
from tests.support.together import House, together

CHAT = "/api/chat"
HALF = 0.6


@dataclass
class Kitchen:
    """The service, and the models behind it."""

    house: House
    models: ScriptedServer

    def writes(self, draft: dict[str, Any], *acts: Act) -> None:
        """Ollama writes most of a draft, then come `acts`, then the rest."""
        text = json.dumps(draft)
        cut = int(len(text) * HALF)
        pieces = [text[:cut][at : at + 40] for at in range(0, cut, 40)]
        end = {
            "message": {"content": ""},
            "done": True,
            "done_reason": "stop",
            "prompt_eval_count": 9,
            "eval_count": 99,
        }
        lines = [_said(piece) for piece in pieces]
        self.models.on(CHAT, Reply.lines(*lines, *acts, _said(text[cut:]), {"model": "llama3.2:3b", **end}))


def _said(text: str) -> dict[str, Any]:
    return {"model": "llama3.2:3b", "message": {"role": "assistant", "content": text}, "done": False}


@asynccontextmanager
async def scripted_kitchen(*, openai: bool = False) -> AsyncIterator[Kitchen]:
    """Ollama says a pasta until it is told otherwise; `openai` puts a second provider behind it, on the same server."""
    async with ScriptedServer() as models:
        script_ollama(models, samples.pasta())
        second = {"openai_base_url": f"{models.url}/v1", "openai_tries": "1"} if openai else {}
        async with together(ollama_host=models.url, ollama_tries="1", ollama_warm_up="off", **second) as house:
            yield Kitchen(house, models)
