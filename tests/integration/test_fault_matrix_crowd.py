"""A crowd before a slow provider, over HTTP: the limit holds, the rest is told at once, and nothing piles up."""

import asyncio
import gc
import sys
from collections import Counter
from collections.abc import Callable

import httpx
import pytest

from tests.support import samples
from tests.support.faults import Lab, lab
from tests.support.providers import ollama_reply
from tests.support.server import Wait

CROWD = 500
LIMIT, QUEUE = 4, 20
TERMS: dict[str, object] = {
    "openai_base_url": "",
    "ollama_limit": LIMIT,
    "ollama_queue": QUEUE,
    "ollama_queue_wait": "20s",
    "ollama_timeout": "20s",
    "cache_memory": "0",
}
NO_NEXT = {"ai_mock": "off"}


def crowd(it: Lab, wave: int = 0) -> list["asyncio.Task[httpx.Response]"]:
    """Everybody at once, each with a wish of their own, for equal ones would be one call."""

    async def ask(number: int) -> httpx.Response:
        wish = {"prompt": f"tomato pasta as in house {wave * CROWD + number}"}
        return await it.client.post("/api/v1/ai/generate-recipe", json=wish)

    return [asyncio.create_task(ask(number)) for number in range(CROWD)]


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not condition():  # noqa: ASYNC110 - tasks and a server's counters set no event
            await asyncio.sleep(0.02)


@pytest.mark.parametrize("stand_in", [True, False], ids=["a next rung", "no next rung"])
async def test_five_hundred_at_once_are_answered_or_told_when_to_come_back(stand_in: bool) -> None:
    async with lab(**TERMS, **({} if stand_in else NO_NEXT)) as it:
        gate = asyncio.Event()
        it.ollama.on("/api/chat", ollama_reply(samples.pasta(), Wait(gate)))
        asking = crowd(it)
        # Nobody is kept waiting whom the provider has no room for.
        await until(lambda: sum(each.done() for each in asking) == CROWD - LIMIT - QUEUE)
        assert it.ollama.chats == LIMIT
        (view,) = it.kitchen.providers()
        assert (view.in_flight, view.queued) == (LIMIT, QUEUE)
        gate.set()
        responses = await asyncio.gather(*asking)
        assert it.ollama.most_chats == LIMIT
        assert Counter(map(said, responses)) == {
            "ollama answered": LIMIT + QUEUE,
            ("mock answered" if stand_in else "come back"): CROWD - LIMIT - QUEUE,
        }


def said(response: httpx.Response) -> str:
    """What a caller was told, which must be whole: nothing but these."""
    body = response.json()
    if response.status_code == 503:
        assert [attempt["outcome"] for attempt in body["attempts"]] == ["busy"]
        assert int(response.headers["retry-after"]) >= 1
        return "come back"
    provenance = body["provenance"]
    outcomes = [attempt["outcome"] for attempt in provenance["attempts"]]
    assert outcomes == (["busy", "answered"] if provenance["provider"] == "mock" else ["answered"])
    return f"{provenance['provider']} answered"


async def test_a_crowd_leaves_nothing_behind() -> None:
    async with lab(**TERMS, **NO_NEXT) as it:
        held: list[int] = []
        for wave in range(4):
            await asyncio.gather(*crowd(it, wave))
            held.append(held_blocks(it))
        # Less than one piece of memory for each request of the last two waves.
        assert held[-1] - held[-3] < CROWD
        assert it.ollama.open_requests == 0


def held_blocks(it: Lab) -> int:
    """What is alive, without what the script itself remembers."""
    it.ollama.received.clear()
    gc.collect()
    return sys.getallocatedblocks()
