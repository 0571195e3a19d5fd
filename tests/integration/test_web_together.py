"""API and pages as one command: found, stopped and failing together."""

import asyncio
import signal
import socket
import sys
from pathlib import Path

import httpx

from tests.support.process import ROOT, environment
from tests.support.together import TOGETHER, together, web


def children(pid: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def is_there(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


async def test_both_are_named_find_each_other_and_stop_together() -> None:
    async with together(ai_provider="mock") as house:
        assert {house.url, house.api_url} <= set(house.banner.split())
        async with httpx.AsyncClient() as client:
            assert (await client.get(house.url)).status_code == 200
            assert (await client.get(f"{house.api_url}/health/live")).status_code == 200
        pids = children(house.process.pid)
        assert len(pids) == 2
        assert await house.stop(signal.SIGINT) == 0
        assert not any(map(is_there, pids))


async def test_a_taken_port_is_told_before_anything_starts() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *TOGETHER,
            cwd=ROOT,
            env=environment({"ALCHEMORSEL_PORT": "0", "ALCHEMORSEL_WEB_PORT": str(port)}),
            stderr=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        out, err = await asyncio.wait_for(process.communicate(), 30)
    assert process.returncode == 1
    assert not out
    assert f"ALCHEMORSEL_WEB_PORT={port + 1} make run" in err.decode()


async def test_the_pages_alone_say_where_they_are_and_stop_well() -> None:
    async with web(api_url="http://127.0.0.1:9") as service:
        async with httpx.AsyncClient() as client:
            assert (await client.get(f"{service.url}/health/live")).text == "ok\n"
        assert await service.stop() == 0
