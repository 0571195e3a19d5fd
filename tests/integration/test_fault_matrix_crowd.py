"""A crowd before a slow provider, over HTTP: the limit holds, the rest is told at once, and nothing piles up."""

import asyncio
import gc
import json
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from tests.support import samples
from tests.support.faults import Lab, lab
from tests.support.providers import ollama_reply
from tests.support.server import Wait

PATH = "/api/v1/ai/generate-recipe"
CROWD = 500
LIMIT, QUEUE = 4, 20
TERMS: dict[str, object] = {
    "openai_base_url": "",
    "ollama_limit": LIMIT,
    "ollama_queue": QUEUE,
    "ollama_queue_wait": "60s",
    "ollama_timeout": "60s",
    "ai_deadline": "60s",
    "cache_memory": "0",
}
NO_NEXT = {"ai_mock": "off"}


@dataclass(frozen=True)
class Told:
    status: int
    headers: dict[str, str]
    body: Any


def crowd(it: Lab) -> list["asyncio.Task[Told]"]:
    """Everybody at once, each with a wish of their own, for equal ones would be one call."""
    wishes = ({"prompt": f"tomato pasta as in house {number}"} for number in range(CROWD))
    return [asyncio.create_task(ask(it.client.base_url, wish)) for wish in wishes]


async def ask(url: httpx.URL, wish: dict[str, str]) -> Told:
    """On a connection of its own; a client with a pool of five hundred is slower than the service."""
    reader, writer = await asyncio.open_connection(url.host, url.port)
    body = json.dumps(wish).encode()
    head = f"POST {PATH} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n"
    writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
    answer = await reader.read()
    writer.close()
    await writer.wait_closed()
    first, *lines = answer.partition(b"\r\n\r\n")[0].decode().split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return Told(int(first.split()[1]), headers, json.loads(answer.partition(b"\r\n\r\n")[2]))


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not condition():  # noqa: ASYNC110 - tasks and a server's counters set no event
            await asyncio.sleep(0.02)


@pytest.mark.timeout(120)
@pytest.mark.parametrize("stand_in", [True, False], ids=["a next rung", "no next rung"])
async def test_five_hundred_at_once_are_answered_or_told_when_to_come_back(stand_in: bool) -> None:
    async with lab(**TERMS, **({} if stand_in else NO_NEXT)) as it:
        gate = asyncio.Event()
        it.ollama.on("/api/chat", ollama_reply(samples.pasta(), Wait(gate)))
        asking = crowd(it)
        # Nobody is kept waiting whom the provider has no room for.
        turned_away = CROWD - LIMIT - QUEUE
        await until(lambda: sum(each.done() for each in asking) == turned_away and it.ollama.chats == LIMIT)
        (view,) = it.kitchen.providers()
        assert (view.in_flight, view.queued) == (LIMIT, QUEUE)
        gate.set()
        responses = await asyncio.gather(*asking)
        assert it.ollama.most_chats == LIMIT
        assert Counter(map(said, responses)) == {
            "ollama answered": LIMIT + QUEUE,
            ("mock answered" if stand_in else "come back"): turned_away,
        }


def said(told: Told) -> str:
    """What a caller was told, which must be whole: nothing but these."""
    body = told.body
    if told.status == 503:
        assert [attempt["outcome"] for attempt in body["attempts"]] == ["busy"]
        assert int(told.headers["retry-after"]) >= 1
        return "come back"
    provenance = body["provenance"]
    outcomes = [attempt["outcome"] for attempt in provenance["attempts"]]
    assert outcomes == (["busy", "answered"] if provenance["provider"] == "mock" else ["answered"])
    return f"{provenance['provider']} answered"


@pytest.mark.timeout(120)
async def test_a_crowd_leaves_nothing_behind() -> None:
    async with lab(**TERMS, **NO_NEXT) as it:
        held: list[int] = []
        for _wave in range(3):
            await asyncio.gather(*crowd(it))
            held.append(held_blocks(it))
        # A piece of memory for every request would be a leak; the first wave fills what is there to stay.
        assert held[2] - held[1] < CROWD
        assert it.ollama.open_requests == 0


def held_blocks(it: Lab) -> int:
    """What is alive, without what the script itself remembers."""
    it.ollama.received.clear()
    gc.collect()
    return sys.getallocatedblocks()
