"""What goes over the wire, to the last field and header, whatever the environment says."""

from collections.abc import AsyncIterator

import pytest
from msgspec.structs import replace

from alchemorsel.application.prompt import Message, Speaker
from alchemorsel.domain.errors import Misconfigured
from alchemorsel.infrastructure.ai.openai.capabilities import OPENAI_URL, Capabilities, capabilities_of
from alchemorsel.infrastructure.ai.openai.model import OpenAIModel
from alchemorsel.infrastructure.ai.openai.request import body_of
from tests.support.openai_cases import CHAT, CLOCK, KEY, PROMPT, complete, model_at
from tests.support.server import Reply, ScriptedServer

SCHEMA = {
    "type": "json_schema",
    "json_schema": {"name": "fruit", "strict": True, "schema": PROMPT.schema},
}
LOCAL_BODY = {
    "model": "gpt-6-luna",
    "messages": [
        {"role": "system", "content": "Answer only with JSON."},
        {"role": "user", "content": "Name a fruit."},
    ],
    "stream": True,
    "stream_options": {"include_usage": True},
    "max_tokens": 400,
    "response_format": SCHEMA,
    "temperature": 0.2,
    "seed": 7,
}
ENVIRONMENT = {
    "OPENAI_API_KEY": "sk-from-the-environment",
    "OPENAI_ADMIN_KEY": "sk-admin-from-the-environment",
    "OPENAI_BASE_URL": "http://127.0.0.1:9/v1",
    "OPENAI_ORG_ID": "org-from-the-environment",
    "OPENAI_PROJECT_ID": "proj-from-the-environment",
    "OPENAI_CUSTOM_HEADERS": "X-Spy: yes\nAuthorization: Bearer other\nHost: elsewhere\nContent-Type: text/plain",
    "HTTP_PROXY": "http://127.0.0.1:9",
    "ALL_PROXY": "http://127.0.0.1:9",
    "OPENAI_LOG": "debug",
}


@pytest.fixture
async def server() -> AsyncIterator[ScriptedServer]:
    async with ScriptedServer() as running:
        yield running.on(CHAT, Reply.fixture("openai_stream_with_usage.sse"))


def headers(server: ScriptedServer, key: str = KEY) -> dict[str, str]:
    return {
        "host": f"127.0.0.1:{server.port}",
        "authorization": f"Bearer {key}",
        "accept": "text/event-stream, application/json",
        "accept-encoding": "identity",
        "content-type": "application/json",
        "user-agent": "alchemorsel",
    }


async def test_a_compatible_server_gets_exactly_this(server: ScriptedServer) -> None:
    async with model_at(server) as model:
        await complete(model)
    assert server.received[0].json == LOCAL_BODY


async def test_no_header_is_sent_that_we_did_not_write(server: ScriptedServer) -> None:
    async with model_at(server) as model:
        await complete(model)
    sent = dict(server.received[0].headers)
    assert int(sent.pop("content-length")) == len(server.received[0].body)
    assert sent == headers(server)


async def test_nothing_in_the_environment_changes_the_request(
    server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    async with model_at(server) as model:
        await complete(model)
    sent = dict(server.received[0].headers)
    assert int(sent.pop("content-length")) == len(server.received[0].body)
    assert sent == headers(server)
    assert server.received[0].json == LOCAL_BODY


@pytest.mark.parametrize("key", ["", "  \n"])
async def test_without_a_key_a_placeholder_is_sent(
    key: str, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-from-the-environment")
    async with model_at(server, api_key=key) as model:
        await complete(model)
    assert server.received[0].headers["authorization"] == "Bearer none"


def test_openai_gets_its_own_fields() -> None:
    body = body_of(PROMPT, capabilities_of("gpt-6-luna", OPENAI_URL))
    assert body["messages"][0]["role"] == "developer"
    assert (body["max_completion_tokens"], body["reasoning_effort"]) == (400, "none")
    assert "max_tokens" not in body


def test_a_reasoning_model_gets_room_to_reason_and_no_temperature() -> None:
    body = body_of(PROMPT, capabilities_of("gpt-6.2-sol", OPENAI_URL))
    assert (body["max_completion_tokens"], body["reasoning_effort"]) == (400 + 4096, "low")
    assert "temperature" not in body


def test_a_model_without_strict_schemas_gets_none() -> None:
    assert "response_format" not in body_of(PROMPT, Capabilities(strict_schema=False))


def test_a_repair_turn_keeps_its_speakers() -> None:
    messages = (*PROMPT.messages, Message(Speaker.ASSISTANT, "{}"), Message(Speaker.USER, "Again."))
    body = body_of(replace(PROMPT, messages=messages), Capabilities())
    assert [said["role"] for said in body["messages"]] == ["system", "user", "assistant", "user"]


async def test_a_refused_parameter_is_left_out_at_once_and_from_then_on(server: ScriptedServer) -> None:
    server.on(
        CHAT,
        Reply.fixture("openai_400_unsupported_temperature.json"),
        Reply.fixture("openai_stream_with_usage.sse"),
    )
    async with model_at(server) as model:
        await complete(model)
        await complete(model)
        await complete(model, replace(PROMPT, model="another"))
    sent = [request.json.get("temperature") for request in server.received]
    assert sent == [0.2, None, None, 0.2]


async def test_the_token_field_is_exchanged_when_it_is_refused(server: ScriptedServer) -> None:
    server.on(CHAT, Reply.fixture("openai_400_unsupported_param.json"), Reply.fixture("openai_stream_with_usage.sse"))
    async with model_at(server) as model:
        await complete(model)
    second = server.received[1].json
    assert second["max_completion_tokens"] == 400
    assert "max_tokens" not in second


async def test_a_parameter_refused_twice_is_the_operators_affair(server: ScriptedServer) -> None:
    server.on(CHAT, Reply.fixture("openai_400_unsupported_temperature.json"))
    async with model_at(server) as model:
        with pytest.raises(Misconfigured, match="temperature"):
            await complete(model)
    assert len(server.received) == 2


@pytest.mark.parametrize(
    "error",
    [
        {"code": "unsupported_parameter", "param": "stream"},
        {"code": "unsupported_parameter", "param": None},
        {"code": None, "param": "temperature"},
    ],
)
async def test_nothing_else_is_ever_left_out(error: dict[str, str | None], server: ScriptedServer) -> None:
    server.on(CHAT, Reply.of({"error": {"message": "no", **error}}, 400))
    async with model_at(server) as model:
        with pytest.raises(Misconfigured):
            await complete(model)
    assert len(server.received) == 1


async def test_a_key_of_strange_letters_is_refused_by_the_server_not_by_a_crash(server: ScriptedServer) -> None:
    server.on(CHAT, Reply.fixture("openai_401_invalid_key.json"))
    async with model_at(server, api_key="sk-ключ") as model:
        with pytest.raises(Misconfigured, match="refused the key"):
            await complete(model)


async def test_a_key_that_no_header_can_hold_is_misconfigured(server: ScriptedServer) -> None:
    async with model_at(server, api_key="sk-one\nsk-two") as model:
        with pytest.raises(Misconfigured, match="address or key") as caught:
            await complete(model)
    assert "sk-one" not in f"{caught.value.detail}{caught.value.suggestion}"


async def test_a_password_in_the_address_is_never_told(server: ScriptedServer) -> None:
    server.on(CHAT, Reply.fixture("openai_500.json"))
    url = f"http://cook:hunter2@127.0.0.1:{server.port}/v1"
    model = OpenAIModel(api_key=KEY, base_url=url, clock=CLOCK)
    with pytest.raises(Exception, match=f"127.0.0.1:{server.port} has a problem") as caught:
        await complete(model)
    await model.aclose()
    assert "hunter2" not in str(caught.value)
