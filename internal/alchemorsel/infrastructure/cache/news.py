"""Hears at once what other processes did with their flights and purges; whoever misses it looks by itself."""

import asyncio
import contextlib
from collections.abc import Callable
from enum import StrEnum

import msgspec
from redis.asyncio import Redis

from alchemorsel.infrastructure.cache.scripts import NEWS
from alchemorsel.infrastructure.redis_client import REDIS_FAULTS

AGAIN_S = 1.0
LISTEN_S = 5.0


class Kind(StrEnum):
    """done: an answer was written; gone: a lease is free; failed: nobody could answer; purged: a scope is void."""

    DONE = "done"
    GONE = "gone"
    FAILED = "failed"
    PURGED = "purged"


class Item(msgspec.Struct, frozen=True, array_like=True):
    """One piece of news; `about` is a key or a scope, `data` a failure."""

    kind: Kind
    sender: str
    about: str
    data: bytes = b""

    def encoded(self) -> bytes:
        return msgspec.msgpack.encode(self)


async def follow_news(redis: Redis, hear: Callable[[Item], None]) -> None:
    """Listen until cancelled; a lost connection is made anew."""
    while True:
        with contextlib.suppress(*REDIS_FAULTS):
            await _listen(redis, hear)
        await asyncio.sleep(AGAIN_S)


async def _listen(redis: Redis, hear: Callable[[Item], None]) -> None:
    async with redis.pubsub(ignore_subscribe_messages=True) as subscription:
        await subscription.subscribe(NEWS)
        while True:
            message = await subscription.get_message(timeout=LISTEN_S)
            if message is not None:
                _read(message["data"], hear)


def _read(data: object, hear: Callable[[Item], None]) -> None:
    """Whoever else writes to our channel is not listened to."""
    if isinstance(data, bytes):
        with contextlib.suppress(msgspec.DecodeError):
            hear(msgspec.msgpack.decode(data, type=Item))
