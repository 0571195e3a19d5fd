"""Keeps an open status page up to date: server-sent events with the parts that have changed, and with nothing else."""

import asyncio
import time
from collections.abc import AsyncIterator

import msgspec

from alchemorsel.interfaces.web.api_client import ApiFailure
from alchemorsel.interfaces.web.api_client.kitchen_status import Look, look
from alchemorsel.interfaces.web.status_door import operator_api
from alchemorsel.interfaces.web.status_parts import parts_of
from alchemorsel.interfaces.web.visit import Visit

PACE_S = 0.25
"""The least between two events: a download tells its progress faster than anybody reads."""
_BEAT = b": still here\n\n"
_GONE = b"event: gone\ndata: {}\n\n"


async def live(visit: Visit) -> AsyncIterator[bytes]:
    """Parts as `{part, html, digest}`; `gone` at the end where this is no operator any more."""
    desk = visit.site.desk
    sent: dict[str, str] = {}
    looked_at, seen = -desk.look_every_s, None
    while not desk.closed:
        if seen is None or time.monotonic() >= looked_at + desk.look_every_s:
            seen = await _look(visit)
            looked_at = time.monotonic()
        if seen is None:
            yield _GONE
            return
        # Before the page is drawn: what changes meanwhile is news.
        edition = desk.edition
        yield b"".join(_changes(visit, seen, sent)) or _BEAT
        await asyncio.sleep(PACE_S)
        await desk.news(edition, looked_at + desk.look_every_s - time.monotonic())


async def _look(visit: Visit) -> Look | None:
    api = operator_api(visit)
    if api is None:
        return None
    try:
        return await look(api)
    except ApiFailure:
        return None


def _changes(visit: Visit, seen: Look, sent: dict[str, str]) -> list[bytes]:
    changed = [part for part in parts_of(visit, seen) if sent.get(part.name) != part.digest]
    sent.update({part.name: part.digest for part in changed})
    told = ({"part": part.name, "html": str(part.html), "digest": part.digest} for part in changed)
    return [b"event: part\ndata: %b\n\n" % msgspec.json.encode(each) for each in told]
