"""Looks at Redis with one PING; the service is slower without it, and never down."""

import asyncio

from redis.exceptions import AuthenticationError, RedisError

from alchemorsel.domain.errors import Misconfigured, Unavailable
from alchemorsel.infrastructure.redis_client import AnyRedis

_MEND = "Check ALCHEMORSEL_REDIS_URL and that Redis runs; until then each process remembers and counts alone."


class RedisPing:
    """Says what is wrong without the address: a password may stand in it.

    Args:
        redis: closed by its owner.
        within_s: seconds for connecting and answering together.
    """

    name = "redis"

    def __init__(self, redis: AnyRedis, *, within_s: float) -> None:
        self._redis = redis
        self._within_s = within_s

    async def ping(self) -> None:
        try:
            async with asyncio.timeout(self._within_s):
                await self._redis.ping()
        except AuthenticationError:
            raise Misconfigured("Redis refuses the password.", suggestion=_MEND) from None
        except TimeoutError:
            raise Unavailable(f"Redis did not answer within {self._within_s:g} s.", suggestion=_MEND) from None
        except (RedisError, OSError):
            raise Unavailable("Redis does not answer.", suggestion=_MEND) from None
