"""The probes: short, typed, and honest about who is not there."""

import pytest

from alchemorsel.domain.errors import Misconfigured, Unavailable
from alchemorsel.domain.model_names import is_same
from alchemorsel.infrastructure.ai.ollama.client import OllamaClient
from tests.contract.ollama_cases import fixture
from tests.support.server import BLACK_HOLE, DROPPED, Reply, ScriptedServer


async def test_the_version_is_told() -> None:
    async with ScriptedServer() as server, OllamaClient(server.url) as client:
        server.on("/api/version", fixture("ollama_version.json"))
        assert await client.version() == "0.32.15"


@pytest.mark.parametrize("name", ["ollama_tags.json", "ollama_tags_old.json"])
async def test_models_on_disk_are_listed_by_old_and_new_servers(name: str) -> None:
    async with ScriptedServer() as server, OllamaClient(server.url) as client:
        server.on("/api/tags", fixture(name))
        first = (await client.list())[0]
    assert (first.name, first.size_bytes) == ("llama3.2:3b", 2019393189)
    assert first.digest.startswith("a80c4f17")


async def test_models_in_memory_are_listed_with_their_context() -> None:
    async with ScriptedServer() as server, OllamaClient(server.url) as client:
        server.on("/api/ps", fixture("ollama_ps.json"))
        [running] = await client.ps()
    assert (running.name, running.context_length, running.vram_bytes) == ("llama3.2:3b", 8192, 0)
    assert running.size_bytes == 3356540928


async def test_capabilities_are_shown() -> None:
    async with ScriptedServer() as server, OllamaClient(server.url) as client:
        server.on("/api/show", fixture("ollama_show_trimmed.json"))
        assert (await client.show("llama3.2:3b")).capabilities == frozenset({"completion", "tools"})
        assert server.received[0].json == {"model": "llama3.2:3b"}


@pytest.mark.parametrize("empty", [fixture("ollama_tags_empty.json"), Reply.of({"models": None}), Reply.of({})])
async def test_none_installed_and_nobody_there_are_two_answers(empty: Reply) -> None:
    async with ScriptedServer() as server, OllamaClient(server.url) as client:
        server.on("/api/tags", empty)
        assert await client.list() == ()
        server.on("/api/tags", DROPPED)
        with pytest.raises(Unavailable):
            await client.list()


async def test_showing_a_missing_model_names_the_pull() -> None:
    async with ScriptedServer() as server, OllamaClient(server.url) as client:
        server.on("/api/show", fixture("ollama_404_model_missing.json"))
        with pytest.raises(Misconfigured) as caught:
            await client.show("llama3.2:3b")
    assert "`ollama pull llama3.2:3b`" in caught.value.suggestion


async def test_an_open_port_without_an_answer_is_a_server_that_starts() -> None:
    async with ScriptedServer() as server, OllamaClient(server.url, probe_s=0.02) as client:
        server.on("/api/version", BLACK_HOLE)
        with pytest.raises(Unavailable) as caught:
            await client.version()
    assert type(caught.value) is Unavailable
    assert "starting" in caught.value.suggestion


async def test_somebody_else_at_that_port_is_not_taken_for_ollama() -> None:
    async with ScriptedServer() as server, OllamaClient(server.url) as client:
        with pytest.raises(Misconfigured, match="not the root of an Ollama"):
            await client.version()
        server.on("/api/version", Reply(200, {"content-type": "text/html"}, (b"<html>",)))
        with pytest.raises(Unavailable, match="does not speak"):
            await client.version()


async def test_a_path_in_the_address_is_kept() -> None:
    async with ScriptedServer() as server, OllamaClient(f"{server.url}/llm") as client:
        server.on("/llm/api/version", fixture("ollama_version.json"))
        assert await client.version() == "0.32.15"


async def test_a_proxy_in_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    async with ScriptedServer() as server, OllamaClient(server.url) as client:
        server.on("/api/version", fixture("ollama_version.json"))
        assert await client.version() == "0.32.15"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("llama3.2", "llama3.2:latest", True),
        ("LLaMA3.2:3B", "llama3.2:3b", True),
        ("registry.ollama.ai/library/llama3.2:3b", "llama3.2:3b", True),
        ("library/llama3.2", "llama3.2", True),
        ("host:5000/me/cook", "host:5000/me/cook:latest", True),
        ("llama3.2:3b", "llama3.2:1b", False),
        ("llama3.2:3b", "llama3.2", False),
        ("me/llama3.2", "llama3.2", False),
    ],
)
def test_names_are_compared_as_ollama_does(one: str, other: str, *, same: bool) -> None:
    assert is_same(one, other) is same
