"""Gathers what one turn of the event loop wants of a Redis server into one pipeline, and waits for it only so long."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from hiredis import pack_command
from redis.asyncio import Redis
from redis.exceptions import AskError, ResponseError, TryAgainError

from alchemorsel.infrastructure.cache.batch import Batch, Command
from alchemorsel.infrastructure.cache.ending import ended
from alchemorsel.infrastructure.cache.folding import Words, folded, unfolded
from alchemorsel.infrastructure.cache.pulse import CONNECTIONS, Pulse
from alchemorsel.infrastructure.cache.sending import Sending
from alchemorsel.infrastructure.cache.watch import Watch
from alchemorsel.infrastructure.redis_client import REDIS_FAULTS

MOST_WAITING = 10_000
_WRONG_TYPE = "WRONGTYPE"


class Wire(Sending):
    """To one server. Each caller waits as long as it has patience; the server is judged by each pipeline.

    A pipeline that is late goes on behind, so that a connection is never cut in the middle of a reply.

    Args:
        on_moved: told when the server says that a key is another node's.
    """

    def __init__(
        self, redis: Redis, pulse: Pulse, *, patience_s: float, on_moved: Callable[[], None] | None = None
    ) -> None:
        self.patience_s = patience_s
        self.pulse = pulse
        self._redis = redis
        self._on_moved = on_moved
        self._waiting: list[Command] = []
        self._held: list[Command] = []
        self._holding: Watch | None = None
        self._under_way = 0
        self._flushing = False
        self._tasks: set[asyncio.Task[Any]] = set()

    def takes(self, key: str) -> bool:  # noqa: ARG002 - there is but one server
        return self.pulse.takes

    def on_down(self, told: Callable[[], None]) -> None:
        self.pulse.on_down = told

    def put(self, words: Words, told: Callable[[Any], None], *, patience_s: float, writing: bool = False) -> bool:
        able = self.pulse.takes if writing else self.pulse.answers
        if not able or patience_s <= 0 or len(self._waiting) + len(self._held) >= MOST_WAITING:
            return False
        loop = asyncio.get_running_loop()
        self._waiting.append(Command(words, writing, patience_s, loop.time() + patience_s, told))
        if not self._flushing:
            self._flushing = True
            loop.call_soon(self._flush)
        return True

    async def aclose(self) -> None:
        """End what goes on behind."""
        self._end_holding()
        while self._tasks:
            await ended(*self._tasks)

    def _flush(self) -> None:
        self._flushing = False
        fresh, self._waiting = self._waiting, []
        self._send(fresh)

    def _send(self, fresh: list[Command]) -> None:
        """Those that were held back go along. What this process did until now is no fault of Redis; being held is."""
        if self.pulse.answers and self._under_way >= CONNECTIONS:
            self._hold(fresh)
            return
        commands = self._held + fresh
        self._held = []
        self._end_holding()
        if not self.pulse.answers:
            _tell_nothing(commands)
        elif commands:
            self._under_way += 1
            sending = asyncio.ensure_future(self._execute(commands))
            self._keep(sending)
            batch = Batch(
                commands,
                held=len(commands) - len(fresh),
                sending=sending,
                pulse=self.pulse,
                patience_s=self.patience_s,
                given_up=self._gone_on,
            )
            sending.add_done_callback(partial(self._arrived, batch))

    def _hold(self, fresh: list[Command]) -> None:
        """No connection is free: the next one takes them, if it comes in time."""
        self._held += fresh
        if self._held and self._holding is None:
            until = min(command.until for command in self._held)
            self._holding = Watch([until], lambda: not self._held, self._held_too_long)

    def _held_too_long(self, moment: float) -> None:
        self._holding = None
        late = [command for command in self._held if command.until <= moment]
        self._held = [command for command in self._held if command.until > moment]
        self._hold([])
        _tell_nothing(late)

    def _end_holding(self) -> None:
        if self._holding is not None:
            self._holding.end()
            self._holding = None

    def _arrived(self, batch: Batch, sending: "asyncio.Task[list[Any]]") -> None:
        if not batch.end():
            return
        replies: list[Any] = []
        try:
            if not sending.cancelled():
                replies = [
                    self._read(command, reply) for command, reply in zip(batch.commands, sending.result(), strict=True)
                ]
        finally:
            batch.tell(replies)
            self._gone_on()

    def _gone_on(self) -> None:
        """A pipeline has its replies, or is waited for no more."""
        self._under_way -= 1
        self._send([])

    async def _execute(self, commands: list[Command]) -> list[Any]:
        words = [command.words for command in commands]
        # The keys of one MGET would have to lie in one slot of a cluster.
        said = words if self._on_moved is not None else folded(words)
        try:
            return unfolded(words, await self._said(said))
        except REDIS_FAULTS as error:
            return [error] * len(commands)

    async def _said(self, commands: Sequence[Words]) -> list[Any]:
        if len(commands) == 1:
            return [await self._spoken(commands[0])]
        async with self._redis.pipeline(transaction=False) as pipeline:
            for words in commands:
                pipeline.execute_command(*words)
            return await pipeline.execute(raise_on_error=False)

    async def _spoken(self, words: Words) -> Any:
        """One command's reply, on a connection directly: redis-py's own way there costs as much again."""
        pool = self._redis.connection_pool
        connection = await pool.get_connection()  # type: ignore[no-untyped-call]  # it has no types
        try:
            await connection.send_packed_command(pack_command(words), check_health=False)
            return await connection.read_response()
        finally:
            await pool.release(connection)

    def _read(self, command: Command, reply: Any) -> Any:
        if not isinstance(reply, Exception):
            return reply
        if self._on_moved is not None and isinstance(reply, AskError | TryAgainError):
            self._on_moved()
        elif not (isinstance(reply, ResponseError) and str(reply).startswith(_WRONG_TYPE)):
            self.pulse.failed(reply, writing=command.writing)
        return None

    def _keep(self, task: asyncio.Task[Any]) -> None:
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _tell_nothing(commands: Sequence[Command]) -> None:
    for command in commands:
        command.told(None)
