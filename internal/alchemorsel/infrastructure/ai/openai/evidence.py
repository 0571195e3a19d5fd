"""What an error answer says, whatever shape it has: nested, flat, a plain string, HTML, codes as numbers."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

from alchemorsel.infrastructure.ai.retry_after import retry_after_s


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


def _status_in(code: object) -> int:
    word = _word(code)
    return int(word) if re.fullmatch(r"[3-5]\d\d", word) else 500


def _word(value: object) -> str:
    return "" if value is None else str(value)


def _shown(text: str) -> str:
    return text if re.fullmatch(r"[\w.-]{1,80}", text) else ""


def _moderated(metadata: object) -> bool:
    return isinstance(metadata, dict) and bool(metadata.keys() & {"reasons", "flagged_input"})
