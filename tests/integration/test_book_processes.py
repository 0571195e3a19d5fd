"""The recipe book under processes that die, and under several that write at once."""

import asyncio
import signal
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
from click.testing import CliRunner

from alchemorsel.bootstrap.cli import make_wiring
from alchemorsel.domain.book.requests import SaveRequest
from alchemorsel.infrastructure.book.migrating import migrate_file
from alchemorsel.infrastructure.book.place import FILE
from alchemorsel.interfaces.cli import make_cli
from tests.support.book import keeper_in
from tests.support.process import Service, api, run

RECIPES = "/api/v1/recipes"
WRITES = 1_000
KILLED_AFTER = 150
QUIET = {"ai_provider": "mock", "log_level": "error"}


def body(number: int) -> dict[str, Any]:
    lines = [{"id": "i1", "name": "tomatoes", "quantity": number + 1, "unit": "g"}, {"id": "i2", "name": "onion"}]
    step = {"number": 1, "text": "Cook everything until it is soft."}
    times = {"prep_minutes": 1, "cook_minutes": 5, "total_minutes": 6}
    safety = {"rules_version": "1"}
    name = f"Soup number {number}"
    return {
        "recipe": {
            "id": "",
            "name": name,
            "servings": 2,
            **times,
            "ingredients": lines,
            "steps": [step],
            "safety": safety,
        }
    }


def client(service: Service) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url=service.url, timeout=20)


async def exported(service: Service) -> dict[str, Any]:
    async with client(service) as asking:
        answer = await asking.get(f"{RECIPES}/export")
    return {each["id"]: each for each in answer.json()["recipes"]}


@pytest.mark.timeout(120)
async def test_what_was_acknowledged_before_a_kill_is_there_whole_after_it(tmp_path: Path) -> None:
    acknowledged: dict[str, Any] = {}
    numbers = iter(range(WRITES))
    enough = asyncio.Event()

    async def write(asking: httpx.AsyncClient) -> None:
        for number in numbers:
            try:
                answer = await asking.post(RECIPES, json=body(number))
            except httpx.TransportError:
                return
            assert answer.status_code == 201, answer.text
            acknowledged[answer.json()["id"]] = answer.json()
            if len(acknowledged) == KILLED_AFTER:
                enough.set()

    async with api(data_dir=str(tmp_path), **QUIET) as service, client(service) as asking:
        writers = [asyncio.ensure_future(write(asking)) for _ in range(8)]
        await enough.wait()
        service.process.send_signal(signal.SIGKILL)
        await asyncio.gather(*writers)
    assert KILLED_AFTER <= len(acknowledged) < WRITES
    async with api(data_dir=str(tmp_path), **QUIET) as again:
        kept = await exported(again)
    assert {recipe_id: kept.get(recipe_id) for recipe_id in acknowledged} == acknowledged
    # The eight that were under way may have been kept or not, and none of them half.
    assert len(kept) <= len(acknowledged) + 8
    code, said, _ = await run("db", "check", data_dir=str(tmp_path))
    assert (code, "nothing wrong" in said) == (0, True), said


@pytest.mark.timeout(120)
async def test_two_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    settings = {"data_dir": str(tmp_path), **QUIET}
    async with api(**settings) as one, api(**settings) as other, client(one) as first, client(other) as second:
        # Both make the file at the same time: whoever is second finds it made.
        saved = await asyncio.gather(*(each.post(RECIPES, json=body(0)) for each in (first, second)))
        assert [each.status_code for each in saved] == [201, 201]
        path = f"{RECIPES}/{saved[0].json()['id']}"
        counting = [count_up(each, path, 12) for each in (first, second, first, second)]
        saving = [save_some(each, 20) for each in (first, second)]
        await asyncio.gather(*counting, *saving)
        assert (await second.get(path)).json()["notes"] == "48"
        assert len(await exported(one)) == 42
        assert [await one.stop(), await other.stop()] == [0, 0]


async def count_up(asking: httpx.AsyncClient, path: str, times: int) -> None:
    """Each round reads the number in the notes and writes the next one, until nobody was faster."""
    for _ in range(times):
        while (status := await count_one(asking, path)) == 412:
            pass
        assert status == 200


async def count_one(asking: httpx.AsyncClient, path: str) -> int:
    now = await asking.get(path)
    patch = {"notes": str(int(now.json()["notes"] or 0) + 1)}
    return (await asking.patch(path, json=patch, headers={"If-Match": now.headers["etag"]})).status_code


async def save_some(asking: httpx.AsyncClient, count: int) -> None:
    for number in range(count):
        answer = await asking.post(RECIPES, json=body(number))
        assert answer.status_code == 201, answer.text


async def test_two_requests_with_one_key_at_two_processes_keep_one(tmp_path: Path) -> None:
    settings = {"data_dir": str(tmp_path), **QUIET}
    async with api(workers="2", **settings) as service, client(service) as asking:
        headers = {"Idempotency-Key": "once"}
        answers = await asyncio.gather(*(asking.post(RECIPES, json=body(1), headers=headers) for _ in range(10)))
        assert {each.status_code for each in answers} == {201}
        assert len({each.text for each in answers}) == 1
        assert len(await exported(service)) == 1


def test_a_book_of_a_newer_release_stops_the_start_with_words(tmp_path: Path) -> None:
    migrate_file(tmp_path / FILE, wait_s=5)
    set_schema(tmp_path, "9999")
    code, _, said = asyncio.run(run("serve", data_dir=str(tmp_path), port="0"))
    assert code == 1
    assert "has schema 9999" in said
    assert "Traceback" not in said
    for command in (["db", "check"], ["db", "upgrade"], ["book", "list"]):
        done = CliRunner().invoke(make_cli(make_wiring({"ALCHEMORSEL_DATA_DIR": str(tmp_path)})), command)
        assert (done.exit_code, "9999" in done.output) == (1, True), done.output


async def test_an_older_book_is_upgraded_at_the_start(tmp_path: Path) -> None:
    async with keeper_in(tmp_path) as keeper:
        await keeper.save("local", msgspec.convert(body(1), SaveRequest))
    migrate_file(tmp_path / FILE, wait_s=5, to="0001")
    async with api(data_dir=str(tmp_path), **QUIET) as service, client(service) as asking:
        found = (await asking.get(RECIPES, params={"q": "soup"})).json()["recipes"]
    assert [each["name"] for each in found] == ["Soup number 1"]


def set_schema(folder: Path, version: str) -> None:
    with closing(sqlite3.connect(folder / FILE)) as connection, connection:
        connection.execute("UPDATE alchemorsel_schema SET version_num = ?", (version,))
