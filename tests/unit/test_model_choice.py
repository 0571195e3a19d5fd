"""A selection that is kept in Redis holds for everybody, and Redis is never waited for."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from fakeredis import FakeServer
from fakeredis.aioredis import FakeRedis
from redis.exceptions import ConnectionError as RedisConnectionError
from structlog.testing import capture_logs

from alchemorsel.domain.errors import Unavailable
from alchemorsel.domain.model_names import NamePolicy
from alchemorsel.domain.vocabulary import Feature
from alchemorsel.infrastructure.ai.models.choice import MemoryModelChoice
from alchemorsel.infrastructure.ai.models.redis_choice import KEY, RedisModelChoice, redis_choice
from tests.support.server import BLACK_HOLE, ScriptedServer


class Flaky:
    """A Redis with a switch, and with an answer that can be held back."""

    def __init__(self, redis: Any) -> None:
        self._redis = redis
        self.down = False
        self.held: asyncio.Event | None = None

    async def get(self, key: str) -> Any:
        found = await self._redis.get(key)
        if self.held is not None:
            await self.held.wait()
        if self.down:
            raise RedisConnectionError("gone")
        return found

    async def set(self, key: str, value: str) -> None:
        if self.down:
            raise RedisConnectionError("gone")
        await self._redis.set(key, value)


@pytest.fixture(name="server")
async def fake_server() -> AsyncIterator[Flaky]:
    redis = FakeRedis(server=FakeServer())
    yield Flaky(redis)
    await redis.aclose()


def choice_of(redis: Any, **limits: float) -> RedisModelChoice:
    own = {Feature.NUTRITION: "qwen3:4b"}
    return RedisModelChoice(MemoryModelChoice("llama3.2:3b", own), redis, NamePolicy(), **limits)


async def test_a_selection_reaches_every_process_and_outlives_them(server: Flaky) -> None:
    one, other = choice_of(server), choice_of(server)
    await one.select("llama3.2:1b")
    assert (one.default, other.default) == ("llama3.2:1b", "llama3.2:3b")
    await other.refresh()
    assert (other.default, other.selected, other.kept_in) == ("llama3.2:1b", True, "redis")
    assert other.current(Feature.RECIPE) == "llama3.2:1b"
    assert other.current(Feature.NUTRITION) == "qwen3:4b"
    later = choice_of(server)
    await later.refresh()
    assert later.default == "llama3.2:1b"
    assert KEY == "alchemorsel:v1:model"


async def test_a_redis_that_is_gone_keeps_the_last_choice_and_is_told_once(server: Flaky) -> None:
    choice = choice_of(server)
    await choice.select("llama3.2:1b")
    server.down = True
    with capture_logs() as logs:
        for _ in range(3):
            await choice.refresh()
        assert choice.default == "llama3.2:1b"
        server.down = False
        await choice.refresh()
    assert [line["event"] for line in logs] == ["model_choice_not_refreshed", "model_choice_refreshed"]


async def test_a_selection_that_cannot_be_kept_changes_nothing(server: Flaky) -> None:
    choice = choice_of(server)
    server.down = True
    with pytest.raises(Unavailable, match=r"goes on with llama3\.2:3b"):
        await choice.select("llama3.2:1b")
    assert choice.default == "llama3.2:3b"


async def test_a_look_that_began_before_a_selection_does_not_undo_it(server: Flaky) -> None:
    choice = choice_of(server, patience_s=5.0)
    server.held = asyncio.Event()
    looking = asyncio.create_task(choice.refresh())
    await asyncio.sleep(0.01)
    await choice.select("llama3.2:1b")
    server.held.set()
    await looking
    assert choice.default == "llama3.2:1b"


async def test_a_redis_that_hangs_is_left_after_its_time(server: Flaky) -> None:
    choice = choice_of(server, patience_s=0.02)
    server.held = asyncio.Event()
    async with asyncio.timeout(2):
        await choice.refresh()
    assert choice.default == "llama3.2:3b"


@pytest.mark.parametrize("garbage", [b"gpt-oss:cloud", b"evil.example/x", b"\xff\xfe", b"../x"])
async def test_what_somebody_else_wrote_there_is_no_choice(server: Flaky, garbage: bytes) -> None:
    choice = choice_of(server)
    await server._redis.set(KEY, garbage)
    await choice.refresh()
    assert choice.default == "llama3.2:3b"


async def test_a_key_that_is_deleted_gives_the_settings_back_their_say(server: Flaky) -> None:
    choice = choice_of(server)
    await choice.select("llama3.2:1b")
    await server._redis.delete(KEY)
    await choice.refresh()
    assert (choice.default, choice.selected) == ("llama3.2:3b", False)


async def test_others_follow_by_themselves(server: Flaky) -> None:
    choice = choice_of(server, refresh_s=0.01)
    following = asyncio.create_task(choice.follow())
    await server._redis.set(KEY, "llama3.2:1b")
    async with asyncio.timeout(5):
        while choice.default != "llama3.2:1b":  # noqa: ASYNC110 - following is what is tried
            await asyncio.sleep(0.005)
    following.cancel()
    await asyncio.gather(following, return_exceptions=True)


async def test_a_start_without_a_redis_is_a_start() -> None:
    async with ScriptedServer() as nobody:
        await nobody.stop()
        url = nobody.url.replace("http://", "redis://")
        async with asyncio.timeout(3):
            async with redis_choice(MemoryModelChoice("llama3.2:3b"), url=url, policy=NamePolicy()) as choice:
                assert choice.default == "llama3.2:3b"
                with pytest.raises(Unavailable):
                    await choice.select("llama3.2:1b")


async def test_a_start_with_a_redis_that_says_nothing_is_a_start_too() -> None:
    async with ScriptedServer() as silent, asyncio.timeout(3):
        silent.on("/", BLACK_HOLE)
        url = silent.url.replace("http://", "redis://")
        async with redis_choice(MemoryModelChoice("llama3.2:3b"), url=url, policy=NamePolicy()) as choice:
            assert choice.default == "llama3.2:3b"
