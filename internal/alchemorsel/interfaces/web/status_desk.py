"""Where operators sit: who may, what they have begun, and a word to every open page when something has changed."""

import asyncio

from alchemorsel.interfaces.web.status_jobs import Jobs
from alchemorsel.interfaces.web.status_operators import Operators

LOOK_EVERY_S = 5.0
"""How often an open page has the API looked at; the API itself asks its providers every 30 s."""


class Desk:
    """
    Args:
        open_here: whether a browser on this very machine needs no key of its own: the web frontend serves nobody else.
        look_every_s: seconds between two looks at the API, for each open page.
    """

    def __init__(self, *, open_here: bool = True, look_every_s: float = LOOK_EVERY_S) -> None:
        self.open_here = open_here
        self.look_every_s = look_every_s
        self.operators = Operators()
        self.jobs = Jobs(self._change)
        self.closed = False
        self.edition = 0
        self._news = asyncio.Event()

    async def news(self, since: int, within_s: float) -> None:
        """Return once something has changed since an edition, or time is up."""
        try:
            async with asyncio.timeout(within_s):
                while self.edition == since:
                    await self._news.wait()
        except TimeoutError:
            return

    def close(self) -> None:
        """Let every open page go; they come again by themselves when somebody is here."""
        self.closed = True
        self._change()

    async def aclose(self) -> None:
        await self.jobs.aclose()

    def _change(self) -> None:
        self.edition += 1
        told, self._news = self._news, asyncio.Event()
        told.set()
