"""Looks at real sockets: what each provider's answer means for its health, and what it never costs."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from alchemorsel.application.health import Health
from alchemorsel.application.health_report import (
    Availability,
    HealthMode,
    HealthStatus,
    ProviderHealth,
    Readiness,
)
from alchemorsel.bootstrap.chain import open_kitchen
from alchemorsel.bootstrap.health import open_health
from alchemorsel.bootstrap.model_room import open_model_room
from alchemorsel.config import load_settings
from alchemorsel.infrastructure.ai.watched import Watched
from alchemorsel.infrastructure.clock import SystemClock
from tests.support.providers import ollama_reply, openai_reply, script_ollama
from tests.support.redis import redis_server
from tests.support.server import BLACK_HOLE, Hang, Pause, Reply, ScriptedServer

DEEP = HealthMode.DEEP
STANDARD = HealthMode.STANDARD
OK = '{"ok": true}'
MODEL = {"name": "llama3.2:3b", "model": "llama3.2:3b"}
SPENDING = ("/api/chat", "/api/generate", "/v1/chat/completions")


@asynccontextmanager
async def health_with(**settings: str) -> AsyncIterator[Health]:
    given = {"health_timeout": "300ms", "health_inference_timeout": "1s", "ollama_host": "", **settings}
    loaded = load_settings({f"ALCHEMORSEL_{key.upper()}": value for key, value in given.items()})
    watched: list[Watched] = []
    clock = SystemClock()
    async with (
        open_model_room(loaded, clock) as room,
        open_kitchen(loaded, room, warm_up=False, watched=watched),
        open_health(loaded, room, watched, clock) as health,
    ):
        yield health


async def look(mode: HealthMode = STANDARD, **settings: str) -> ProviderHealth:
    async with health_with(**settings) as health:
        (found,) = (await health.ai(mode)).providers
        return found


def spent(server: ScriptedServer) -> list[str]:
    return [request.path for request in server.received if request.path in SPENDING]


@pytest.mark.parametrize(
    ("tags", "ps", "availability", "readiness"),
    [
        ([MODEL], Reply.of({"models": [MODEL]}), Availability.AVAILABLE, Readiness.READY),
        ([MODEL], Reply.of({"models": []}), Availability.AVAILABLE, Readiness.NOT_READY),
        ([MODEL], Reply.of({"models": None}), Availability.AVAILABLE, Readiness.NOT_READY),
        ([MODEL], BLACK_HOLE, Availability.AVAILABLE, Readiness.UNKNOWN),
        ([], Reply.of({"models": []}), Availability.UNAVAILABLE, Readiness.NOT_READY),
        ([{"name": "llama3.2:1b"}], Reply.of({"models": []}), Availability.UNAVAILABLE, Readiness.NOT_READY),
    ],
    ids=["in memory", "on disk", "nothing in memory", "busy loading", "nothing installed", "another one"],
)
async def test_ollama_is_there_with_its_model_and_ready_with_it_in_memory(
    tags: list[object], ps: Reply, availability: Availability, readiness: Readiness
) -> None:
    async with ScriptedServer() as server:
        server.on("/api/tags", Reply.of({"models": tags})).on("/api/ps", ps)
        found = await look(ollama_host=server.url)
        assert (found.reachable, found.availability, found.readiness) == (True, availability, readiness)
        assert spent(server) == []
        if availability is Availability.UNAVAILABLE:
            assert found.suggestion == "Pull it: alchemorsel models pull llama3.2:3b"


@pytest.mark.parametrize(
    ("tags", "said"),
    [
        (BLACK_HOLE, "did not answer within 0.3 s"),
        (Reply(200, {}, (b"<html>",)), "does not speak"),
        (None, "does not answer at"),
    ],
    ids=["black hole", "something else", "refused"],
)
async def test_an_ollama_that_does_not_answer_is_unreachable_within_the_looks_own_time(
    tags: Reply | None, said: str
) -> None:
    async with ScriptedServer() as server:
        server.on("/api/ps", Reply.of({"models": []}))
        if tags is None:
            await server.stop()
        else:
            server.on("/api/tags", tags)
        found = await look(ollama_host=server.url)
        assert (found.reachable, found.availability) == (False, Availability.UNAVAILABLE)
        assert said in found.message
        assert (found.probe_seconds or 0) < 1


async def test_deep_makes_one_small_bounded_inference() -> None:
    async with ScriptedServer() as server:
        script_ollama(server, OK)
        found = await look(DEEP, ollama_host=server.url)
        assert (found.inference_ready, found.readiness) == (True, Readiness.READY)
        assert (found.inference_seconds or 0) > 0
        (chat,) = server.calls("/api/chat")
        assert chat.json["options"]["num_predict"] <= 32
        # The same as for requests: another context would make Ollama load the model anew.
        assert chat.json["options"]["num_ctx"] == 8192


@pytest.mark.parametrize(
    ("chat", "said"),
    [
        (ollama_reply(OK, Hang(), pieces=1), "was not answered within 1 s"),
        (Reply.of({"error": "llama runner process has terminated"}, 500), "crashed"),
    ],
    ids=["hangs", "fails"],
)
async def test_what_lists_its_models_and_cannot_write_is_available_and_not_ready(chat: Reply, said: str) -> None:
    async with ScriptedServer() as server:
        script_ollama(server, OK)
        server.on("/api/chat", chat)
        found = await look(DEEP, ollama_host=server.url, ai_mock="off")
        assert (found.availability, found.readiness) == (Availability.AVAILABLE, Readiness.NOT_READY)
        assert (found.inference_ready, found.status) == (False, HealthStatus.UNHEALTHY)
        assert said in found.message


async def test_a_model_that_never_stays_in_memory_is_proved_by_writing() -> None:
    async with ScriptedServer() as server:
        script_ollama(server, OK)
        server.on("/api/ps", Reply.of({"models": []}))
        found = await look(DEEP, ollama_host=server.url, ollama_keep_alive="0")
        assert found.inference_ready is True


async def test_each_host_has_its_own_health() -> None:
    async with ScriptedServer() as up, ScriptedServer() as down:
        script_ollama(up, OK)
        await down.stop()
        async with health_with(ollama_host=f"{down.url},{up.url}", ai_mock="off") as health:
            ai = await health.ai()
            assert ai.status is HealthStatus.DEGRADED
            assert [(each.host, each.reachable) for each in ai.providers] == [(down.url, False), (up.url, True)]


@pytest.mark.parametrize(
    ("models", "availability", "reachable", "present"),
    [
        (Reply.of({"data": [{"id": "gpt-6-luna"}, {"id": "other"}]}), Availability.AVAILABLE, True, True),
        (Reply.of({"data": [{"id": "tiny.gguf"}]}), Availability.AVAILABLE, True, None),
        (Reply.of({"detail": "Not Found"}, 404), Availability.AVAILABLE, True, None),
        (Reply.of({"error": {"message": "no scope"}}, 403), Availability.AVAILABLE, True, None),
        (
            Reply.of({"error": {"message": "bad key", "code": "invalid_api_key"}}, 401),
            Availability.UNAVAILABLE,
            True,
            None,
        ),
        (Reply.of({"error": {"message": "down"}}, 500), Availability.UNAVAILABLE, False, None),
        (Reply.of([1, 2]), Availability.UNAVAILABLE, True, None),
        (BLACK_HOLE, Availability.UNAVAILABLE, False, None),
    ],
    ids=["listed", "another name", "no list", "may not list", "bad key", "down", "nonsense", "black hole"],
)
async def test_a_compatible_server_is_asked_for_its_list_alone(
    models: Reply, availability: Availability, reachable: bool, present: bool | None
) -> None:
    async with ScriptedServer() as server:
        server.on("/v1/models", models)
        found = await look(openai_base_url=f"{server.url}/v1", openai_api_key="sk-made-up")
        assert (found.availability, found.reachable) == (availability, reachable)
        assert [(each.present, each.resident) for each in found.models] == [(present, None)]
        assert "sk-made-up" not in f"{found.message}{found.suggestion}"
        assert spent(server) == []
        assert [request.headers["authorization"] for request in server.received] == ["Bearer sk-made-up"]


async def test_deep_proves_a_compatible_server_too() -> None:
    async with ScriptedServer() as server:
        server.on("/v1/models", Reply.of({"data": []})).on("/v1/chat/completions", openai_reply(OK))
        found = await look(DEEP, openai_base_url=f"{server.url}/v1")
        assert (found.inference_ready, len(server.calls("/v1/chat/completions"))) == (True, 1)


async def test_a_slow_inference_is_not_bounded_by_the_time_of_a_look() -> None:
    async with ScriptedServer() as server:
        script_ollama(server, OK)
        server.on("/api/chat", ollama_reply(OK, Pause(0.3)))
        found = await look(DEEP, ollama_host=server.url, health_timeout="100ms")
        assert (found.inference_ready, found.reachable) == (True, True)
        assert (found.inference_seconds or 0) > 0.25


async def test_redis_is_pinged_and_degrades_when_it_is_gone() -> None:
    async with ScriptedServer() as ollama, redis_server() as redis:
        script_ollama(ollama, OK)
        async with health_with(ollama_host=ollama.url, redis_url=redis.url) as health:
            up = await health.report()
            assert (up.status, up.checks[-1].name, up.checks[-1].message) == ("healthy", "redis", "it answers.")
        await redis.stop()
        async with health_with(ollama_host=ollama.url, redis_url=redis.url) as health:
            down = await health.report()
            assert (down.status, down.checks[-1].status) == (HealthStatus.DEGRADED, HealthStatus.DEGRADED)
            assert down.checks[-1].seconds < 1
            assert redis.url not in down.checks[-1].message
