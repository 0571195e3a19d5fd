"""A circuit breaker for one Redis server: who fails once, or is slow too often, is left alone until a probe passes."""

import asyncio
import contextlib
import time
from collections.abc import Callable

import structlog
from redis.asyncio import Redis
from redis.exceptions import ClusterDownError, ResponseError

from alchemorsel.application.cache import RedisState
from alchemorsel.infrastructure.cache.scripts import PROBE
from alchemorsel.infrastructure.cache.slowness import Slowness
from alchemorsel.infrastructure.redis_client import REDIS_FAULTS

PROBE_S = 1.0
"""How long a probe may take to connect; its answers must come within the patience of a request."""
CONNECTIONS = 4
"""As many pipelines at once, each on a connection of its own; what comes meanwhile goes with the next."""
FIRST_S, MOST_S = 0.25, 4.0
"""Seconds between two probes: they double."""
STEADY_S = 10.0
"""After so long without trouble the first probe comes soon again."""
LOOKS = 3
"""So many answers of a probe may be slow, should this process be busy; one that is not is enough."""
_log = structlog.get_logger(__name__)


class Pulse:
    """`state` is what the last word from Redis was; connecting and probing happen in `follow`, behind all requests.

    Args:
        tell: hears of each change of the state, and of the first one.
        node: which node of a cluster it is, for the log; empty where there is but one server.
    """

    def __init__(self, redis: Redis, tell: Callable[[RedisState], None], *, patience_s: float, node: str = "") -> None:
        self.state = RedisState.DOWN
        self.on_down: Callable[[], None] = lambda: None
        self.slowness = Slowness(patience_s)
        self.probe = PROBE
        self._redis = redis
        self._tell_state = tell
        self._patience_s = patience_s
        self._told = RedisState.UP
        self._trouble = asyncio.Event()
        self._trouble.set()
        self._settled = asyncio.Event()
        self._where = {"node": node} if node else {}
        tell(self.state)

    @property
    def answers(self) -> bool:
        return self.state is not RedisState.DOWN

    @property
    def takes(self) -> bool:
        return self.state is RedisState.UP

    def failed(self, error: Exception, *, writing: bool) -> None:
        """A refused write of a Redis that answers is one thing, everything else is another."""
        refused = writing and isinstance(error, ResponseError) and not isinstance(error, ClusterDownError)
        self._move(RedisState.READ_ONLY if refused else RedisState.DOWN, f"{type(error).__name__}: {error}")

    def late(self) -> None:
        self._move(RedisState.DOWN, "no answer in time")

    def replied(self, *, slow: bool) -> None:
        """It did, in time."""
        if self.slowness.note(slow=slow) and self.answers:
            self._move(RedisState.DOWN, self._too_slow())

    async def settled(self, most_s: float) -> None:
        """Wait for the first probe."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(most_s):
                await self._settled.wait()

    async def follow(self) -> None:
        """Probe while something is wrong, until cancelled.

        One that fails again as soon as it is back is probed more and more rarely.
        """
        loop = asyncio.get_running_loop()
        pause_s, up_at = FIRST_S, -STEADY_S
        while True:
            await self._trouble.wait()
            if loop.time() - up_at > STEADY_S:
                pause_s = FIRST_S
            else:
                await asyncio.sleep(pause_s)
                pause_s = min(2 * pause_s, MOST_S)
            while not await self._is_up():
                await asyncio.sleep(pause_s)
                pause_s = min(2 * pause_s, MOST_S)
            up_at = loop.time()

    async def _is_up(self) -> bool:
        await self._probe()
        self._settled.set()
        return self.takes

    async def _probe(self) -> None:
        try:
            # As many at once as there may be pipelines, so that no request ever waits for a connection to be made.
            async with asyncio.timeout(PROBE_S):
                await asyncio.gather(*(self._redis.ping() for _ in range(CONNECTIONS)))
            if not await self._is_quick():
                self._move(RedisState.DOWN, self._too_slow())
                return
        except REDIS_FAULTS as error:
            self._move(RedisState.DOWN, f"{type(error).__name__}: {error}")
            return
        try:
            async with asyncio.timeout(self._patience_s):
                await self._redis.set(self.probe, "1", px=1000)
        except REDIS_FAULTS as error:
            self.failed(error, writing=True)
        else:
            self._move(RedisState.UP, "")

    async def _is_quick(self) -> bool:
        for _ in range(LOOKS):
            began = time.perf_counter()
            async with asyncio.timeout(self._patience_s):
                await self._redis.get(self.probe)
            if time.perf_counter() - began <= self.slowness.slow_s:
                return True
        return False

    def _too_slow(self) -> str:
        return f"answers take more than {self.slowness.slow_s:g} s"

    def _move(self, state: RedisState, reason: str) -> None:
        if state is not self.state:
            self.state = state
            self.slowness.forget()
            self._tell_state(state)
        if state is RedisState.UP:
            self._trouble.clear()
        else:
            self._trouble.set()
        if state is RedisState.DOWN:
            self.on_down()
        self._tell(reason)

    def _tell(self, reason: str) -> None:
        """One line a change of state."""
        if self.state is self._told:
            return
        self._told = self.state
        if self.state is RedisState.UP:
            _log.info("cache_redis_up", **self._where)
        else:
            _log.warning(f"cache_redis_{self.state.value}", reason=reason, **self._where)
