"""/metrics after traffic of every kind, over real sockets: each thing is counted once, and it adds up."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx

from alchemorsel.bootstrap.chain import open_kitchen
from alchemorsel.bootstrap.model_room import open_model_room
from alchemorsel.bootstrap.observers import Observers
from alchemorsel.config import load_settings
from alchemorsel.infrastructure.clock import SystemClock
from alchemorsel.infrastructure.observability.metrics import Metrics
from alchemorsel.interfaces.http.app import make_app
from tests.support import samples
from tests.support.events import ACCEPT
from tests.support.providers import NONSENSE, ollama_reply, script_ollama
from tests.support.scrape import Shown, scrape
from tests.support.server import Cut, Hang, Pause, Reply, ScriptedServer
from tests.support.serving import serving

RECIPE = "/api/v1/ai/generate-recipe"
PASTA = json.dumps(samples.PASTA)
WISHES = 0


@asynccontextmanager
async def served(**settings: str) -> AsyncIterator[tuple[ScriptedServer, httpx.AsyncClient]]:
    """The house as bootstrap builds it, in front of a scripted Ollama."""
    async with ScriptedServer() as server:
        script_ollama(server, PASTA)
        given = {"ollama_host": server.url, "ollama_retry_most": "250ms", "ollama_warm_up": "off", **settings}
        loaded = load_settings({f"ALCHEMORSEL_{key.upper()}": value for key, value in given.items()})
        metrics = Metrics("1")
        async with (
            open_model_room(loaded, SystemClock(), observer=metrics.models) as room,
            open_kitchen(loaded, room, observers=Observers(asking=metrics.ai, cache=[metrics.cache])) as kitchen,
            metrics.shown(kitchen.providers),
            serving(make_app(kitchen, measuring=metrics)) as url,
            httpx.AsyncClient(base_url=url, timeout=30) as client,
        ):
            yield server, client


async def ask(client: httpx.AsyncClient, *, stream: bool = False) -> httpx.Response:
    global WISHES  # noqa: PLW0603 - each wish is its own, or it would be remembered
    WISHES += 1
    wish = {"prompt": f"a quick tomato pasta for {WISHES}"}
    return await client.post(RECIPE, json=wish, headers=ACCEPT if stream else {})


@asynccontextmanager
async def eventful() -> AsyncIterator[tuple[Shown, int]]:
    """After two plain answers, one retried, one repaired and one of the rule kitchen; and how many calls that took."""
    async with served() as (server, client):
        server.on("/api/chat", ollama_reply(PASTA, Pause(0.1)))
        await ask(client)
        await ask(client, stream=True)
        server.on("/api/chat", Reply(503), ollama_reply(PASTA))
        await ask(client)
        server.on("/api/chat", ollama_reply(NONSENSE), ollama_reply(PASTA))
        await ask(client)
        server.on("/api/chat", ollama_reply(NONSENSE))
        assert (await ask(client)).json()["provenance"]["degraded"]
        yield await scrape(client), len(server.calls("/api/chat"))


async def test_retries_repairs_fallbacks_and_times_add_up() -> None:
    async with eventful() as (shown, upstream):
        assert shown["ai_requests_total[feature=recipe,outcome=answered,provider=ollama]"] == 4
        assert shown["ai_requests_total[feature=recipe,outcome=bad_answer,provider=ollama]"] == 1
        assert shown["ai_requests_total[feature=recipe,outcome=answered,provider=mock]"] == 1
        assert shown["ai_attempts_per_request_sum[provider=ollama]"] == upstream == 8
        assert shown["ai_attempts_per_request_count[provider=ollama]"] == 5
        assert shown.total("ai_upstream_seconds_count") == upstream
        assert shown["ai_queue_seconds_count[provider=ollama]"] == upstream
        assert shown["ai_errors_total[code=bad_answer,provider=ollama]"] == 3
        assert shown.total("ai_errors_total") == 4
        assert shown["ai_repairs_total[feature=recipe,outcome=answered,provider=ollama]"] == 1
        assert shown["ai_repairs_total[feature=recipe,outcome=bad_answer,provider=ollama]"] == 1
        assert shown["ai_fallbacks_total[from=ollama,reason=bad_answer,to=mock]"] == 1
        assert shown.total("ai_fallbacks_total") == 1
        assert shown["ai_tokens_total[feature=recipe,kind=prompt,provider=ollama]"] == 400 * 7
        assert shown["ai_tokens_total[feature=recipe,kind=completion,provider=ollama]"] == 200 * 7
        assert shown["ai_first_token_seconds_count[feature=recipe,provider=ollama]"] == 7
        _assert_times_add_up(shown)
        assert (shown.total("cache_misses_total"), shown.total("cache_stored_total")) == (5, 4)


def _assert_times_add_up(shown: Shown) -> None:
    assert [shown[requests(form)] for form in ("plain", "stream")] == [4, 1]
    assert shown[f"overhead_seconds_count[route={RECIPE}]"] == 5
    times = [shown[f"http_request_seconds_sum[{where(form)}]"] for form in ("plain", "stream")]
    model_s = shown.total("ai_completion_seconds_sum")
    assert model_s > 0.2
    assert abs(shown[f"overhead_seconds_sum[route={RECIPE}]"] - (sum(times) - model_s)) < 0.01


def where(form: str, status: int = 200) -> str:
    return f"form={form},method=POST,route={RECIPE},status={status}"


def requests(form: str, status: int = 200, code: str = "none") -> str:
    return f"http_requests_total[code={code},{where(form, status)}]"


async def test_a_stream_is_counted_by_how_it_ended_and_what_is_not_remembered_by_its_code() -> None:
    async with served(ai_mock="off", ollama_tries="1") as (server, client):
        await ask(client, stream=True)
        server.on("/api/chat", ollama_reply(PASTA, Pause(0.1), Cut()))
        told = await ask(client, stream=True)
        assert (told.status_code, "event: error" in told.text) == (200, True)
        server.on("/api/chat", Reply(503))
        assert (await ask(client)).status_code == 503
        refused = await client.post(RECIPE, json={"prompt": "pho"}, headers={"Cache-Control": "only-if-cached"})
        assert refused.status_code == 504
        shown = await scrape(client)
    counted = {
        name: value for name, value in shown.items() if name.startswith("http_requests_total") and RECIPE in name
    }
    assert counted == {
        requests("stream"): 1,
        requests("stream", 503, "exhausted"): 1,
        requests("plain", 503, "exhausted"): 1,
        requests("plain", 504, "not_cached"): 1,
    }
    assert shown[f"http_request_seconds_count[{where('stream', 503)}]"] == 1


async def test_an_open_breaker_is_seen_and_asks_nobody() -> None:
    async with served(ollama_breaker_failures="3") as (dead, client):
        await dead.stop()
        await ask(client)
        await ask(client)
        shown = await scrape(client)
    assert shown[f"ai_breaker_state[host={dead.url},provider=ollama,state=open]"] == 1
    assert shown[f"ai_breaker_state[host={dead.url},provider=ollama,state=closed]"] == 0
    assert shown["ai_requests_total[feature=recipe,outcome=breaker_open,provider=ollama]"] == 1
    assert shown["ai_errors_total[code=unavailable,provider=ollama]"] == 3
    assert shown["ai_errors_total[code=breaker_open,provider=ollama]"] == 1
    assert shown["ai_attempts_per_request_bucket[le=0.0,provider=ollama]"] == 1
    assert shown["ai_attempts_per_request_sum[provider=ollama]"] == 3


async def test_what_is_under_way_is_seen_and_a_caller_who_leaves_is_no_error() -> None:
    async with served(ai_mock="off") as (server, client):
        server.on("/api/chat", ollama_reply(PASTA, Hang()))
        asking = [asyncio.ensure_future(ask(client)) for _ in range(2)]
        async with asyncio.timeout(10):
            while not server.calls("/api/chat"):  # noqa: ASYNC110 - what it waits for is on the wire
                await asyncio.sleep(0.01)
            where = f"[host={server.url},provider=ollama]"
            while (shown := await scrape(client))[f"ai_queued{where}"] != 1:
                pass
            assert shown[f"ai_in_flight{where}"] == shown[f"ai_limit{where}"] == 1
            assert shown["http_in_flight[]"] == 3
            for each in asking:
                each.cancel()
            await asyncio.gather(*asking, return_exceptions=True)
            while (shown := await scrape(client))["http_in_flight[]"] != 1 or shown[f"ai_in_flight{where}"]:
                pass
    assert shown["ai_requests_total[feature=recipe,outcome=cancelled,provider=ollama]"] == 2
    assert shown.total("ai_errors_total") == 0
    assert shown[f"ai_in_flight{where}"] == 0
