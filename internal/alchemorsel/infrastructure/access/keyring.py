"""Holds the keys in memory and follows their file, keeping the last good state when the file breaks."""

import asyncio
from datetime import datetime

import structlog

from alchemorsel.application.access import KeysUnreadable
from alchemorsel.application.ports import Clock
from alchemorsel.domain.keys import NOT_A_KEY, ApiKey, hash_of, opens, presented
from alchemorsel.infrastructure.access.key_file import ABSENT, KeyFile, State

LOOK_EVERY_S = 1.0
_log = structlog.get_logger(__name__)


class FileKeyring:
    """The keys of one file, as they were at the last look.

    Raises:
        KeysUnreadable: there is a file, and it cannot be used; then nothing must be served.
    """

    def __init__(self, file: KeyFile, clock: Clock) -> None:
        self._file = file
        self._clock = clock
        self._broken = ""
        # The state first: a change between the two looks is then found at the next one.
        self._state = file.state()
        self._keys = _by_id(file)
        self._edition = self._new_edition()

    @property
    def guarded(self) -> bool:
        return bool(self._keys)

    @property
    def edition(self) -> object:
        if self._edition.until is not None and self._now() >= self._edition.until:
            self._edition = self._new_edition()
        return self._edition

    def holder_of(self, shown: str) -> ApiKey | None:
        parts = presented(shown)
        key = self._keys.get(parts.id)
        if key is None:
            hash_of(NOT_A_KEY)
            return None
        return key if opens(key, parts) and key.valid_at(self._now()) else None

    async def follow(self) -> None:
        """Look at the file each second, in a thread of its own, until cancelled."""
        while True:
            await asyncio.sleep(LOOK_EVERY_S)
            await asyncio.to_thread(self.look)

    def look(self) -> None:
        """Take the file's keys where it changed; what cannot be used changes nothing and is logged once."""
        try:
            state = self._file.state()
            if state == self._state and not self._broken:
                return
            self._take(state)
        except KeysUnreadable as error:
            self._keep(str(error))

    def _take(self, state: State) -> None:
        keys = {} if state == ABSENT else _by_id(self._file)
        if self._keys and not keys:
            # An empty or missing file must not open the house to everybody.
            self._keep(f"{self._file.path} holds no keys any more")
            return
        self._keys, self._state, self._broken = keys, state, ""
        self._edition = self._new_edition()
        _log.info("keys_read", keys=len(keys))

    def _keep(self, why: str) -> None:
        if why != self._broken:
            _log.error("keys_unusable", reason=why, kept=len(self._keys))
        self._broken = why

    def _new_edition(self) -> "_Edition":
        now = self._now()
        ends = [key.expires for key in self._keys.values() if key.expires is not None and key.valid_at(now)]
        return _Edition(min(ends, default=None))

    def _now(self) -> datetime:
        return self._clock.now()


class _Edition:
    """The keys as they are until the next of them runs out, if one does."""

    __slots__ = ("until",)

    def __init__(self, until: datetime | None) -> None:
        self.until = until


def _by_id(file: KeyFile) -> dict[str, ApiKey]:
    return {key.id: key for key in file.all_keys()}
