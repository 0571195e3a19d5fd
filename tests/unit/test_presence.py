import asyncio
from typing import Any

import pytest

from alchemorsel.domain.errors import TimedOut
from alchemorsel.interfaces.presence import while_present


class Gone(Exception):
    """They hung up."""


class Connection:
    """Says nothing until the caller hangs up."""

    def __init__(self) -> None:
        self.gone = asyncio.Event()
        self.listeners = 0

    async def receive(self) -> Any:
        self.listeners += 1
        try:
            await self.gone.wait()
        finally:
            self.listeners -= 1
        return {"type": "http.disconnect"}


class Work:
    """Begins, and ends only by being cancelled."""

    def __init__(self) -> None:
        self.begun = asyncio.Event()
        self.cancelled = False

    async def run(self) -> None:
        self.begun.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            self.cancelled = True
            raise


async def test_the_result_comes_back_and_nobody_listens_on() -> None:
    connection = Connection()
    assert await while_present(connection.receive, asyncio.sleep(0, "soup"), Gone) == "soup"
    assert connection.listeners == 0


async def test_a_failure_comes_back_as_it_is() -> None:
    async def fail() -> None:
        raise TimedOut("Silence.")

    with pytest.raises(TimedOut):
        await while_present(Connection().receive, fail(), Gone)


async def test_hanging_up_cancels_the_work() -> None:
    connection, work = Connection(), Work()
    watched = asyncio.ensure_future(while_present(connection.receive, work.run(), Gone))
    await work.begun.wait()
    connection.gone.set()
    with pytest.raises(Gone):
        await watched
    assert work.cancelled


async def test_cancelling_from_outside_cancels_the_work_and_is_not_swallowed() -> None:
    connection, work = Connection(), Work()
    watched = asyncio.ensure_future(while_present(connection.receive, work.run(), Gone))
    await work.begun.wait()
    watched.cancel()
    with pytest.raises(asyncio.CancelledError):
        await watched
    assert (work.cancelled, connection.listeners) == (True, 0)
