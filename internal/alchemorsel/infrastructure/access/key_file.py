"""Keeps the keys in one JSON file that is always whole: written beside, synced, then renamed, one writer at a time."""

import fcntl
import os
import secrets
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import msgspec

from alchemorsel.application.access import KeysUnreadable
from alchemorsel.application.ports import Clock
from alchemorsel.domain.keys import (
    ID_DIGITS,
    SECRET_DIGITS,
    ApiKey,
    KeyScope,
    Presented,
    hash_of,
    prefix_of,
    scopes_in_order,
)
from alchemorsel.domain.value import Value

OURS_ONLY = 0o600
MOST_BYTES = 4 * 1024 * 1024
State = tuple[int, int, int]
"""Changes whenever the file does: its inode, its time in nanoseconds, its size."""
ABSENT: State = (0, 0, 0)


class _Content(Value, frozen=True, kw_only=True):
    version: int = 1
    keys: tuple[ApiKey, ...] = ()


class KeyFile:
    """The keys at `path`; a file that is not there holds none."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self.path = path
        self._clock = clock

    def state(self) -> State:
        """What tells a changed file from the same one.

        Raises:
            KeysUnreadable: it cannot even be looked at.
        """
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return ABSENT
        except OSError as error:
            raise self._unreadable(error) from None
        return found.st_ino, found.st_mtime_ns, found.st_size

    def all_keys(self) -> Sequence[ApiKey]:
        try:
            content = msgspec.json.decode(self._bytes(), type=_Content)
        except FileNotFoundError:
            return ()
        except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise self._unreadable(error) from None
        if content.version != 1 or len({key.id for key in content.keys}) != len(content.keys):
            raise KeysUnreadable(f"{self.path} is no file of keys that this version knows, or names a key twice")
        return content.keys

    def make(self, name: str, scopes: Sequence[KeyScope], expires: datetime | None) -> tuple[ApiKey, str]:
        shown = Presented(secrets.token_hex(ID_DIGITS // 2), secrets.token_hex(SECRET_DIGITS // 2))
        key = ApiKey(
            id=shown.id,
            name=name,
            prefix=prefix_of(shown.id),
            hash=hash_of(shown),
            scopes=scopes_in_order(scopes),
            created=self._clock.now(),
            expires=expires,
        )
        with self._alone():
            self._write((*self.all_keys(), key))
        return key, shown.text

    def revoke(self, key_id: str) -> ApiKey | None:
        with self._alone():
            keys = {key.id: key for key in self.all_keys()}
            found = next((key for key in keys.values() if key_id in {key.id, key.prefix}), None)
            if found is None or found.revoked is not None:
                return found
            keys[found.id] = msgspec.structs.replace(found, revoked=self._clock.now())
            self._write(tuple(keys.values()))
            return keys[found.id]

    def _bytes(self) -> bytes:
        with self.path.open("rb") as file:
            if os.fstat(file.fileno()).st_mode & stat.S_IWOTH:
                raise PermissionError(0, f"everybody may write to it; run: chmod 600 {self.path}")
            content = file.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise OSError(0, f"it is longer than {MOST_BYTES} bytes")
        return content

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Nobody else writes meanwhile; the lock has a file of its own, for the keys' file is replaced."""
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = os.open(f"{self.path}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, OURS_ONLY)
        except OSError as error:
            raise self._unreadable(error) from None
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        except OSError as error:
            raise self._unreadable(error) from None
        finally:
            os.close(lock)

    def _write(self, keys: tuple[ApiKey, ...]) -> None:
        content = msgspec.json.format(msgspec.json.encode(_Content(keys=keys)), indent=2) + b"\n"
        beside = self.path.with_name(f"{self.path.name}.new")
        beside.unlink(missing_ok=True)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OURS_ONLY), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self.path)
        _sync_folder(self.path.parent)

    def _unreadable(self, error: Exception) -> KeysUnreadable:
        why = error.strerror if isinstance(error, OSError) else str(error)
        return KeysUnreadable(f"the keys in {self.path} cannot be used: {why or type(error).__name__}")


def _sync_folder(folder: Path) -> None:
    """So that the new name outlives a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
