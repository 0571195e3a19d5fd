"""`alchemorsel cache warm` at a served application, and the stream of events behind it."""

import asyncio
import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner, Result
from rich.console import Console
from structlog.testing import capture_logs

from alchemorsel.application.warmup_report import WarmUpState, WarmUpStep
from alchemorsel.bootstrap.cli import make_wiring
from alchemorsel.domain.errors import Refused
from alchemorsel.domain.vocabulary import Feature
from alchemorsel.interfaces.cli.app import make_cli
from alchemorsel.interfaces.cli.cache_warm import _telling
from tests.support.asgi import Answered, send
from tests.support.events import all_seen, named
from tests.support.remembering import until
from tests.support.server import Cut, Reply, ScriptedServer
from tests.support.serving import serving
from tests.support.warming import warm_service

WARM = "/api/v1/cache/warm"
LIST = """
[[generate-recipe]]
prompt = "quick tomato pasta"
[[generate-recipe]]
prompt = "vegan salad"
diets = ["vegan"]
[[suggest-ingredients]]
ingredients = ["rice"]
"""
STEP = {"number": 1, "of": 1, "feature": "recipe", "wish": "soup", "state": "asking"}


@pytest.fixture(autouse=True)
def _logs_of_the_tests(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The program sets up the logs of its process, and here that is everybody's."""
    monkeypatch.setattr("alchemorsel.bootstrap.cli.set_up_logs", lambda **_settings: None)
    with capture_logs():
        yield


@pytest.fixture
def listed(tmp_path: Path) -> str:
    file = tmp_path / "list.toml"
    file.write_text(LIST)
    return str(file)


async def warm(*args: str, **settings: str) -> Result:
    """On a thread of its own: the command brings its own event loop."""
    wiring = make_wiring({f"ALCHEMORSEL_{name.upper()}": value for name, value in settings.items()})
    runner = CliRunner(env={"COLUMNS": "100"})
    return await asyncio.to_thread(runner.invoke, make_cli(wiring), ["cache", "warm", *args])


async def post(app: Any, body: object) -> Answered:
    label = ("content-type", "application/json")
    return await send(app, WARM, method="POST", headers=[label], body=json.dumps(body).encode(), stays=True)


async def test_a_service_asks_the_list_once_and_finds_it_fresh_the_second_time(listed: str) -> None:
    async with warm_service() as house, serving(house.app) as url:
        first, second = await warm("--file", listed, "--api", url), await warm("--file", listed, "--api", url)
        assert len(house.inner.calls) == 3
    assert (first.exit_code, second.exit_code) == (0, 0)
    rows = [line.split() for line in first.stdout.splitlines()]
    assert rows[0] == ["wish", "outcome", "provider", "seconds"]
    assert [row[-3:-1] for row in rows[1:4]] == [["asked", "ollama"]] * 3
    assert first.stdout.splitlines()[-1] == "3 asked, 0 fresh already, 0 failed, 0 left"
    assert "2/3 asking: vegan salad" in first.stderr
    assert second.stdout.splitlines()[-1] == "0 asked, 3 fresh already, 0 failed, 0 left"


async def test_the_file_of_the_settings_is_the_list_where_none_is_named(listed: str) -> None:
    async with warm_service() as house, serving(house.app) as url:
        result = await warm("--api", url, "--feature", "ingredients", "--json", cache_warmup_file=listed)
        assert len(house.inner.calls) == 1
    assert (result.exit_code, result.stderr) == (0, "")
    told = json.loads(result.stdout)
    assert [(end["feature"], end["state"]) for end in told["wishes"]] == [("ingredients", "asked")]
    assert told["asked"] == 1


async def test_what_failed_is_told_with_its_reason_and_the_exit_code(listed: str) -> None:
    async with warm_service() as house, serving(house.app) as url:
        house.inner.raises = Refused("The model declined.")
        result = await warm("--file", listed, "--api", url)
    assert result.exit_code == 1
    assert result.stdout.splitlines()[-2:] == ["0 asked, 0 fresh already, 3 failed, 0 left", "The model declined."]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((), "redis_url is empty"),
        (("--file", "nowhere.toml"), "nowhere.toml: the list of wishes cannot be read"),
        (("--file", "nowhere.toml"), "--file takes its path"),
        (("--feature", "soup"), "soup"),
        (("--api", "nowhere"), "no address"),
        (("--key-file", __file__), "--key-file is for"),
    ],
)
async def test_bad_usage_is_told_in_words(args: tuple[str, ...], said: str) -> None:
    result = await warm(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


async def test_a_bad_list_is_told_before_anybody_is_asked(tmp_path: Path) -> None:
    file = tmp_path / "bad.toml"
    file.write_text('[[generate-recipe]]\nprmpt = "soup"')
    result = await warm("--file", str(file), "--api", "http://127.0.0.1:1")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "bad.toml: generate-recipe, entry 1: there is no field `prmpt`." in " ".join(result.stderr.split())
    assert "Did you mean `prompt`?" in result.stderr


@pytest.mark.parametrize(
    ("events", "said"),
    [
        (
            b'event: progress\ndata: %b\n\nevent: error\ndata: {"code":"unavailable","detail":"It stops."}\n\n',
            "It stops.",
        ),
        (b"event: progress\ndata: %b\n\n: still at work\n\n", "hung up in the middle"),
    ],
)
async def test_a_service_that_stops_or_hangs_up_is_told(listed: str, events: bytes, said: str) -> None:
    async with ScriptedServer() as server:
        told = events % json.dumps(STEP).encode()
        server.on(WARM, Reply(200, {"content-type": "text/event-stream"}, (told,)))
        result = await warm("--file", listed, "--api", server.url)
        server.on(WARM, Reply(200, {"content-type": "text/event-stream"}, (told[:-4], Cut())))
        cut = await warm("--file", listed, "--api", server.url)
        (sent, *_) = server.calls(WARM)
    assert (result.exit_code, cut.exit_code) == (1, 1)
    assert said in result.stderr
    assert "1/1 asking: soup" in result.stderr
    assert [each["prompt"] for each in sent.json["generate-recipe"]] == ["quick tomato pasta", "vegan salad"]


async def test_every_step_is_an_event_and_the_last_one_is_the_report() -> None:
    async with warm_service() as house:
        answered = await post(house.app, {"generate-recipe": [{"prompt": "soup"}]})
    assert answered.status == 200
    events = named(all_seen(answered.body.decode()))
    assert [(event.name, event.data.get("state")) for event in events] == [
        ("progress", "asking"),
        ("progress", "asked"),
        ("done", None),
    ]
    assert events[-1].data["asked"] == 1


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, ""),
        ({"generate-recipe": []}, ""),
        ({"generate-recipes": []}, "generate-recipes"),
        ({"generate-recipe": [{"prompt": "soup"}, {"prompt": " "}]}, "generate-recipe[1].prompt"),
        ({"generate-recipe": [{"max_total_minutes": 1}]}, "generate-recipe[0].max_total_minutes"),
    ],
)
async def test_a_bad_list_is_a_422_that_names_the_field(body: object, field: str) -> None:
    async with warm_service() as house:
        answered = await post(house.app, body)
        assert (answered.status, answered.json["code"]) == (422, "invalid")
        assert [each["field"] for each in answered.json.get("errors", [{"field": ""}])] == [field]
        assert house.inner.calls == []


async def test_a_reader_who_leaves_stops_it() -> None:
    async with warm_service() as house, serving(house.app) as url, httpx.AsyncClient() as client:
        house.inner.gate.clear()
        body = {"generate-recipe": [{"prompt": "soup"}, {"prompt": "salad"}]}
        async with client.stream("POST", url + WARM, json=body):
            await until(lambda: len(house.inner.calls) == 1)
        await until(lambda: house.inner.cancelled == 1)
        house.inner.gate.set()
        await asyncio.sleep(0.05)
        assert len(house.inner.calls) == 1


async def test_a_service_that_is_told_to_stop_ends_the_stream_with_an_error() -> None:
    async with warm_service() as house:
        house.inner.gate.clear()
        asking = asyncio.ensure_future(post(house.app, {"generate-recipe": [{"prompt": "soup"}]}))
        await until(lambda: len(house.inner.calls) == 1)
        house.warm_up.stop()
        last = named(all_seen((await asking).body.decode()))[-1]
        assert (last.name, last.data["detail"]) == ("error", "The service is being stopped.")


def test_a_person_at_a_terminal_sees_a_bar() -> None:
    screen = StringIO()
    console = Console(file=screen, force_terminal=True, width=80)
    ends: list[WarmUpStep] = []
    with _telling(console, ends, quiet=False) as tell:
        for number, state in ((1, WarmUpState.ASKING), (1, WarmUpState.ASKED), (2, WarmUpState.RESTING)):
            tell(WarmUpStep(number=number, of=2, feature=Feature.RECIPE, wish="a\x1b[31mb", state=state, seconds=4))
    assert "1/2" in screen.getvalue()
    assert "again in 4 s: a [31mb" in screen.getvalue()
    assert [end.state for end in ends] == [WarmUpState.ASKED]
