"""What may be asked of the wires to Redis, one server's or a whole cluster's alike."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import partial
from typing import Any

from alchemorsel.infrastructure.cache.folding import Words

EVAL = "EVAL"


class Sending(ABC):
    """Sends commands; `None` is the reply where there is none in time, and of a key of the wrong type.

    Attributes:
        patience_s: what one request may wait in all.
    """

    patience_s: float

    @abstractmethod
    def put(self, words: Words, told: Callable[[Any], None], *, patience_s: float, writing: bool = False) -> bool:
        """Send a command with the others of this turn and have its reply told; False where nobody would take it."""

    @abstractmethod
    def takes(self, key: str) -> bool:
        """Whether what is written under this key would be taken now."""

    @abstractmethod
    def on_down(self, told: Callable[[], None]) -> None:
        """Tell, each time that a server is given up."""

    async def send(self, *words: Any, patience_s: float, writing: bool = False) -> Any:
        """One command's reply."""
        reply: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        if not self.put(words, partial(_settle, reply), patience_s=patience_s, writing=writing):
            return None
        return await reply

    async def eval(self, script: str, keys: tuple[str, ...], *args: Any, patience_s: float) -> Any:
        """A script's reply; every script counts as a write."""
        return await self.send(EVAL, script, len(keys), *keys, *args, patience_s=patience_s, writing=True)


def key_of(words: Words) -> str:
    """The key that a command is about: what decides which node of a cluster has it."""
    return str(words[3 if words[0] == EVAL else 1])


def _settle(reply: "asyncio.Future[Any]", told: Any) -> None:
    if not reply.done():
        reply.set_result(told)
