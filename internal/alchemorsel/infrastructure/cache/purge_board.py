"""What was purged, in memory that all workers of a service share, for those who have no Redis to tell each other by."""

import fcntl
import mmap
import os
import struct
import tempfile
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from alchemorsel.infrastructure.cache.ledger import EVERYTHING

PLACES = 64
"""So many purges are kept; who has missed more forgets everything."""
LONGEST_BYTES = 246
"""A scope that takes more is written down as everything."""
_NUMBER = 8
_PLACE = struct.Struct(f"=QH{LONGEST_BYTES}s")


class PurgeBoard:
    """The number of the last purge, and a ring of the last ones. It has to be made before the workers are forked.

    Whoever reads or writes the ring holds a lock on a file without a name, which a worker that dies lets go.
    """

    def __init__(self, places: int = PLACES) -> None:
        self._places = places
        self._file, path = tempfile.mkstemp()
        Path(path).unlink()
        weakref.finalize(self, os.close, self._file)
        os.ftruncate(self._file, _NUMBER + places * _PLACE.size)
        self._memory = mmap.mmap(self._file, 0)
        self._latest = memoryview(self._memory)[:_NUMBER].cast("Q")

    @property
    def latest(self) -> int:
        """The number of the last purge: one read, without the lock."""
        return self._latest[0]

    def write(self, scope: str, at_least: int) -> int:
        """The number of the purge: `at_least`, or the next one after the last."""
        said = scope.encode()
        said = said if len(said) <= LONGEST_BYTES else EVERYTHING.encode()
        with self._locked():
            number = max(at_least, self.latest + 1)
            oldest = min(range(self._places), key=lambda place: self._at(place)[0])
            _PLACE.pack_into(self._memory, _NUMBER + oldest * _PLACE.size, number, len(said), said)
            # Last, so that nobody looks for a purge that is not there yet.
            self._latest[0] = number
        return number

    def since(self, number: int) -> Mapping[str, int]:
        """The purges after this one by scope; everything, if some of them may not be there any more."""
        with self._locked():
            written = [self._at(place) for place in range(self._places)]
            latest = self.latest
        oldest = min(at for at, _ in written)
        if oldest > number:
            return {EVERYTHING: latest}
        return {scope: at for at, scope in sorted(written) if at > number}

    def _at(self, place: int) -> tuple[int, str]:
        number, length, said = _PLACE.unpack_from(self._memory, _NUMBER + place * _PLACE.size)
        return number, said[:length].decode(errors="replace")

    @contextmanager
    def _locked(self) -> Iterator[None]:
        fcntl.lockf(self._file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.lockf(self._file, fcntl.LOCK_UN)
