"""Gathers what one turn of the event loop wants of Redis into one pipeline, and waits for it only so long."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from hiredis import pack_command
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
        if not self.pulse.answers:
            self._end(batch, [])
            return
        sending = asyncio.ensure_future(self._execute(batch))
        self._keep(sending)
        sending.add_done_callback(partial(self._arrived, self._wait_for(sending, batch), batch))

    def _wait_for(self, sending: "asyncio.Task[list[Any]]", batch: list[_Command]) -> "_Watch":
        """What this process did until now is no fault of Redis: a reply may take half of the patience at least."""
        loop = asyncio.get_running_loop()
        until = max(min(command.until for command in batch), loop.time() + self.patience_s / 2)
        return _Watch(loop, until, sending, partial(self._late, batch))

    def _arrived(self, watch: "_Watch", batch: list[_Command], sending: "asyncio.Task[list[Any]]") -> None:
        if not watch.end():
            return
        replies: list[Any] = []
        try:
            if not sending.cancelled():
                replies = [self._read(command, reply) for command, reply in zip(batch, sending.result(), strict=True)]
        finally:
            self._end(batch, replies)

    def _late(self, batch: list[_Command]) -> None:
        self.pulse.late()
        self._end(batch, [])

    def _end(self, batch: list[_Command], replies: list[Any]) -> None:
        """Tell everybody; without replies, that there are none."""
        self._under_way -= 1
        for command, reply in zip(batch, replies or [None] * len(batch), strict=True):
            command.told(reply)
        self._flush()

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
            return [await self._spoken(commands[0])]
        async with self._redis.pipeline(transaction=False) as pipeline:
            for words in commands:
                pipeline.execute_command(*words)
            return await pipeline.execute(raise_on_error=False)

    async def _spoken(self, words: Words) -> Any:
        """One command's reply, on a connection directly: redis-py's own way there costs as much again."""
        if isinstance(self._redis, RedisCluster):
            return await self._redis.execute_command(*words)
        pool = self._redis.connection_pool
        connection = await pool.get_connection()  # type: ignore[no-untyped-call]  # it has no types
        try:
            await connection.send_packed_command(pack_command(words), check_health=False)
            return await connection.read_response()
        finally:
            await pool.release(connection)

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


class _Watch:
    """Tells once, unless it is ended before: when time is up, and the event loop has had its turns to notice."""

    __slots__ = ("_handle", "_late", "_loop", "_over", "_sending", "_turns")

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        until: float,
        sending: "asyncio.Task[list[Any]]",
        late: Callable[[], None],
    ) -> None:
        self._loop = loop
        self._sending = sending
        self._late = late
        self._over = False
        self._turns = TURNS
        self._handle: asyncio.Handle = loop.call_at(until, self._look)

    def end(self) -> bool:
        """Whether nothing was told yet."""
        self._handle.cancel()
        over, self._over = self._over, True
        return not over

    def _look(self) -> None:
        if self._over or self._sending.done():
            return
        if self._turns:
            self._turns -= 1
            self._handle = self._loop.call_soon(self._look)
            return
        self._over = True
        self._late()
