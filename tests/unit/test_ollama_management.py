"""The client beyond chat: every documented option reaches the wire, and pulls end honestly."""

import asyncio
import json
from typing import Any, Unpack

import msgspec
import pytest

from alchemorsel.domain.errors import AlchemorselError, Misconfigured, NotFound, TimedOut, TooLong, Unavailable
from alchemorsel.infrastructure.ai.ollama.answers import PullLine
from alchemorsel.infrastructure.ai.ollama.client import OllamaClient
from alchemorsel.infrastructure.ai.ollama.sync import Limits, SyncOllamaClient
from alchemorsel.infrastructure.ai.ollama.wire import (
    ChatMessage,
    ChatRequest,
    EmbedRequest,
    GenerateRequest,
    Options,
    ToolCall,
)
from tests.contract.ollama_cases import fixture
from tests.support.server import Cut, Hang, Pause, Reply, ScriptedServer

EVERY_OPTION = {
    "num_ctx": 4096,
    "num_batch": 256,
    "num_gpu": 0,
    "main_gpu": 1,
    "use_mmap": False,
    "num_thread": 2,
    "draft_num_predict": 3,
    "num_predict": 64,
    "temperature": 0.25,
    "top_p": 0.5,
    "top_k": 20,
    "min_p": 0.125,
    "typical_p": 0.75,
    "seed": 11,
    "stop": ["END"],
    "repeat_penalty": 1.5,
    "repeat_last_n": 32,
    "presence_penalty": 0.5,
    "frequency_penalty": 0.25,
    "num_keep": 8,
}
OPTIONS = msgspec.convert(EVERY_OPTION, Options)
SHARED: dict[str, Any] = {
    "model": "llama3.2:3b",
    "format": "json",
    "keep_alive": "10m",
    "truncate": True,
    "think": "high",
    "shift": False,
    "logprobs": True,
    "top_logprobs": 5,
}
TOOL = {"type": "function", "function": {"name": "weigh", "parameters": {"type": "object"}}}
CALL = {"name": "weigh", "arguments": {"food": "oats"}}


async def last_of(items: Any) -> Any:
    return [item async for item in items][-1]


async def pulled(reply: Reply, **limits: Unpack[Limits]) -> list[PullLine]:
    async with ScriptedServer() as server, OllamaClient(server.url, **limits) as client:
        server.on("/api/pull", reply).on("/api/tags", fixture("ollama_tags_empty.json"))
        return [line async for line in client.pull("llama3.2:3b")]


async def test_every_option_of_a_chat_reaches_the_wire() -> None:
    message = ChatMessage(
        "tool",
        "40 g",
        images=(b"\x89PNG",),
        thinking="hm",
        tool_calls=(ToolCall(function=CALL),),
        tool_name="weigh",
        tool_call_id="7",
    )
    async with ScriptedServer() as server, OllamaClient(server.url) as client:
        server.on("/api/chat", fixture("ollama_chat_stream_ok.ndjson"))
        await last_of(client.chat(ChatRequest(messages=(message,), tools=(TOOL,), options=OPTIONS, **SHARED)))
        [sent] = server.calls("/api/chat")
    assert sent.json == {
        **SHARED,
        "stream": True,
        "options": EVERY_OPTION,
        "tools": [TOOL],
        "messages": [
            {
                "role": "tool",
                "content": "40 g",
                "images": ["iVBORw=="],
                "thinking": "hm",
                "tool_calls": [{"function": CALL}],
                "tool_name": "weigh",
                "tool_call_id": "7",
            }
        ],
    }


async def test_every_option_of_a_completion_reaches_the_wire() -> None:
    own: dict[str, Any] = {
        "prompt": "An orange is",
        "suffix": ".",
        "system": "Be brief.",
        "template": "{{ .Prompt }}",
        "raw": False,
    }
    async with ScriptedServer() as server, OllamaClient(server.url) as client:
        server.on("/api/generate", fixture("ollama_generate_ok.json"))
        request = GenerateRequest(images=(b"\x89PNG",), context=(1, 2), options=OPTIONS, **own, **SHARED)
        done = await last_of(client.generate(request))
        [sent] = server.calls("/api/generate")
    assert sent.json == {
        **SHARED,
        **own,
        "stream": True,
        "images": ["iVBORw=="],
        "context": [1, 2],
        "options": EVERY_OPTION,
    }
    assert done.done
    assert done.text


async def test_every_option_of_an_embedding_reaches_the_wire() -> None:
    own: dict[str, Any] = {
        "model": "nomic-embed-text",
        "input": ["soup", "salad"],
        "truncate": True,
        "dimensions": 64,
        "keep_alive": 60,
    }
    async with ScriptedServer() as server, OllamaClient(server.url) as client:
        server.on("/api/embed", fixture("ollama_embed_ok.json"))
        embedded = await client.embed(EmbedRequest(options=OPTIONS, **own))
        assert server.calls("/api/embed")[0].json == {**own, "options": EVERY_OPTION}
        assert all(isinstance(number, float) for number in embedded.embeddings[0])


async def test_an_option_that_is_not_given_is_left_to_ollama() -> None:
    async with ScriptedServer() as server, OllamaClient(server.url) as client:
        server.on("/api/chat", fixture("ollama_chat_stream_ok.ndjson"))
        await last_of(client.chat(ChatRequest(model="m", messages=(), options=Options(seed=1))))
        assert server.calls("/api/chat")[0].json == {
            "model": "m",
            "messages": [],
            "options": {"seed": 1},
            "truncate": False,
            "stream": True,
        }


async def test_an_input_too_long_to_embed_is_no_vector_of_its_beginning() -> None:
    async with ScriptedServer() as server, OllamaClient(server.url) as client:
        server.on("/api/embed", fixture("ollama_400_embed_too_long.json"))
        with pytest.raises(TooLong):
            await client.embed(EmbedRequest(model="m", input="soup"))
        assert server.calls("/api/embed")[0].json["truncate"] is False


async def test_thinking_and_tool_calls_are_read() -> None:
    async with ScriptedServer() as server, OllamaClient(server.url) as client:
        server.on("/api/chat", fixture("ollama_chat_tool_calls.json"), fixture("ollama_chat_thinking_ok.json"))
        request = ChatRequest(model="m", messages=())
        assert (await last_of(client.chat(request))).message.tool_calls[0]["function"]["name"]
        assert (await last_of(client.chat(request))).message.thinking


async def test_a_pull_tells_its_progress_to_the_word_success() -> None:
    lines = await pulled(fixture("ollama_pull_progress.ndjson"))
    assert [line.done for line in lines] == [False] * (len(lines) - 1) + [True]
    assert (lines[2].completed_bytes, lines[2].total_bytes) == (104857600, 2019377376)
    assert (lines[1].completed_bytes, lines[0].digest) == (0, "")


async def test_a_pull_names_its_model_on_the_wire() -> None:
    async with ScriptedServer() as server, OllamaClient(server.url) as client:
        server.on("/api/pull", fixture("ollama_pull_progress.ndjson"))
        await last_of(client.pull("llama3.2:3b"))
        assert server.calls("/api/pull")[0].json == {"model": "llama3.2:3b"}


STARTED = {"status": "pulling manifest"}


@pytest.mark.parametrize(
    ("reply", "error", "words"),
    [
        (fixture("ollama_pull_error.ndjson"), NotFound, "registry has no model"),
        (fixture("ollama_pull_error_network.ndjson"), Unavailable, "cannot reach its registry"),
        (fixture("ollama_pull_nonstream_error.json"), NotFound, "registry has no model"),
        (Reply.lines(STARTED, {"error": "write: no space left on device"}), Unavailable, "no space left"),
        (Reply.lines(STARTED, {"status": "writing manifest"}), Unavailable, "ended without success"),
        (Reply.lines(), Unavailable, "ended without success"),
        (Reply.lines(STARTED, Cut()), Unavailable, "broke"),
        (Reply.lines(STARTED, b"not json\n"), Unavailable, "does not speak"),
        (Reply.lines(STARTED, Hang()), TimedOut, "no progress for 0.05 s"),
        (Reply(before=(Hang(),)), TimedOut, "no progress"),
    ],
)
async def test_whatever_ends_without_success_is_a_failure(
    reply: Reply, error: type[AlchemorselError], words: str
) -> None:
    with pytest.raises(error, match=words) as caught:
        await pulled(reply, pull_silence_s=0.05)
    assert type(caught.value) is error


async def test_a_slow_pull_that_goes_on_is_not_stalled() -> None:
    steps = [STARTED, Pause(0.06), {"status": "verifying sha256 digest"}, Pause(0.06), {"status": "success"}]
    assert (await pulled(Reply.lines(*steps), pull_silence_s=0.1, silence_s=0.01, probe_s=0.01))[-1].done


async def test_closing_a_pull_stops_the_download() -> None:
    async with ScriptedServer() as server, OllamaClient(server.url) as client:
        server.on("/api/pull", Reply.lines(STARTED, Hang()))
        lines = client.pull("m")
        await anext(lines)
        await lines.aclose()
        async with asyncio.timeout(2):
            while not server.hung_up:  # noqa: ASYNC110 - the server counts, it has no event to wait for
                await asyncio.sleep(0.01)


async def test_a_model_is_deleted_by_name() -> None:
    async with ScriptedServer() as server, OllamaClient(server.url) as client:
        server.on("/api/delete", Reply(200))
        await client.delete("llama3.2:1b")
        [sent] = server.calls("/api/delete")
        assert (sent.method, sent.json) == ("DELETE", {"model": "llama3.2:1b"})
        server.on("/api/delete", fixture("ollama_404_model_missing.json")).on("/api/tags", fixture("ollama_tags.json"))
        with pytest.raises(Misconfigured, match=r"present: llama3\.2:3b"):
            await client.delete("llama3.2:1b")


async def test_loading_sends_the_terms_of_the_requests_and_outlasts_the_silence() -> None:
    async with ScriptedServer() as server, OllamaClient(server.url, silence_s=0.03) as client:
        server.on("/api/ps", fixture("ollama_ps_empty.json"))
        loaded = fixture("ollama_generate_load.json")
        server.on("/api/generate", Reply(200, loaded.headers, loaded.acts, before=(Pause(0.15),)))
        done = await client.load("llama3.2:3b", options=Options(num_ctx=8192), keep_alive=1800)
        assert done.done_reason == "load"
        assert server.calls("/api/generate")[0].json == {
            "model": "llama3.2:3b",
            "options": {"num_ctx": 8192},
            "keep_alive": 1800,
            "truncate": False,
            "stream": True,
        }


async def test_a_load_that_breaks_off_is_no_load() -> None:
    async with ScriptedServer() as server, OllamaClient(server.url) as client:
        server.on("/api/generate", Reply.lines({"model": "m", "done": False}))
        with pytest.raises(Unavailable):
            await client.load("m")


async def test_unloading_is_keeping_it_for_no_time() -> None:
    async with ScriptedServer() as server, OllamaClient(server.url) as client:
        server.on("/api/generate", fixture("ollama_chat_unload.json"))
        await client.unload("llama3.2:3b")
        assert server.calls("/api/generate")[0].json["keep_alive"] == 0


async def test_showing_tells_the_trained_context_and_the_tables_only_when_asked() -> None:
    async with ScriptedServer() as server, OllamaClient(server.url) as client:
        server.on("/api/show", fixture("ollama_show_trimmed.json"))
        assert (await client.show("llama3.2:3b", verbose=True)).context_length == 131072
        assert server.received[0].json == {"model": "llama3.2:3b", "verbose": True}


def in_plain_code(url: str) -> dict[str, Any]:
    with SyncOllamaClient(url, probe_s=1.0) as client:
        first_two = []
        for line in client.pull("endless"):
            first_two.append(line.status)
            break
        found = {
            "url": client.url,
            "version": client.version(),
            "list": [model.name for model in client.list()],
            "ps": [model.name for model in client.ps()],
            "show": client.show("llama3.2:3b").context_length,
            "chat": "".join(chunk.text for chunk in client.chat(ChatRequest(model="m", messages=()))),
            "generate": "".join(chunk.text for chunk in client.generate(GenerateRequest(model="m", prompt="x"))),
            "embed": len(client.embed(EmbedRequest(model="m", input="x")).embeddings),
            "pull": first_two,
            "load": client.load("m", keep_alive=5).done,
        }
        client.unload("m")
        client.delete("m")
        with pytest.raises(Misconfigured):
            client.show("llama3.2:3b")
    return found


async def test_plain_code_has_the_same_client() -> None:
    async with ScriptedServer() as server:
        for path, name in {
            "/api/version": "ollama_version.json",
            "/api/tags": "ollama_tags.json",
            "/api/ps": "ollama_ps.json",
            "/api/chat": "ollama_chat_stream_ok.ndjson",
            "/api/generate": "ollama_generate_ok.json",
            "/api/embed": "ollama_embed_ok.json",
        }.items():
            server.on(path, fixture(name))
        server.on("/api/show", fixture("ollama_show_trimmed.json"), fixture("ollama_404_model_missing.json"))
        server.on("/api/delete", Reply(200)).on("/api/pull", Reply.lines(STARTED, Hang()))
        found = await asyncio.to_thread(in_plain_code, server.url)
        assert server.hung_up == 1
        assert [json.loads(call.body) for call in server.calls("/api/delete")] == [{"model": "m"}]
    assert found["url"] == server.url
    assert (found["version"], found["show"], found["load"]) == ("0.32.15", 131072, True)
    assert (found["pull"], found["chat"]) == (["pulling manifest"], "An orange.")
    assert found["embed"] >= 1
    assert "llama3.2:3b" in found["list"]
    assert found["ps"] == ["llama3.2:3b"]
    assert found["generate"]


async def test_the_sync_client_can_be_used_while_another_loop_runs() -> None:
    # The server lives in this loop, so only the way out is tried: nobody listens there.
    def ask() -> str:
        with SyncOllamaClient("http://127.0.0.1:9", connect_s=0.2) as client:
            return client.version()

    with pytest.raises(Unavailable):
        ask()
