"""Every recorded answer of OpenAI and its look-alikes, over a real socket."""

from collections.abc import AsyncIterator

import pytest

from alchemorsel.application.prompt import Finish
from alchemorsel.domain.errors import (
    AlchemorselError,
    BadAnswer,
    Busy,
    Loading,
    Misconfigured,
    RateLimited,
    Refused,
    TooLong,
    Unavailable,
)
from alchemorsel.infrastructure.ai.openai.model import OpenAIModel
from tests.support.openai_cases import CHAT, KEY, PROMPT, complete, model_at
from tests.support.server import INDEX, Reply, ScriptedServer

FAMILIES = ("openai_", "compat_", "ollama_v1_")

# What the index's classes are called here.
OURS: dict[str, type[AlchemorselError] | None] = {
    "ok": None,
    "auth": Misconfigured,
    "config": Misconfigured,
    "model_missing": Misconfigured,
    "quota": Misconfigured,
    "context_overflow": TooLong,
    "bad_output": BadAnswer,
    "refused": Refused,
    "busy": Busy,
    "rate_limited": RateLimited,
    "provider_down": Unavailable,
    "output_truncated": None,
}
# Where our tree is finer than the index.
FINER: dict[str, type[AlchemorselError]] = {
    "compat_llamacpp_503_loading.json": Loading,
    "openai_length_reasoning_only.json": BadAnswer,
    # We offer no tools, so a call of one answers nothing.
    "openai_tool_calls.json": BadAnswer,
}


def expected(name: str) -> type[AlchemorselError] | None:
    return FINER.get(name) or OURS[INDEX[name]["expect"]]


FIXTURES = sorted(
    name
    for name, entry in INDEX.items()
    if name.startswith(FAMILIES) and entry["method"] == "POST" and entry["expect"] != "request"
)
FAILING = [name for name in FIXTURES if expected(name)]
ANSWERING = [name for name in FIXTURES if not expected(name)]


@pytest.fixture
async def server() -> AsyncIterator[ScriptedServer]:
    async with ScriptedServer() as running:
        yield running


@pytest.fixture
async def model(server: ScriptedServer) -> AsyncIterator[OpenAIModel]:
    async with model_at(server) as made:
        yield made


def test_no_recorded_answer_is_left_out() -> None:
    assert len(FAILING) >= 24
    assert len(ANSWERING) >= 6


@pytest.mark.parametrize("name", FAILING)
async def test_a_recorded_failure_becomes_our_error(name: str, server: ScriptedServer, model: OpenAIModel) -> None:
    server.on(CHAT, Reply.fixture(name))
    with pytest.raises(AlchemorselError) as caught:
        await complete(model)
    assert type(caught.value) is expected(name)
    assert caught.value.suggestion


@pytest.mark.parametrize("name", FAILING)
async def test_our_error_quotes_neither_key_nor_provider(name: str, server: ScriptedServer, model: OpenAIModel) -> None:
    server.on(CHAT, Reply.fixture(name))
    with pytest.raises(AlchemorselError) as caught:
        await complete(model)
    words = f"{caught.value.detail} {caught.value.suggestion}"
    for secret in (KEY, "sk-", "proj_fixture", "org-fixture", "Error code", "{"):
        assert secret not in words


@pytest.mark.parametrize("name", ANSWERING)
async def test_a_recorded_answer_is_read(name: str, server: ScriptedServer, model: OpenAIModel) -> None:
    server.on(CHAT, Reply.fixture(name))
    completion = await complete(model)
    assert completion.text
    assert completion.tokens.completion > 0
    assert completion.finish is (Finish.LENGTH if "length" in name else Finish.STOP)


async def test_text_and_usage_are_those_of_the_stream(server: ScriptedServer, model: OpenAIModel) -> None:
    server.on(CHAT, Reply.fixture("ollama_v1_stream_ok.sse"))
    completion = await complete(model)
    assert completion.text == "An orange."
    assert (completion.tokens.prompt, completion.tokens.completion) == (31, 5)
    assert completion.model == "llama3.2:3b"


async def test_the_finest_retry_header_wins(server: ScriptedServer, model: OpenAIModel) -> None:
    server.on(CHAT, Reply.fixture("openai_429_rate_limit.json"))
    with pytest.raises(RateLimited) as caught:
        await complete(model)
    assert caught.value.retry_after_s == pytest.approx(0.33)


async def test_an_overloaded_server_says_when_to_come_back(server: ScriptedServer, model: OpenAIModel) -> None:
    server.on(CHAT, Reply.fixture("openai_503_overloaded.json"))
    with pytest.raises(Busy) as caught:
        await complete(model)
    assert caught.value.retry_after_s == 3
    assert "req_fixture0002" in caught.value.suggestion


async def test_a_failure_costs_one_request(server: ScriptedServer, model: OpenAIModel) -> None:
    server.on(CHAT, Reply.fixture("openai_500.json"))
    with pytest.raises(Unavailable):
        await complete(model)
    assert len(server.calls(CHAT)) == 1


async def test_tokens_are_zero_where_usage_is_missing(server: ScriptedServer, model: OpenAIModel) -> None:
    server.on(CHAT, Reply.events({"choices": [{"delta": {"content": "hi"}, "finish_reason": "stop"}]}))
    completion = await complete(model)
    assert (completion.tokens.prompt, completion.tokens.completion) == (0, 0)
    assert completion.model == PROMPT.model


async def test_reasoning_that_ate_the_tokens_is_named(server: ScriptedServer, model: OpenAIModel) -> None:
    server.on(CHAT, Reply.fixture("openai_length_reasoning_only.json"))
    with pytest.raises(BadAnswer, match="reasoning"):
        await complete(model)
