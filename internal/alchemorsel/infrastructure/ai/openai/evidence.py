"""What an error answer says, whatever shape it has: nested, flat, a plain string, HTML, codes as numbers."""

import math
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import msgspec


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """`message` is for deciding only, in lower case; it may quote the prompt or a key and is never shown.

    `request_id` is empty where there is none that is fit to be shown.
    """

    status: int
    code: str = ""
    type: str = ""
    param: str = ""
    message: str = ""
    moderated: bool = False
    retry_after_s: float | None = None
    request_id: str = ""

    def mentions(self, *words: str) -> bool:
        return any(word in self.message for word in words)


def evidence_of(body: object, *, status: int | None, headers: Mapping[str, str], now: datetime) -> Evidence:
    """Read an error's body; without a status of its own the one that its code names, else 500."""
    said = body if isinstance(body, dict) else {"message": body}
    inner = said.get("error", said)
    error: dict[str, Any] = inner if isinstance(inner, dict) else {"message": inner}
    return Evidence(
        status=status or _status_in(error.get("code")),
        code=_word(error.get("code")),
        type=_word(error.get("type")),
        param=_word(error.get("param")),
        message=str(error.get("message") or "").casefold(),
        moderated=_moderated(error.get("metadata")),
        retry_after_s=retry_after_s(headers, now),
        request_id=_shown(headers.get("x-request-id", "")),
    )


def retry_after_s(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds the server wants to be left alone, from the finest of its headers."""
    millis = _number(headers.get("retry-after-ms"))
    if millis is not None:
        return millis / 1000
    after = headers.get("retry-after")
    seconds = _number(after)
    return _until(after, now) if seconds is None and after else seconds


def _number(text: str | None) -> float | None:
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if math.isfinite(number) and number >= 0 else None


def _until(date: str, now: datetime) -> float | None:
    try:
        then = parsedate_to_datetime(date)
    except ValueError:
        return None
    aware = then if then.tzinfo else then.replace(tzinfo=UTC)
    return max(0.0, (aware - now).total_seconds())


def _status_in(code: object) -> int:
    word = _word(code)
    return int(word) if re.fullmatch(r"[3-5]\d\d", word) else 500


def _word(value: object) -> str:
    return "" if value is None else str(value)


def _shown(text: str) -> str:
    return text if re.fullmatch(r"[\w.-]{1,80}", text) else ""


def _moderated(metadata: object) -> bool:
    return isinstance(metadata, dict) and bool(metadata.keys() & {"reasons", "flagged_input"})
