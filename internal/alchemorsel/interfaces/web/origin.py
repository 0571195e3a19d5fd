"""Where an answer came from, as the pages tell it beneath what they show."""

import msgspec

from alchemorsel.domain.provenance import Provenance
from alchemorsel.interfaces.web.provenance_words import failed_attempts, provenance_line
from alchemorsel.interfaces.web.visit import Visit


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Who answered, in a line; `failed` are those asked before, each with why they did not."""

    line: str
    failed: tuple[tuple[str, str], ...]


def origin_of(provenance: Provenance, visit: Visit, *, remembered: bool) -> Origin:
    """In the visitor's words."""
    return Origin(
        line=provenance_line(provenance, remembered=remembered, now=visit.site.now(), words=visit.words),
        failed=failed_attempts(provenance, visit.words),
    )
