"""What is said of a remembered answer, and the ports of those who look at the memory or count what it does."""

from enum import StrEnum
from typing import Any, Protocol

import msgspec

from alchemorsel.application.question import Question
from alchemorsel.application.tab import RedisWaits
from alchemorsel.domain.vocabulary import Feature


class Forward(StrEnum):
    """Why somebody was asked, in the words of RFC 9211: nothing was there, it was too old, or the caller said so."""

    MISS = "miss"
    STALE = "stale"
    REQUEST = "request"
    BYPASS = "bypass"


class Layer(StrEnum):
    """Where a remembered answer lay: in this process, or in Redis."""

    MEMORY = "memory"
    REDIS = "redis"


class Stale(StrEnum):
    """Why an answer was served after its time: a newer one is made behind, or nobody could make one."""

    REVALIDATING = "revalidating"
    ERROR = "error"


class Dropped(StrEnum):
    """What was not remembered or not done, and why."""

    NOT_FIRST_HAND = "not_first_hand"
    EARLIER_RUNG = "earlier_rung"
    TOO_LARGE = "too_large"
    REDIS = "redis"
    FENCED = "fenced"
    CORRUPT = "corrupt"
    BUSY = "busy"
    EVICTED = "evicted"


class RedisState(StrEnum):
    """up; read_only: it answers and takes nothing; down: it is away, too slow, or not connected yet; none: not used.

    A cluster's is that of its worst node.
    """

    UP = "up"
    READ_ONLY = "read_only"
    DOWN = "down"
    NONE = "none"


class CacheOrigin(msgspec.Struct, frozen=True, kw_only=True):
    """How one answer came about, for `Cache-Status`, `Age` and `ETag`.

    Args:
        key: the name it is remembered under; empty where the memory was not used.
        etag: of the body, without quotes.
        forward: why a provider was asked; None on a hit.
        stored: whether it is remembered from now on.
        collapsed: somebody else's flight brought it.
        age_s: seconds since it was made.
        ttl_s: seconds it stays fresh; below zero, for how long it has been stale.
        layer: where a hit lay.
        stale: why a hit is older than it should be.
        gzip: the body as gzip, where it is kept that way.
    """

    key: str = ""
    etag: str = ""
    forward: Forward | None = None
    stored: bool = False
    collapsed: bool = False
    age_s: float = 0.0
    ttl_s: float = 0.0
    layer: Layer | None = None
    stale: Stale | None = None
    gzip: bytes | None = None

    @property
    def is_hit(self) -> bool:
        return self.forward is None


class CacheStats(msgspec.Struct, frozen=True, kw_only=True):
    """One process's view since it started. Counts are by feature where they are mappings of features."""

    entries: int
    size_bytes: int
    most_bytes: int
    redis: RedisState
    hits: dict[Layer, int]
    misses: int
    stale: dict[Stale, int]
    stored: int
    collapsed: int
    dropped: dict[Dropped, int]
    flights: int
    behind: int


class EntryFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What is known about one remembered answer; times and `rung` are those of `ShownEntry`."""

    key: str
    etag: str
    layer: Layer
    age_s: float
    fresh_s: float
    gone_in_s: float
    rung: int
    size_bytes: int
    scopes: tuple[str, ...]


class CacheEntryView(EntryFacts, frozen=True, kw_only=True):
    """One remembered answer with its plain bytes."""

    body: bytes


class CacheObserver(Protocol):
    """Hears what the memory does. It must return at once and never raise."""

    def hit(self, feature: Feature, layer: Layer) -> None:
        """A fresh answer was served."""
        ...

    def stale(self, feature: Feature, why: Stale) -> None:
        """One was served after its time."""
        ...

    def miss(self, feature: Feature, forward: Forward) -> None:
        """Nothing that could be served was there, or the caller did not want it."""
        ...

    def collapsed(self, feature: Feature) -> None:
        """A caller joined a flight that somebody else had begun, here or in another process."""
        ...

    def stored(self, feature: Feature) -> None:
        """An answer is remembered."""
        ...

    def dropped(self, why: Dropped) -> None:
        """Something was not remembered, or not refreshed."""
        ...

    def redis(self, state: RedisState) -> None:
        """Redis changed its state."""
        ...


class Peeked(Protocol):
    """A fresh answer; nothing of it is decoded or unpacked unless somebody asks."""

    @property
    def body(self) -> bytes:
        """The plain bytes."""
        ...

    @property
    def origin(self) -> CacheOrigin: ...

    @property
    def mark(self) -> object:
        """Equal to another's where what is said of both is the same, its times in whole seconds."""
        ...

    def taken(self) -> None:
        """It was served, which counts as a hit."""
        ...


class AnswerCache(Protocol):
    """The memory as the interfaces use it."""

    @property
    def version(self) -> object:
        """Equal as long as equal questions have equal keys: it changes with the chain and its models."""
        ...

    def key_of(self, question: Question[Any]) -> str:
        """Where the answer to a canonical question is remembered."""
        ...

    def peek(self, key: str) -> Peeked | None:
        """A fresh answer of this process's own memory, at once."""
        ...

    async def look(self, key: str, waits: RedisWaits) -> Peeked | None:
        """A fresh answer of Redis, within what one request may wait for it; what it took is put down to `waits`."""
        ...

    def stats(self) -> CacheStats:
        """What was counted in this process."""
        ...

    async def show(self, key: str) -> CacheEntryView | None:
        """What lies under a key, here or in Redis."""
        ...

    async def purge(self, scope: str) -> int:
        """Forget everything of a scope, in all processes that share Redis or are workers of one service.

        Scopes are `all`, `key:<key>`, `feature:recipe`, `model:<name>`, `provider:openai`, or a tag such as
        `diet:vegan`, `allergen:milk`, `cuisine:thai`, `course:main`, `language:en`.

        Returns how many lay in this process's memory.

        Raises:
            Unavailable: Redis cannot be told, so other processes may still serve them.
        """
        ...
