"""Carries a failure from the process whose flight it was to those that waited for it elsewhere."""

import msgspec

from alchemorsel.domain.errors import (
    AlchemorselError,
    BadAnswer,
    Busy,
    Exhausted,
    Loading,
    Misconfigured,
    RateLimited,
    Refused,
    TimedOut,
    TooLong,
    Unavailable,
)
from alchemorsel.domain.provenance import Attempt

_KNOWN: dict[str, type[Unavailable]] = {
    kind.code: kind
    for kind in (
        Unavailable, TimedOut, Loading, Busy, RateLimited, Misconfigured, TooLong, BadAnswer, Exhausted,
    )
}  # fmt: skip


class _Failure(msgspec.Struct, frozen=True, array_like=True):
    code: str
    detail: str
    suggestion: str
    retry_after_s: float | None
    attempts: tuple[Attempt, ...]


def write_failure(error: Unavailable | Refused) -> bytes:
    attempts = error.attempts if isinstance(error, Unavailable) else ()
    retry_after_s = error.retry_after_s if isinstance(error, Unavailable) else None
    return msgspec.msgpack.encode(_Failure(error.code, error.detail, error.suggestion, retry_after_s, attempts))


def read_failure(data: bytes) -> AlchemorselError | None:
    """A new error each time, for its readers add to it; None for what cannot be read."""
    try:
        failure = msgspec.msgpack.decode(data, type=_Failure)
    except msgspec.DecodeError:
        return None
    if failure.code == Refused.code:
        return Refused(failure.detail, suggestion=failure.suggestion)
    error = _KNOWN.get(failure.code, Unavailable)(failure.detail, suggestion=failure.suggestion)
    error.retry_after_s = failure.retry_after_s
    error.attempts = failure.attempts
    return error
