"""The kitchen's status without JavaScript: who may see it, what it shows, and what its buttons do."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest

from alchemorsel.application.cache import CacheStats, Layer, RedisState
from alchemorsel.application.kitchen import Kitchen
from alchemorsel.application.recent import RecentBook
from alchemorsel.domain.keys import KeyScope
from alchemorsel.domain.value import encode
from alchemorsel.infrastructure.access.key_file import KeyFile
from alchemorsel.infrastructure.access.keyring import FileKeyring
from alchemorsel.infrastructure.clock import SystemClock
from alchemorsel.interfaces.http.access_door import Door
from alchemorsel.interfaces.http.app import make_app
from alchemorsel.interfaces.http.model_operations import MODEL_OPERATIONS
from alchemorsel.interfaces.http.openapi_health import health_paths
from alchemorsel.interfaces.http.openapi_recent import recent_paths
from alchemorsel.interfaces.web.status_desk import Desk
from alchemorsel.interfaces.web.visit import OPERATOR_COOKIE
from tests.support.events import all_seen
from tests.support.example_ai import ExampleAI
from tests.support.kitchens import HOSTILE
from tests.support.server import BLACK_HOLE, DROPPED, Hang, Reply, ScriptedServer
from tests.support.serving import serving
from tests.support.web import Visitor, visiting, web_app

PROBLEM = {"content-type": "application/problem+json"}
HEALTH = health_paths()["/api/v1/ai/health"]["get"]["responses"]["200"]["content"]["application/json"]["example"]
RECENT = recent_paths()["/api/v1/ai/recent"]["get"]["responses"]["200"]["content"]["application/json"]["example"]
MODELS = json.loads(encode(next(each.answer for each in MODEL_OPERATIONS if each.name == "list-models")))
CACHE = CacheStats(
    entries=120,
    size_bytes=655_360,
    most_bytes=67_108_864,
    redis=RedisState.UP,
    hits={Layer.MEMORY: 30},
    misses=10,
    stale={},
    stored=1,
    collapsed=0,
    dropped={},
    flights=3,
    behind=0,
)


def as_said(server: ScriptedServer, **bent: Any) -> ScriptedServer:
    """The API's published examples, or what they are bent to."""
    said = {"ai/health": HEALTH, "ai/models": MODELS, "cache/stats": msgspec.to_builtins(CACHE), "ai/recent": RECENT}
    for path, value in {**said, **{name.replace("_", "/"): value for name, value in bent.items()}}.items():
        server.on(f"/api/v1/{path}", value if isinstance(value, Reply) else Reply.of(value))
    return server


@asynccontextmanager
async def kitchen(desk: Desk | None = None, **bent: Any) -> AsyncIterator[tuple[Visitor, ScriptedServer]]:
    async with ScriptedServer() as server:
        as_said(server, **bent)
        async with visiting(web_app(server.url, patience_s=1.0, desk=desk)) as visitor:
            yield visitor, server


async def test_everything_that_an_operator_wants_to_know_is_there() -> None:
    async with kitchen() as (visitor, _):
        page = await visitor.opens("/status")
    assert page.status_code == 200
    for told in ("Ollama", "well", "1 of 1", "closed: it is asked", "6.2 s", "<polyline points=", "last 3 calls"):
        assert told in page.text
    for told in ("llama3.2:3b", "the default", "in memory", "2.02 GB", "31.5 tokens a second"):
        assert told in page.text
    for told in ("75 %", "120", "655 kB / 67.1 MB", "there"):
        assert told in page.text
    assert "Ollama does not answer at http://localhost:11434." in page.text
    assert "away, or failing" in page.text


async def test_what_the_api_cannot_tell_is_said_in_its_place_and_the_rest_is_shown() -> None:
    down = Reply.of({"code": "unavailable", "detail": "No Ollama <answers>."}, 503, PROBLEM)
    none = Reply.of({"code": "not_found", "detail": "No such path."}, 404, PROBLEM)
    async with kitchen(ai_models=down, cache_stats=none) as (visitor, _):
        page = await visitor.opens("/status")
    assert page.status_code == 200
    assert "No Ollama &lt;answers&gt;." in page.text
    assert "closed: it is asked" in page.text


NO_OLLAMA = Reply.of({"code": "misconfigured", "detail": "No Ollama is configured."}, 503, PROBLEM)
NO_CACHE = Reply.of({"code": "not_found", "detail": "Nothing is served at this path."}, 404, PROBLEM)


async def test_a_kitchen_without_models_is_no_failure_and_offers_nothing_that_cannot_work() -> None:
    async with kitchen(ai_health={**HEALTH, "providers": []}, ai_models=NO_OLLAMA, cache_stats=NO_CACHE) as (
        visitor,
        _,
    ):
        page = await visitor.opens("/status")
    assert page.status_code == 200
    for told in ("No model is configured", "No Ollama is configured, so", "there is no cache"):
        assert told in page.text
    for never in ('class="unseen"', "Nothing is served", "any more", 'action="/status/pull"', 'action="/status/purge"'):
        assert never not in page.text


async def test_models_elsewhere_alone_are_remembered_but_not_looked_after_here() -> None:
    elsewhere = [{**each, "provider": "openai"} for each in HEALTH["providers"][:1]]
    async with kitchen(ai_health={**HEALTH, "providers": elsewhere}, ai_models=NO_OLLAMA) as (visitor, _):
        page = await visitor.opens("/status")
    assert "No Ollama is configured, so" in page.text
    assert "No model is configured" not in page.text
    assert 'action="/status/pull"' not in page.text
    assert 'action="/status/purge"' in page.text


async def test_a_service_that_is_not_well_is_shown_all_the_same() -> None:
    error = {"code": HOSTILE, "detail": HOSTILE, "at": "2026-11-20T12:00:00Z"}
    provider = {**HEALTH["providers"][0], "status": "unhealthy", "message": HOSTILE, "last_error": error}
    sick = {**HEALTH, "status": "unhealthy", "providers": [provider]}
    async with kitchen(
        ai_health=Reply.of(sick, 503), ai_recent={**RECENT, "fallbacks": [{**RECENT["fallbacks"][0], "code": HOSTILE}]}
    ) as (visitor, _):
        page = await visitor.opens("/status")
    assert page.status_code == 200
    assert "not well" in page.text
    assert page.text.count("&lt;script&gt;alert(1)") >= 4
    assert "<script>alert" not in page.text


@pytest.mark.parametrize("reply", [DROPPED, BLACK_HOLE])
async def test_an_api_that_is_away_is_told(reply: Reply) -> None:
    async with kitchen(ai_health=reply, ai_models=reply, cache_stats=reply, ai_recent=reply) as (visitor, _):
        page = await visitor.opens("/status")
    assert page.status_code in {502, 504}
    assert 'role="alert"' in page.text


async def test_buttons_do_what_they_say_and_loading_anew_does_nothing_twice() -> None:
    async with kitchen() as (visitor, server):
        server.on("/api/v1/ai/models/select", Reply.of({}))
        server.on("/api/v1/ai/models/hf.co%2Fa%2Fb%3A1", Reply.of({}))
        server.on("/api/v1/cache", Reply.of({"scope": "feature:recipe", "here": 4}))
        await visitor.opens("/status")
        done = await visitor.sends("/status/select", [("name", "qwen3:4b")])
        removed = await visitor.sends("/status/remove", [("name", "hf.co/a/b:1")])
        purged = await visitor.sends("/status/purge", [("feature", "recipe")])
        assert "is the default now" in (await visitor.opens(done.headers["location"])).text
        assert "<b>" not in (await visitor.opens("/status?said=<b>")).text.partition('id="said"')[2][:80]
    assert {each.status_code for each in (done, removed, purged)} == {303}
    assert [(call.method, call.path, call.query) for call in server.received if call.method != "GET"] == [
        ("POST", "/api/v1/ai/models/select", ""),
        ("DELETE", "/api/v1/ai/models/hf.co%2Fa%2Fb%3A1", ""),
        ("DELETE", "/api/v1/cache", "feature=recipe"),
    ]


async def test_nothing_chosen_never_means_everything() -> None:
    async with kitchen() as (visitor, server):
        server.on("/api/v1/cache", Reply.of({"code": "invalid", "detail": "No such feature."}, 422, PROBLEM))
        await visitor.opens("/status")
        page = await visitor.sends("/status/purge", [])
        named = await visitor.sends("/status/pull", [("name", " ")])
    assert (page.status_code, named.status_code) == (422, 422)
    assert "No such feature." in page.text
    assert [call.query for call in server.calls("/api/v1/cache")] == ["feature="]


async def test_a_download_is_seen_by_everybody_and_goes_on_when_one_leaves() -> None:
    step = b'event: progress\ndata: {"host":"h","status":"pulling","total_bytes":8000,"completed_bytes":2000}\n\n'
    desk = Desk(look_every_s=0.2)
    async with kitchen(desk) as (visitor, server):
        server.on("/api/v1/ai/models/pull", Reply(200, {"content-type": "text/event-stream"}, (step, Hang())))
        await visitor.opens("/status")
        assert (await visitor.sends("/status/pull", [("name", "m")])).status_code == 303
        async with asyncio.timeout(5):
            while not desk.jobs.all[0].steps:
                await desk.news(desk.edition, 1)
        page = await visitor.opens("/status")
        assert "2 kB / 8 kB" in page.text
        assert 'max="8000" value="2000"' in page.text
        await visitor.sends("/status/stop", [("job", "pull:m")])
        async with asyncio.timeout(5):
            while server.open_requests:  # noqa: ASYNC110 - the server's own count
                await asyncio.sleep(0.01)
        assert "stopped; the next download goes on from here" in (await visitor.opens("/status")).text


@pytest.mark.parametrize(
    ("end", "told"),
    [
        (b'event: done\ndata: {"name":"m","hosts":["h"]}\n\n', "is downloaded"),
        (
            b'event: error\ndata: {"code":"not_found","detail":"Nobody publishes <m>."}\n\n',
            "Nobody publishes &lt;m&gt;.",
        ),
        (b"", "could not be downloaded"),
    ],
)
async def test_how_a_download_ended_is_told(end: bytes, told: str) -> None:
    desk = Desk()
    async with kitchen(desk) as (visitor, server):
        server.on("/api/v1/ai/models/pull", Reply(200, {"content-type": "text/event-stream"}, (b": hello\n\n", end)))
        await visitor.opens("/status")
        await visitor.sends("/status/pull", [("name", "m")])
        async with asyncio.timeout(5):
            while desk.jobs.all[0].state == "running":
                await desk.news(desk.edition, 1)
        assert told in (await visitor.opens("/status")).text


async def test_only_what_has_changed_is_sent_again() -> None:
    desk = Desk(look_every_s=0.05)
    async with kitchen(desk) as (visitor, server), serving(web_app(server.url, desk=desk)) as url:
        async with httpx.AsyncClient(base_url=url) as client, client.stream("GET", "/status/events") as stream:
            pieces = stream.aiter_text()
            first = all_seen(await anext(pieces))
            as_said(server, ai_recent={"fallbacks": [], "calls": []})
            second = ""
            async with asyncio.timeout(5):
                while "Nobody had to." not in second:
                    second += await anext(pieces)
        del visitor
    assert [event.data["part"] for event in first if event.name] == ["jobs", "providers", "models", "cache", "recent"]
    assert {event.data["part"] for event in all_seen(second) if event.name} == {"providers", "recent"}


class Guarded:
    """The real API behind its door, and the keys to it."""

    def __init__(self, folder: Path) -> None:
        self.clock = SystemClock()
        self.file = KeyFile(folder / "keys.json", self.clock)

    def key(self, *scopes: KeyScope) -> str:
        return self.file.make("test", scopes, None)[1]

    @asynccontextmanager
    async def visited(self, *, open_here: bool, key: str = "") -> AsyncIterator[Visitor]:
        door = Door(keys=FileKeyring(self.file, self.clock))
        app = make_app(Kitchen(ExampleAI(), self.clock, deadline_s=9), door=door, recent=RecentBook(self.clock.now))
        async with serving(app) as url, visiting(web_app(url, key=key, desk=Desk(open_here=open_here))) as visitor:
            await visitor.opens("/status")
            yield visitor


@pytest.fixture(name="guarded")
def a_guarded_api(tmp_path: Path) -> Guarded:
    return Guarded(tmp_path)


OPENED = 'id="kitchen"'


async def test_beyond_this_machine_only_an_operators_key_opens_it(guarded: Guarded) -> None:
    admin, user = guarded.key(KeyScope.ADMIN), guarded.key(KeyScope.USE)
    async with guarded.visited(open_here=False, key=admin) as visitor:
        assert OPENED not in (await visitor.opens("/status")).text
        assert (await visitor.sends("/status/pull", [("name", "m")])).status_code == 403
        assert "event: gone" in (await visitor.opens("/status/events")).text
        for wrong in (user, admin + "x", "", "with\r\nbreaks", "ü" * 20):
            page = await visitor.sends("/status/sign-in", [("key", wrong)])
            assert (page.status_code, OPENED in page.text) == (403, False)
            assert not wrong or wrong not in page.text
        entered = await visitor.sends("/status/sign-in", [("key", admin)])
        assert (entered.status_code, entered.headers["location"]) == (303, "/status")
        cookie = entered.headers["set-cookie"]
        assert all(term in cookie for term in (OPERATOR_COOKIE, "HttpOnly", "SameSite=strict", "Path=/status"))
        assert admin not in str(entered.headers)
        page = await visitor.opens("/status")
        assert OPENED in page.text
        assert admin not in page.text
        await visitor.sends("/status/sign-out")
        assert OPENED not in (await visitor.opens("/status")).text
        visitor.client.cookies.set(OPERATOR_COOKIE, cookie.partition("=")[2].partition(";")[0], path="/status")
        assert OPENED not in (await visitor.opens("/status")).text, "signing out ends it on the server"


async def test_on_this_machine_the_frontends_own_key_is_enough_if_it_may(guarded: Guarded) -> None:
    admin, user = guarded.key(KeyScope.ADMIN), guarded.key(KeyScope.USE)
    async with guarded.visited(open_here=True, key=admin) as visitor:
        assert OPENED in (await visitor.opens("/status")).text
        forwarded = await visitor.opens("/status", **{"X-Forwarded-For": "203.0.113.9"})
        assert OPENED not in forwarded.text
    async with guarded.visited(open_here=True, key=user) as visitor:
        page = await visitor.opens("/status")
        assert page.status_code == 403
        assert "ALCHEMORSEL_WEB_API_KEY" in page.text


async def test_a_key_that_is_revoked_opens_nothing_any_more(guarded: Guarded) -> None:
    admin = guarded.key(KeyScope.ADMIN)
    async with guarded.visited(open_here=False) as visitor:
        await visitor.sends("/status/sign-in", [("key", admin)])
        assert OPENED in (await visitor.opens("/status")).text
    async with ScriptedServer() as server, visiting(web_app(server.url, desk=Desk(open_here=False))) as visitor:
        as_said(server).on(
            "/api/v1/ai/recent",
            Reply.of({"code": "not_allowed"}, 401, PROBLEM),
            Reply.of(RECENT),
            Reply.of(RECENT),
            Reply.of({"code": "not_allowed"}, 401, PROBLEM),
        )
        await visitor.opens("/status")
        await visitor.sends("/status/sign-in", [("key", "ak_12345678")])
        assert OPENED in (await visitor.opens("/status")).text
        assert OPENED not in (await visitor.opens("/status")).text


async def test_where_no_key_was_ever_made_no_text_is_one(guarded: Guarded) -> None:
    async with guarded.visited(open_here=False) as visitor:
        page = await visitor.sends("/status/sign-in", [("key", "anything at all".replace(" ", "-"))])
        assert page.status_code == 403
        assert "There is no key yet" in page.text
        assert OPENED not in (await visitor.opens("/status")).text


async def test_keys_cannot_be_tried_without_end(guarded: Guarded) -> None:
    guarded.key(KeyScope.ADMIN)
    async with guarded.visited(open_here=False) as visitor:
        pages = [await visitor.sends("/status/sign-in", [("key", f"ak_guess_{n}")]) for n in range(11)]
    assert [page.status_code for page in pages] == [403] * 10 + [429]


async def test_a_key_in_a_form_that_came_too_late_is_not_given_back() -> None:
    async with visiting(web_app("http://127.0.0.1:9")) as visitor:
        page = await visitor.posts("/status/sign-in", [("csrf_token", "old"), ("key", "ak_secret_of_mine")])
    assert page.status_code == 403
    assert "ak_secret_of_mine" not in page.text
