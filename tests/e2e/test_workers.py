"""Several worker processes: one /metrics for all, the dead are replaced, and all of them stop together."""

import asyncio
import json
import os
import signal
import time
from pathlib import Path

import httpx

from tests.support.process import Service, api
from tests.support.scrape import Shown, scrape

LIVE = "/health/live"
COUNTED = f"http_requests_total[code=none,form=plain,method=GET,route={LIVE},status=200]"
SETTINGS = {"ai_provider": "mock", "workers": "2", "log_format": "json"}


class Log:
    """The log of a service, read as far as is needed."""

    def __init__(self, service: Service) -> None:
        assert service.process.stderr is not None
        self._lines = service.process.stderr

    async def until(self, event: str) -> dict[str, object]:
        async with asyncio.timeout(20):
            while line := await self._lines.readline():
                told: dict[str, object] = json.loads(line)
                if told["event"] == event:
                    return told
        raise AssertionError(f"the log ended without {event}")

    async def pids(self, count: int) -> list[int]:
        return [int(str((await self.until("worker_started"))["pid"])) for _ in range(count)]


class Anew(httpx.AsyncClient):
    """Comes on a new connection each time, so that any of the workers may answer."""

    def __init__(self, service: Service) -> None:
        super().__init__(base_url=service.url, headers={"connection": "close"}, timeout=20)

    async def knock(self, times: int) -> None:
        """All at once, so that no worker can be overlooked."""
        answers = await asyncio.gather(*(self.get(LIVE) for _ in range(times)))
        assert {each.status_code for each in answers} == {200}

    async def with_workers(self, count: int) -> Shown:
        async with asyncio.timeout(20):
            while (shown := await scrape(self)).get("workers[]") != count:  # noqa: ASYNC110 - it is another process's
                await asyncio.sleep(0.05)
        return shown


def is_there(pid: int) -> bool:
    """Running; one that has ended and whose parent has not looked yet is not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


async def left_of(pids: list[int], within_s: float) -> list[int]:
    """Those that are still there after so long; none as soon as all are gone."""
    give_up_at = time.monotonic() + within_s
    while (left := list(filter(is_there, pids))) and time.monotonic() < give_up_at:  # noqa: ASYNC110 - the end of a stranger's process sets no event
        await asyncio.sleep(0.02)
    return left


def folders(service: Service) -> list[Path]:
    return list(service.folder.glob("alchemorsel-metrics-*"))


async def test_every_scrape_shows_all_workers_and_a_dead_ones_counts_live_on() -> None:
    async with api(**SETTINGS) as service, Anew(service) as client:
        log = Log(service)
        pids = await log.pids(2)
        await client.with_workers(2)
        await client.knock(60)
        shown = [await scrape(client) for _ in range(10)]
        assert {(each[COUNTED], each["workers[]"], each["http_in_flight[]"]) for each in shown} == {(60, 2, 1)}
        assert [value for name, value in shown[0].items() if name.startswith("build_info")] == [1]
        for pid in pids:
            os.kill(pid, signal.SIGKILL)
        assert (await log.until("worker_died"))["exit_code"] == -signal.SIGKILL
        assert not set(await log.pids(2)) & set(pids)
        after = await client.with_workers(2)
        assert (after[COUNTED], after["http_in_flight[]"]) == (60, 1)
        await client.knock(2)
        assert (await scrape(client))[COUNTED] == 62


async def test_a_signal_ends_all_of_them_and_leaves_nothing_behind() -> None:
    async with api(**SETTINGS) as service, Anew(service) as client:
        pids = await Log(service).pids(2)
        await client.with_workers(2)
        assert len(folders(service)) == 1
        assert await service.stop(signal.SIGTERM) == 0
        assert not any(map(is_there, pids))
        assert not folders(service)


async def test_workers_whose_parent_is_gone_end_by_themselves() -> None:
    async with api(**SETTINGS) as service, Anew(service) as client:
        pids = await Log(service).pids(2)
        await client.with_workers(2)
        await service.stop(signal.SIGKILL)
        assert await left_of(pids, within_s=10) == []
