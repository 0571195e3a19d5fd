"""`alchemorsel cache` at a served application."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from structlog.testing import capture_logs

from alchemorsel.bootstrap.cli import make_wiring
from alchemorsel.interfaces.cli.app import make_cli
from tests.support.caching import caching_house
from tests.support.server import Reply, ScriptedServer
from tests.support.serving import serving


@pytest.fixture(autouse=True)
def _logs_of_the_tests(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The program sets up the logs of its process, and here that is everybody's."""
    monkeypatch.setattr("alchemorsel.bootstrap.cli.set_up_logs", lambda **_settings: None)
    with capture_logs():
        yield


async def run(*args: str, **settings: str) -> Result:
    """On a thread of its own: the command brings its own event loop."""
    wiring = make_wiring({f"ALCHEMORSEL_{name.upper()}": value for name, value in settings.items()})
    return await asyncio.to_thread(CliRunner(env={"COLUMNS": "100"}).invoke, make_cli(wiring), ["cache", *args])


async def test_a_running_service_is_counted_shown_and_purged() -> None:
    async with caching_house() as house, serving(house.app) as url:
        made, _ = await house.ask(), await house.ask()
        key = made.headers["cache-status"].split('key="')[1].split('"')[0]
        stats = await run("stats", "--api", url)
        assert (stats.exit_code, stats.stderr) == (0, "")
        assert ["hits", "memory", "1"] in [line.split() for line in stats.stdout.splitlines()]
        assert json.loads((await run("stats", "--api", url, "--json")).stdout)["entries"] == 1
        assert json.loads((await run("show", key, "--api", url, "--json")).stdout)["answer"] == made.json
        assert key in (await run("show", key, "--api", url)).stdout
        purged = await run("purge", "--tag", "language:en", "--api", url)
        assert purged.exit_code == 0
        assert purged.stdout == "language:en is forgotten; 1 lay in the memory of the process that was asked\n"
        gone = await run("show", key, "--api", url)
        assert (gone.exit_code, gone.stdout) == (1, "")
        assert "Nothing is remembered" in gone.stderr
        for args, scope in ((("--key", key), f"key:{key}"), (("--all",), "all"), (("--model", "a:b"), "model:a:b")):
            assert json.loads((await run("purge", *args, "--api", url, "--json")).stdout)["scope"] == scope


async def test_a_key_is_shown_where_it_is_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text("am_secret\n")
    refusal = {"code": "not_allowed", "detail": "This key is not valid.", "suggestion": "Ask for another."}
    async with ScriptedServer() as server:
        server.on("/api/v1/cache", Reply.of(refusal, 401))
        result = await run("purge", "--all", "--api", server.url, "--key-file", str(file))
        assert server.calls("/api/v1/cache")[0].headers["authorization"] == "Bearer am_secret"
    assert (result.exit_code, "This key is not valid." in result.stderr) == (1, True)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("stats",), "--api"),
        (("show", "soup"), "redis_url is empty"),
        (("purge",), "one way"),
        (("purge", "--all", "--feature", "recipe"), "one way"),
        (("purge", "--tag", "soup"), "no such value"),
        (("purge", "--tag", "diet:vegna"), "`vegan`"),
        (("purge", "--all", "--key-file", __file__), "--key-file is for"),
        (("stats", "--api", "nowhere"), "no address"),
    ],
)
async def test_bad_usage_is_told_in_words(args: tuple[str, ...], said: str) -> None:
    result = await run(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


async def test_a_key_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_bytes(b"\xff")
    result = await run("purge", "--all", "--api", "http://127.0.0.1:9", "--key-file", str(file))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "cannot be read as text" in " ".join(result.stderr.split())


async def test_a_service_that_is_away_or_another_one_is_told() -> None:
    async with ScriptedServer() as server:
        other = await run("stats", "--api", server.url)
        await server.stop()
        away = await run("stats", "--api", server.url)
    assert (other.exit_code, away.exit_code) == (1, 1)
    assert "no Alchemorsel" in other.stderr
    assert "No Alchemorsel answers" in away.stderr
