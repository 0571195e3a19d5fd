"""Remembers in this process: bounded by bytes, the least recently used goes first."""

from collections import OrderedDict
from collections.abc import Callable

from alchemorsel.application.cache import CacheObserver, Dropped
from alchemorsel.application.ports import Clock
from alchemorsel.infrastructure.cache.entry import Entry, Head


class MemoryStore:
    """Every method returns at once.

    Args:
        most_bytes: for all entries together, 0 to remember nothing.
    """

    def __init__(self, clock: Clock, observer: CacheObserver, *, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.size_bytes = 0
        self._clock = clock
        self._observer = observer
        self._entries: OrderedDict[str, Entry] = OrderedDict()

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: str) -> Entry | None:
        entry = self.at(key)
        if entry is not None and self._clock.now().timestamp() >= entry.head.gone_at:
            self.drop(key)
            return None
        return entry

    def at(self, key: str) -> Entry | None:
        """What lies there, however old it is."""
        entry = self._entries.get(key)
        if entry is not None:
            self._entries.move_to_end(key)
        return entry

    def put(self, key: str, entry: Entry) -> bool:
        """Whether it is remembered: not over an earlier rung's that may still be served, nor if it is too large."""
        if not self.most_bytes:
            return False
        if entry.size_bytes > self.most_bytes:
            self._observer.dropped(Dropped.TOO_LARGE)
            return False
        before = self._entries.get(key)
        if before is not None and before.outranks(entry, self._clock.now().timestamp()):
            return False
        self.drop(key)
        self._make_room(entry.size_bytes)
        self._entries[key] = entry
        self.size_bytes += entry.size_bytes
        return True

    def drop(self, key: str) -> bool:
        """Whether it was there."""
        entry = self._entries.pop(key, None)
        self.size_bytes -= entry.size_bytes if entry else 0
        return entry is not None

    def drop_if(self, is_void: Callable[[Head], bool]) -> int:
        """How many there were."""
        void = [key for key, entry in self._entries.items() if is_void(entry.head)]
        return sum(self.drop(key) for key in void)

    def _make_room(self, size_bytes: int) -> None:
        while self._entries and self.size_bytes + size_bytes > self.most_bytes:
            self.drop(next(iter(self._entries)))
            self._observer.dropped(Dropped.EVICTED)
