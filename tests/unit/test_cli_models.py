"""`alchemorsel models` before scripted Ollama hosts, in the process and as the real program."""

import asyncio
import io
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from rich.console import Console
from structlog.testing import capture_logs

from alchemorsel.application.models import Models
from alchemorsel.bootstrap.cli import make_wiring
from alchemorsel.config import Settings
from alchemorsel.domain.errors import InvalidRequest, NotAllowed, NotFound, Unavailable
from alchemorsel.domain.models import PullProgress
from alchemorsel.infrastructure.ai.models.choice import MemoryModelChoice
from alchemorsel.infrastructure.ai.models.remote import select_at
from alchemorsel.interfaces.cli.app import make_cli
from alchemorsel.interfaces.cli.pulling import pulling
from tests.support.model_hosts import Managed, managed, model, ollama_hosts, stock
from tests.support.server import Reply, ScriptedServer

THREE, ONE = model("llama3.2:3b"), model("llama3.2:1b", size=350_000_000)
SELECTED = {"name": "llama3.2:1b", "before": "llama3.2:3b", "kept_in": "memory", "features": ["recipe"]}


class KeptChoice(MemoryModelChoice):
    """As if there were a Redis."""

    kept_in = "redis"


@pytest.fixture(autouse=True)
def _logs_of_the_tests(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The program sets up the logs of its process, and here that is everybody's."""
    monkeypatch.setattr("alchemorsel.bootstrap.cli.set_up_logs", lambda **_settings: None)
    with capture_logs():
        yield


async def run(url: str, *args: str) -> Result:
    """The command, as bootstrap wires it, on a thread of its own: it brings its own event loop."""
    wiring = make_wiring({"ALCHEMORSEL_OLLAMA_HOST": url})
    runner = CliRunner(env={"COLUMNS": "100"})
    return await asyncio.to_thread(runner.invoke, make_cli(wiring), ["models", *args])


async def test_the_list_reads_well_and_says_what_is_missing() -> None:
    async with ScriptedServer() as server:
        stock(server, ONE, running=["llama3.2:1b"])
        result = await run(server.url, "list")
    assert (result.exit_code, result.stderr) == (0, "")
    head, missing, one = result.stdout.splitlines()
    assert head.split() == ["model", "size", "context", "can", "state"]
    assert missing.split() == ["llama3.2:3b", "missing,", "default"]
    assert one.split() == ["llama3.2:1b", "350", "MB", "131,072", "completion,", "tools", "in", "memory"]


async def test_nothing_installed_names_the_pull_and_an_outage_is_an_error() -> None:
    async with ScriptedServer() as server:
        result = await run(stock(server).url, "list")
        assert result.exit_code == 0
        assert "alchemorsel models pull llama3.2:3b" in result.stdout
        await server.stop()
        result = await run(server.url, "list")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "ollama serve" in result.stderr


async def test_a_host_that_is_down_is_told_beside_the_others() -> None:
    async with ollama_hosts(2) as (up, down):
        stock(up, THREE)
        await down.stop()
        result = await run(f"{up.url},{down.url}", "list")
    assert result.exit_code == 0
    assert f"{down.url} does not answer" in result.stdout


async def test_json_is_the_body_of_the_api() -> None:
    async with ScriptedServer() as server:
        stock(server, THREE)
        for command, key in {
            "list": "models",
            "show llama3.2:3b": "model",
            "warm": "hosts",
            "pull llama3.2:3b": "hosts",
            "remove llama3.2:3b": "hosts",
        }.items():
            result = await run(server.url, *command.split(), "--json")
            assert (result.exit_code, result.stderr) == (0, ""), result.stderr
            assert key in json.loads(result.stdout)


async def test_a_card_says_what_there_is_to_know() -> None:
    async with ScriptedServer() as server:
        result = await run(stock(server, THREE).url, "show", "llama3.2:3b")
    assert result.exit_code == 0
    rows = {line[:12].strip(): line[12:].strip() for line in result.stdout.splitlines()}
    assert rows["parameters"] == "llama 3.2B Q4_K_M"
    assert rows["settings"] == "stop x"
    assert rows["license"] == "MIT"
    assert "runs with" not in rows


async def test_pull_remove_and_warm_say_what_they_did_and_where() -> None:
    async with ScriptedServer() as server:
        stock(server, THREE)
        pulled = await run(server.url, "pull", "llama3.2:3b")
        assert pulled.stdout == f"llama3.2:3b is on {server.url}\n"
        assert [line.split(": ")[-1] for line in pulled.stderr.splitlines()] == [
            "pulling manifest",
            "pulling abc",
            "success",
        ]
        removed = await run(server.url, "remove", "llama3.2:3b", "--at", server.url)
        assert removed.stdout == f"llama3.2:3b is off {server.url}\n"
        warmed = await run(server.url, "warm")
        assert warmed.stdout.startswith(f"llama3.2:3b is in memory at {server.url}")
        assert server.calls("/api/generate")[0].json["options"] == {"num_ctx": 8192}


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (("show", "qwen3"), 1, "models pull qwen3"),
        (("pull", "gpt-oss:cloud"), 2, "cloud"),
        (("pull", "evil.example/x"), 2, "registry"),
        (("pull", "qwen3", "--at", "http://evil"), 2, "no such host"),
        (("select", "llama3.2:3b"), 2, "--api http://127.0.0.1:3010"),
        (("select", "llama3.2:3b", "--key-file", __file__), 2, "--api"),
        (("show",), 2, "Missing argument"),
    ],
)
async def test_a_failure_has_words_and_an_honest_code(args: tuple[str, ...], code: int, words: str) -> None:
    async with ScriptedServer() as server:
        result = await run(stock(server, THREE).url, *args)
    assert (result.exit_code, result.stdout) == (code, "")
    assert words in " ".join(result.stderr.split())


async def test_a_pull_that_fails_on_the_way_exits_1() -> None:
    async with ScriptedServer() as server:
        stock(server).on("/api/pull", Reply.lines({"status": "pulling manifest"}, {"error": "no space left"}))
        result = await run(server.url, "pull", "qwen3", "--json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "no space left" in result.stderr


async def test_a_selection_that_can_be_kept_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    async with ScriptedServer() as server, managed(stock(server, ONE), choice=KeptChoice("llama3.2:3b")) as house:
        used: list[Managed] = []

        @asynccontextmanager
        async def kept(_settings: Settings) -> AsyncIterator[Models]:
            async with managed(server, choice=house.choice) as fresh:
                used.append(fresh)
                yield fresh.models

        monkeypatch.setattr("alchemorsel.bootstrap.cli._models", kept)
        result = await run(server.url, "select", "llama3.2:1b")
    assert result.stdout == "llama3.2:1b is the default now, kept in Redis (before: llama3.2:3b)\n"
    assert house.choice.default == "llama3.2:1b"
    assert len(used) == 1


async def test_a_running_service_is_told_with_the_key_of_a_file(tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_text("secret-key\n")
    async with ScriptedServer() as service:
        service.on("/api/v1/ai/models/select", Reply.of(SELECTED))
        result = await run("", "select", "llama3.2:1b", "--api", service.url + "/", "--key-file", str(key))
        [sent] = service.received
    assert result.exit_code == 0, result.stderr
    assert "until that service ends" in result.stdout
    assert (sent.json, sent.headers["authorization"]) == ({"name": "llama3.2:1b"}, "Bearer secret-key")


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (Reply.of({"code": "not_found", "detail": "Not there.", "suggestion": "Pull it."}, 404), NotFound),
        (Reply.of({"code": "not_allowed", "detail": "No key."}, 401), NotAllowed),
        (Reply.of({"code": "invalid", "detail": "No name."}, 422), InvalidRequest),
        (Reply.of({"code": "misconfigured", "detail": "No Ollama."}, 503), Unavailable),
        (Reply.of({"hello": 1}), Unavailable),
        (Reply(200, {}, (b"<html>",)), Unavailable),
    ],
)
async def test_what_a_service_refuses_is_our_error(reply: Reply, error: type[Exception]) -> None:
    async with ScriptedServer() as service:
        service.on("/api/v1/ai/models/select", reply)
        with pytest.raises(error):
            await select_at(service.url, "", "x")
        assert "authorization" not in service.received[0].headers


@pytest.mark.parametrize(
    ("url", "error"), [("ftp://x", InvalidRequest), ("nonsense", InvalidRequest), ("http://127.0.0.1:9", Unavailable)]
)
async def test_an_address_where_no_service_is(url: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        await select_at(url, "", "x")


def test_a_terminal_sees_bars_that_fill() -> None:
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=True, width=100)
    step: dict[str, Any] = {"host": "http://h", "status": "pulling abc", "digest": "sha256:abc", "total_bytes": 100}
    with pulling(console, quiet=False) as told:
        told(PullProgress(host="http://h", status="pulling manifest"))
        told(PullProgress(**step, completed_bytes=40))
        told(PullProgress(**step, completed_bytes=100))
    assert "100/100 bytes" in screen.getvalue()
    assert screen.getvalue().count("http://h pulling abc") >= 1


def test_quiet_shows_nothing() -> None:
    screen = io.StringIO()
    with pulling(Console(file=screen, force_terminal=True), quiet=True) as told:
        told(PullProgress(host="http://h", status="pulling manifest"))
    assert screen.getvalue() == ""
