"""An OpenAIModel that speaks to a scripted server, and a prompt to give it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from alchemorsel.application.call import Call, Progress, silent
from alchemorsel.application.ports import Clock
from alchemorsel.application.prompt import Completion, Message, Prompt, Speaker
from alchemorsel.domain.vocabulary import Feature
from alchemorsel.infrastructure.ai.openai.model import OpenAIModel
from alchemorsel.infrastructure.clock import SystemClock
from tests.support.server import ScriptedServer

CHAT = "/v1/chat/completions"
KEY = "sk-secret-of-the-test"
CLOCK = SystemClock()

PROMPT = Prompt(
    feature=Feature.RECIPE,
    model="gpt-6-luna",
    messages=(Message(Speaker.SYSTEM, "Answer only with JSON."), Message(Speaker.USER, "Name a fruit.")),
    schema_name="fruit",
    schema={
        "type": "object",
        "properties": {"name": {"type": "string"}},
        "required": ["name"],
        "additionalProperties": False,
    },
    max_tokens=400,
    temperature=0.2,
    seed=7,
    version="1",
)


@asynccontextmanager
async def model_at(
    server: ScriptedServer, *, api_key: str = KEY, silence_s: float = 5, clock: Clock = CLOCK
) -> AsyncIterator[OpenAIModel]:
    model = OpenAIModel(api_key=api_key, base_url=f"{server.url}/v1", clock=clock, silence_s=silence_s)
    try:
        yield model
    finally:
        await model.aclose()


async def complete(
    model: OpenAIModel, prompt: Prompt = PROMPT, *, within_s: float = 10, progress: Progress = silent
) -> Completion:
    return await model.complete(prompt, Call(deadline=CLOCK.monotonic() + within_s, progress=progress))
