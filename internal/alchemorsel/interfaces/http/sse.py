"""Server-sent events as bytes: one frame for each thing told."""

from alchemorsel.application.streaming import Attempting, Drafted, Notice, Progressed, Restarted
from alchemorsel.domain.value import encode

HEARTBEAT = b": still at work\n\n"
"""A comment: readers skip it, and whoever stands between sees that the connection lives."""

NAMES: dict[type[Notice], str] = {
    Attempting: "attempt",
    Progressed: "progress",
    Drafted: "draft",
    Restarted: "reset",
}


def frame(event: str, data: bytes, *, number: int) -> bytes:
    """One event. `data` is JSON on one line, as our encoder writes it."""
    return b"event: %b\nid: %d\ndata: %b\n\n" % (event.encode(), number, data)


def notice_frame(notice: Notice, *, number: int) -> bytes:
    """What was told, under its name; of a draft, the draft itself."""
    value = notice.draft if isinstance(notice, Drafted) else notice
    return frame(NAMES[type(notice)], encode(value), number=number)


def retry_line(seconds: float) -> bytes:
    """How long a reader that lost the connection is to wait before it comes again."""
    return b"retry: %d\n\n" % round(seconds * 1000)
