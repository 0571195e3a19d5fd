"""Remembers in the address, signed, what was just deleted, so that the offer to bring it back survives a reload."""

from urllib.parse import urlencode

import msgspec

from alchemorsel.interfaces.web.pages import BOOK
from alchemorsel.interfaces.web.visit import Visit

FIELD = "gone"


class Gone(msgspec.Struct, frozen=True, array_like=True):
    """A recipe that can be brought back."""

    id: str
    name: str


def path_without(visit: Visit, gone: Gone) -> str:
    """The book's page, which offers to bring the recipe back."""
    note = visit.site.sessions.note(msgspec.json.encode(gone).decode())
    return f"{BOOK.path}?{urlencode({FIELD: note})}"


def gone_in(visit: Visit, note: str) -> Gone | None:
    """What was deleted; None where nobody here signed that."""
    text = visit.site.sessions.read_note(note)
    return None if text is None else msgspec.json.decode(text, type=Gone)
