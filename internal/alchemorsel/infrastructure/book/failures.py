"""Every foreign error of a database as one of ours, with what to do about it."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from alchemorsel.domain.errors import AlchemorselError, Busy, Misconfigured, Unavailable

BUSY_S = 1.0
FULL_S = 60.0
LOST_S = 5.0
_FULL_CODES = ("53100", "53200", "54000")
_BUSY_CODES = ("40001", "40P01", "55P03", "53300", "57014")
_WRONG_CODES = ("28", "3D", "42")
"""Who logs in, which database, which tables: only an operator helps."""
_LOST_CODES = ("08", "25006", "55", "57", "58", "XX")
"""The connection broke, it only reads now, it lets nobody in, it goes down, its disk or itself is broken."""


@contextmanager
def ours() -> Iterator[None]:
    """Translate what the block raises; our own errors pass, and so does what nobody foresaw."""
    try:
        yield
    except Exception as error:
        if (known := _known(error)) is None:
            raise
        raise known from None


def busy(detail: str) -> Busy:
    return Busy(detail, suggestion="Try again; nothing was changed.", retry_after_s=BUSY_S)


def lost() -> Unavailable:
    return Unavailable(
        "The recipe book's database does not answer.",
        suggestion="Try again later; nothing was changed. An operator sees more with `alchemorsel db check`.",
        retry_after_s=LOST_S,
    )


def full() -> Unavailable:
    return Unavailable(
        "The disk under the recipe book is full.",
        suggestion="Nothing was changed. An operator has to make room.",
        retry_after_s=FULL_S,
    )


def unusable(why: str) -> Misconfigured:
    return Misconfigured(
        f"The recipe book's database cannot be used: {why}.",
        suggestion="An operator has to look: `alchemorsel db check`.",
        retry_after_s=FULL_S,
    )


def _known(error: Exception) -> AlchemorselError | None:
    if isinstance(error, exc.TimeoutError):
        return busy("Every connection to the recipe book is in use.")
    # SQLAlchemy wraps what a connection raises; what raises before there is one comes bare.
    origin = error.orig if isinstance(error, exc.DBAPIError) else error
    if state := getattr(origin, "sqlstate", None):
        return _by_state(str(state))
    if isinstance(error, exc.DBAPIError | sqlite3.Error):
        gone = isinstance(error, exc.DBAPIError) and error.connection_invalidated
        return _by_words(str(origin).casefold()) or (lost() if gone else None)
    if isinstance(error, TimeoutError):
        return busy("The recipe book's database did not answer in time.")
    return _of_the_system(error) if isinstance(error, OSError) else None


def _by_state(state: str) -> AlchemorselError | None:
    """PostgreSQL's own codes (its manual, appendix A)."""
    if state in _FULL_CODES:
        return full()
    if state in _BUSY_CODES:
        return busy("The recipe book's database is too busy.")
    if state.startswith(_WRONG_CODES):
        return unusable(f"PostgreSQL says {state}")
    return lost() if state.startswith(_LOST_CODES) else None


def _by_words(said: str) -> AlchemorselError | None:
    """SQLite's own sentences (sqlite3.c, sqlite3ErrStr)."""
    if "locked" in said or "busy" in said:
        return busy("Somebody else is writing to the recipe book for too long.")
    if "full" in said:
        return full()
    if "malformed" in said or "not a database" in said:
        return unusable("its file is damaged")
    if "readonly" in said or "unable to open" in said:
        return unusable("its file cannot be opened or written")
    if any(word in said for word in ("disk i/o", "connection", "closed", "terminat")):
        return lost()
    return None


def _of_the_system(error: OSError) -> AlchemorselError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return full()
    if error.errno in {errno.EACCES, errno.EROFS, errno.EPERM, errno.ENOTDIR, errno.EEXIST}:
        return unusable(f"{error.strerror}")
    return lost()
