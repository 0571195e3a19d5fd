"""Which model answers, kept in Redis, so that a selection holds for all workers and replicas and after a restart."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog
from redis.exceptions import RedisError

from alchemorsel.domain.errors import InvalidRequest, Unavailable
from alchemorsel.domain.model_names import NamePolicy
from alchemorsel.domain.vocabulary import Feature
from alchemorsel.infrastructure.ai.models.choice import MemoryModelChoice
from alchemorsel.infrastructure.redis_client import AnyRedis, open_redis

log = structlog.get_logger(__name__)

KEY = "alchemorsel:v1:model"
REFRESH_S = 3.0
PATIENCE_S = 0.5


class RedisModelChoice:
    """A choice in memory that follows Redis; while Redis is away, the last one holds.

    Args:
        inner: what is read; a refresh in the background writes it.
        policy: what may be selected; a key that somebody else filled with more is ignored.
        refresh_s: seconds between two looks.
        patience_s: the longest that one look or one selection may take.
    """

    kept_in = "redis"

    def __init__(
        self,
        inner: MemoryModelChoice,
        redis: AnyRedis,
        policy: NamePolicy,
        *,
        refresh_s: float = REFRESH_S,
        patience_s: float = PATIENCE_S,
    ) -> None:
        self._inner = inner
        self._redis = redis
        self._policy = policy
        self._refresh_s = refresh_s
        self._patience_s = patience_s
        self._selections = 0
        self._trouble = ""

    @property
    def default(self) -> str:
        return self._inner.default

    @property
    def selected(self) -> bool:
        return self._inner.selected

    def current(self, feature: Feature) -> str:
        return self._inner.current(feature)

    async def select(self, name: str) -> None:
        self._selections += 1
        try:
            async with asyncio.timeout(self._patience_s):
                await self._redis.set(KEY, name)
        except (RedisError, OSError, TimeoutError) as error:
            raise Unavailable(
                f"The selection cannot be kept: Redis does not answer. This process goes on with {self.default}.",
                suggestion="Try again when Redis is back.",
            ) from error
        self._selections += 1
        self._inner.put(name)

    async def refresh(self) -> None:
        """Look once; a Redis that does not answer changes nothing and raises nothing."""
        selections = self._selections
        try:
            async with asyncio.timeout(self._patience_s):
                found = await self._redis.get(KEY)
        except (RedisError, OSError, TimeoutError) as error:
            self._tell(f"Redis does not answer ({type(error).__name__})")
            return
        # A look that began before a selection has nothing to say about it.
        if selections == self._selections:
            self._follow(found)

    async def follow(self) -> None:
        """Look again and again, until cancelled."""
        while True:
            await asyncio.sleep(self._refresh_s)
            await self.refresh()

    def _follow(self, found: bytes | str | None) -> None:
        name = found.decode(errors="replace") if isinstance(found, bytes) else found
        try:
            self._inner.put(self._policy.check(name) if name else None)
        except InvalidRequest as error:
            self._tell(f"{KEY} in Redis holds no model that is allowed here: {error.detail}")
            return
        self._tell("")

    def _tell(self, trouble: str) -> None:
        """One line for each change of state."""
        if trouble == self._trouble:
            return
        self._trouble = trouble
        if trouble:
            log.warning("model_choice_not_refreshed", reason=trouble, model=self.default)
        else:
            log.info("model_choice_refreshed", model=self.default)


@asynccontextmanager
async def redis_choice(
    inner: MemoryModelChoice, *, url: str, policy: NamePolicy, refresh_s: float = REFRESH_S
) -> AsyncIterator[RedisModelChoice]:
    """A choice that follows Redis while the context is open, on a connection of its own."""
    redis = open_redis(url, timeout_s=PATIENCE_S, max_connections=2)
    choice = RedisModelChoice(inner, redis, policy, refresh_s=refresh_s)
    await choice.refresh()
    following = asyncio.create_task(choice.follow())
    try:
        yield choice
    finally:
        following.cancel()
        await asyncio.gather(following, return_exceptions=True)
        await redis.aclose()
