"""A request waits for Redis within one budget, whoever asks it on the way: lane, memory, claim and limiter."""

import asyncio
import json
import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from redis.asyncio import Redis

from tests.support import samples
from tests.support.process import api, run
from tests.support.providers import script_ollama
from tests.support.redis import RedisServer, redis_server
from tests.support.server import ScriptedServer
from tests.support.slow_proxy import slow_proxy

RECIPE = "/api/v1/ai/generate-recipe"
KNOWN = {"prompt": "soup"}
WAIT_S = 0.8
"""Larger than by default, so that what a busy machine adds does not count."""
OWN_S = 0.2
FIRST_S = 0.6 * WAIT_S
NOT_AT_ALL_S = 0.05
"""A busy machine may take a process off its processor while it finds out that there is nobody to ask."""
RECOVERY_S = 10.0


@dataclass
class Guest:
    """Asks with a key; `waited_s` is what Server-Timing says of Redis each time, `took_s` what went by here."""

    http: httpx.AsyncClient
    waited_s: list[float] = field(default_factory=list)
    took_s: list[float] = field(default_factory=list)

    async def ask(self, wish: dict[str, str]) -> str:
        began = time.perf_counter()
        answer = await self.http.post(RECIPE, json=wish)
        self.took_s.append(time.perf_counter() - began)
        assert answer.status_code == 200, answer.text
        timing = answer.headers["server-timing"]
        said = re.search(r"redis;dur=([\d.]+)", timing)
        self.waited_s.append(float(said[1]) / 1000 if said else 0.0)
        total = re.search(r"total;dur=([\d.]+)", timing)
        assert total is not None
        assert self.waited_s[-1] <= float(total[1]) / 1000 + 0.001
        return answer.headers["cache-status"]

    async def state(self) -> str:
        """What the service says of Redis."""
        return str((await self.http.get("/api/v1/cache/stats")).json()["redis"])

    async def becomes(self, state: str) -> None:
        async with asyncio.timeout(RECOVERY_S):
            while await self.state() != state:  # noqa: ASYNC110 - it is another process's
                await asyncio.sleep(0.05)

    def forget(self) -> None:
        self.waited_s.clear()
        self.took_s.clear()


@asynccontextmanager
async def guest(redis_url: str, folder: Path) -> AsyncIterator[Guest]:
    """At a whole service that remembers in Redis alone, so that the lane has to look there."""
    async with ScriptedServer() as ollama:
        script_ollama(ollama, json.dumps(samples.PASTA))
        settings = {
            "ollama_host": ollama.url,
            "data_dir": str(folder),
            "redis_url": redis_url,
            "cache_memory": "0",
            "cache_redis_wait": f"{WAIT_S}s",
            "log_level": "warning",
        }
        code, key, said = await run("keys", "new", "--name", "web", "--scope", "admin", "--scope", "use", **settings)
        assert code == 0, said
        headers = {"X-API-Key": key.strip()}
        async with (
            api(**settings) as service,
            httpx.AsyncClient(base_url=service.url, headers=headers, timeout=20) as http,
        ):
            yield Guest(http)


@pytest.fixture(name="server")
async def started() -> AsyncIterator[RedisServer]:
    async with redis_server() as server:
        yield server


async def known(asking: Guest) -> None:
    """The lane knows the body, and Redis the answer."""
    async with asyncio.timeout(5):
        while "detail=redis" not in await asking.ask(KNOWN):  # noqa: ASYNC110 - as above
            await asyncio.sleep(0.05)
    asking.forget()


async def test_a_frozen_redis_is_waited_for_once_lane_and_limiter_included(server: RedisServer, tmp_path: Path) -> None:
    async with guest(server.url, tmp_path) as asking:
        await known(asking)
        server.freeze()
        await asking.ask(KNOWN)
        await asking.ask({"prompt": "stew"})
        assert await asking.state() == "down"
        server.thaw()
        await asking.becomes("up")
    frozen, after = asking.waited_s
    assert 0.9 * FIRST_S < frozen <= WAIT_S
    assert after < NOT_AT_ALL_S
    assert asking.took_s[0] < WAIT_S + OWN_S
    assert asking.took_s[1] < OWN_S


async def test_late_replies_cost_a_miss_no_more_than_the_budget_and_open_the_breaker(
    server: RedisServer, tmp_path: Path
) -> None:
    """The lane knows the bodies and looks, then the memory looks and claims, and the limiter counts."""
    async with slow_proxy(server.port) as proxy, guest(proxy.url, tmp_path) as asking:
        stews = [{"prompt": f"stew number {number}"} for number in range(6)]
        for stew in stews:
            await asking.ask(stew)
        await known(asking)
        async with Redis.from_url(server.url) as redis:
            await redis.flushall()
        proxy.delay_s = 0.45 * WAIT_S
        for stew in stews:
            await asking.ask(stew)
        await asking.becomes("down")
        await asking.ask({"prompt": "the last stew"})
        assert max(asking.waited_s) <= WAIT_S
        assert max(asking.took_s) < WAIT_S + OWN_S
        assert max(asking.waited_s) > 0.45 * WAIT_S
        assert asking.waited_s[-1] < NOT_AT_ALL_S
        # It stays so as long as replies are late, and no request has to find that out.
        await asyncio.sleep(1)
        assert await asking.state() == "down"
        proxy.delay_s = 0
        await asking.becomes("up")
        await known(asking)


async def test_what_the_lane_waited_is_in_server_timing(server: RedisServer, tmp_path: Path) -> None:
    async with slow_proxy(server.port) as proxy, guest(proxy.url, tmp_path) as asking:
        await known(asking)
        proxy.delay_s = 0.15 * WAIT_S
        assert "detail=redis" in await asking.ask(KNOWN)
        assert 0.15 * WAIT_S <= asking.waited_s[-1] <= asking.took_s[-1]
