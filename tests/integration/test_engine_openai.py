"""OpenAIModel against llama.cpp's own server and a real, senseless model: the wire and the schema, not the taste."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest
from msgspec.structs import replace

from alchemorsel.application.call import Call, Event, Wrote
from alchemorsel.application.prompt import Finish, Message, Speaker
from alchemorsel.domain.errors import TimedOut, TooLong
from alchemorsel.infrastructure.ai.openai.model import OpenAIModel
from tests.support.engine import engine
from tests.support.openai_cases import CLOCK, PROMPT, complete

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "name": {"type": "string", "maxLength": 20},
        "difficulty": {"type": "string", "enum": ["easy", "hard"]},
        "steps": {"type": "array", "items": {"type": "string", "maxLength": 10}, "minItems": 2, "maxItems": 2},
        "note": {"type": ["null"]},
    },
    "required": ["name", "difficulty", "steps", "note"],
    "additionalProperties": False,
}
RECIPE = replace(PROMPT, model="tiny", schema=SCHEMA, schema_name="recipe", max_tokens=400)
ENDLESS_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"name": {"type": "string", "minLength": 1900}},
    "required": ["name"],
    "additionalProperties": False,
}
ENDLESS = replace(RECIPE, schema=ENDLESS_SCHEMA, max_tokens=1900)


@pytest.fixture(scope="module")
def base_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with engine(tmp_path_factory.mktemp("engine"), context_tokens=2048) as url:
        yield url


@pytest.fixture
async def model(base_url: str) -> AsyncIterator[OpenAIModel]:
    made = OpenAIModel(api_key="", base_url=base_url, clock=CLOCK)
    yield made
    await made.aclose()


async def the_slot(base_url: str) -> dict[str, Any]:
    """What the engine's only worker does, and how many tokens it holds."""
    async with httpx.AsyncClient(trust_env=False) as client:
        slots = (await client.get(base_url.removesuffix("/v1") + "/slots")).json()
    slot: dict[str, Any] = slots[0]
    return slot


async def stopped_early(base_url: str) -> bool:
    """Waits until the engine is idle; true where it wrote less than it was allowed to."""
    async with asyncio.timeout(5):
        while (slot := await the_slot(base_url))["is_processing"]:  # noqa: ASYNC110  # another process
            await asyncio.sleep(0.01)
    return bool(slot["n_prompt_tokens"] < ENDLESS.max_tokens)


async def test_a_real_engine_obeys_the_schema(model: OpenAIModel) -> None:
    completion = await complete(model, RECIPE)
    said = json.loads(completion.text)
    assert list(said) == ["name", "difficulty", "steps", "note"]
    assert said["difficulty"] in {"easy", "hard"}
    assert len(said["steps"]) == 2
    assert said["note"] is None
    assert completion.finish is Finish.STOP


async def test_a_real_engine_counts_its_tokens(model: OpenAIModel) -> None:
    completion = await complete(model, RECIPE)
    assert completion.tokens.prompt >= len("Name a fruit.")
    # Each token of this model is one byte.
    assert abs(completion.tokens.completion - len(completion.text)) <= 2


async def test_a_real_engine_streams(model: OpenAIModel) -> None:
    heard: list[Event] = []
    completion = await complete(model, RECIPE, progress=heard.append)
    pieces = [event for event in heard if isinstance(event, Wrote)]
    assert "".join(piece.text for piece in pieces) == completion.text
    assert pieces[-1].tokens == len(pieces) > 20
    assert completion.first_token_seconds is not None
    assert completion.first_token_seconds < completion.seconds


async def test_the_same_seed_says_the_same(model: OpenAIModel) -> None:
    first = await complete(model, RECIPE)
    second = await complete(model, RECIPE)
    other = await complete(model, replace(RECIPE, seed=8, temperature=1.0))
    assert first.text == second.text != other.text


async def test_the_token_limit_cuts_the_text_and_says_so(model: OpenAIModel) -> None:
    completion = await complete(model, replace(RECIPE, max_tokens=6))
    assert completion.finish is Finish.LENGTH
    assert completion.tokens.completion == 6
    with pytest.raises(json.JSONDecodeError):
        json.loads(completion.text)


async def test_a_prompt_over_the_context_is_too_long(model: OpenAIModel) -> None:
    long = replace(RECIPE, messages=(Message(Speaker.USER, "tomato " * 400),))
    with pytest.raises(TooLong, match="too long for tiny"):
        await complete(model, long)


async def test_cancelling_stops_the_engine(model: OpenAIModel, base_url: str) -> None:
    begun = asyncio.Event()
    call = Call(deadline=CLOCK.monotonic() + 20, progress=lambda _event: begun.set())
    task = asyncio.create_task(model.complete(ENDLESS, call))
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await stopped_early(base_url)


async def test_the_deadline_stops_the_engine(model: OpenAIModel, base_url: str) -> None:
    with pytest.raises(TimedOut):
        await complete(model, ENDLESS, within_s=0.1)
    assert await stopped_early(base_url)
