"""Gathers what one turn of the event loop wants of Redis into one pipeline, and waits for it only so long."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from redis.asyncio.cluster import RedisCluster
from redis.exceptions import ResponseError

from alchemorsel.infrastructure.cache.ending import ended
from alchemorsel.infrastructure.cache.folding import Words, folded, unfolded
from alchemorsel.infrastructure.cache.pulse import CONNECTIONS, Pulse
from alchemorsel.infrastructure.redis_client import REDIS_FAULTS, AnyRedis

MOST_WAITING = 10_000
TURNS = 20
"""A busy event loop reads late what came in time: so many turns to find that out before Redis gets the blame."""
_WRONG_TYPE = "WRONGTYPE"


class _Command(NamedTuple):
    words: Words
    writing: bool
    until: float
    told: Callable[[Any], None]


class Wire:
    """Sends commands; `None` is the reply where there is none in time, and of a key of the wrong type.

    A pipeline that is late goes on behind, so that a connection is never cut in the middle of a reply.
    """

    def __init__(self, redis: AnyRedis, pulse: Pulse, *, patience_s: float) -> None:
        self.patience_s = patience_s
        self.pulse = pulse
        self._redis = redis
        self._waiting: list[_Command] = []
        self._under_way = 0
        self._flushing = False
        self._tasks: set[asyncio.Task[Any]] = set()

    async def send(self, *words: Any, patience_s: float, writing: bool = False) -> Any:
        """One command's reply."""
        reply: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        if not self.put(words, partial(_settle, reply), patience_s=patience_s, writing=writing):
            return None
        return await reply

    def put(self, words: Words, told: Callable[[Any], None], *, patience_s: float, writing: bool = False) -> bool:
        """Send a command with the others of this turn and have its reply told; False where nobody would take it."""
        able = self.pulse.takes if writing else self.pulse.answers
        if not able or patience_s <= 0 or len(self._waiting) >= MOST_WAITING:
            return False
        loop = asyncio.get_running_loop()
        self._waiting.append(_Command(words, writing, loop.time() + patience_s, told))
        if not self._flushing:
            self._flushing = True
            loop.call_soon(self._flush)
        return True

    async def eval(self, script: str, keys: tuple[str, ...], *args: Any, patience_s: float) -> Any:
        """A script's reply; every script counts as a write."""
        return await self.send("EVAL", script, len(keys), *keys, *args, patience_s=patience_s, writing=True)

    async def aclose(self) -> None:
        """End what goes on behind."""
        while self._tasks:
            await ended(*self._tasks)

    def _flush(self) -> None:
        self._flushing = False
        if not self._waiting or (self._under_way >= CONNECTIONS and self.pulse.answers):
            return
        batch, self._waiting = self._waiting, []
        self._under_way += 1
        self._keep(asyncio.ensure_future(self._serve(batch)))

    async def _serve(self, batch: list[_Command]) -> None:
        replies: list[Any] = []
        try:
            if self.pulse.answers:
                replies = await self._replies(batch)
        finally:
            self._under_way -= 1
            for command, reply in zip(batch, replies or [None] * len(batch), strict=True):
                command.told(reply)
            self._flush()

    async def _replies(self, batch: list[_Command]) -> list[Any]:
        sending = asyncio.ensure_future(self._execute(batch))
        self._keep(sending)
        left_s = min(command.until for command in batch) - asyncio.get_running_loop().time()
        await asyncio.wait({sending}, timeout=max(0.0, left_s))
        if not await _is_done(sending):
            self.pulse.late()
            return []
        return [self._read(command, reply) for command, reply in zip(batch, sending.result(), strict=True)]

    async def _execute(self, batch: list[_Command]) -> list[Any]:
        commands = [command.words for command in batch]
        # The keys of one MGET would have to lie in one slot of a cluster.
        said = commands if isinstance(self._redis, RedisCluster) else folded(commands)
        try:
            return unfolded(commands, await self._said(said))
        except REDIS_FAULTS as error:
            return [error] * len(batch)

    async def _said(self, commands: Sequence[Words]) -> list[Any]:
        if len(commands) == 1:
            return [await self._redis.execute_command(*commands[0])]
        async with self._redis.pipeline(transaction=False) as pipeline:
            for words in commands:
                pipeline.execute_command(*words)
            return await pipeline.execute(raise_on_error=False)

    def _read(self, command: _Command, reply: Any) -> Any:
        if not isinstance(reply, Exception):
            return reply
        if not (isinstance(reply, ResponseError) and str(reply).startswith(_WRONG_TYPE)):
            self.pulse.failed(reply, writing=command.writing)
        return None

    def _keep(self, task: asyncio.Task[Any]) -> None:
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _settle(reply: "asyncio.Future[Any]", told: Any) -> None:
    if not reply.done():
        reply.set_result(told)


async def _is_done(task: asyncio.Task[Any]) -> bool:
    for _ in range(TURNS):
        if task.done():
            return True
        await asyncio.sleep(0)
    return task.done()
