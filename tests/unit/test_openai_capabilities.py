"""Which model takes what."""

import pytest

from alchemorsel.infrastructure.ai.openai.capabilities import OPENAI_URL, Capabilities, capabilities_of

LOCAL_URL = "http://localhost:1234/v1"


@pytest.mark.parametrize(
    ("model", "effort", "temperature", "role"),
    [
        ("gpt-6-luna", "none", True, "developer"),
        ("gpt-6-luna-2026-09-22", "none", True, "developer"),
        ("gpt-5.6-luna", "none", True, "developer"),
        ("gpt-5.4-mini", "none", True, "developer"),
        ("gpt-6.1-terra", "low", False, "developer"),
        ("gpt-6.2-sol", "low", False, "developer"),
        ("gpt-5-mini", "minimal", False, "developer"),
        ("gpt-5-2025-08-07", "minimal", False, "developer"),
        ("o3", "low", False, "developer"),
        ("gpt-4o-mini", None, True, "system"),
        ("ft:gpt-4.1-mini:us", None, True, "system"),
        ("gpt-5-chat-latest", None, True, "system"),
        ("a-model-of-tomorrow", None, False, "system"),
    ],
)
def test_openais_families_get_what_they_take(model: str, effort: str | None, temperature: bool, role: str) -> None:
    able = capabilities_of(model, OPENAI_URL)
    assert (able.effort, able.temperature, able.system_role) == (effort, temperature, role)
    assert able.token_field == "max_completion_tokens"


@pytest.mark.parametrize("model", ["gpt-4-turbo", "gpt-4", "gpt-3.5-turbo", "gpt-4o-2024-05-13"])
def test_models_from_before_strict_schemas_are_known(model: str) -> None:
    assert not capabilities_of(model, OPENAI_URL).strict_schema


@pytest.mark.parametrize("model", ["gpt-4o", "gpt-4.1-mini", "gpt-6-luna", "o4-mini"])
def test_models_with_strict_schemas_get_them(model: str) -> None:
    assert capabilities_of(model, OPENAI_URL).strict_schema


@pytest.mark.parametrize("model", ["gpt-6.1-sol", "gpt-5", "o3", "a-model-of-tomorrow"])
def test_where_reasoning_cannot_be_switched_off_there_is_room_for_it(model: str) -> None:
    assert capabilities_of(model, OPENAI_URL).reasoning_room_tokens >= 1024


@pytest.mark.parametrize("model", ["llama3.2:3b", "qwen3-8b", "openai/gpt-6-luna", ""])
def test_compatible_servers_get_the_plain_old_fields(model: str) -> None:
    assert capabilities_of(model, LOCAL_URL) == Capabilities(token_field="max_tokens")


@pytest.mark.parametrize("model", ["openai/gpt-oss-20b", "deepseek-r1:8b", "qwen3-4b-thinking"])
def test_local_models_that_reason_get_room_for_it(model: str) -> None:
    able = capabilities_of(model, LOCAL_URL)
    assert able.reasoning_room_tokens == 4096
    assert able.token_field == "max_tokens"


@pytest.mark.parametrize(
    "url", ["https://api.openai.com/v1/", "https://eu.api.openai.com/v1", "https://me.openai.azure.com/openai/v1"]
)
def test_openais_other_addresses_are_openai(url: str) -> None:
    assert capabilities_of("gpt-6-luna", url).effort == "none"


@pytest.mark.parametrize("url", ["https://api.openai.com.evil.test/v1", "http://localhost/api.openai.com", "x"])
def test_lookalike_addresses_are_not_openai(url: str) -> None:
    assert capabilities_of("gpt-6-luna", url).effort is None


def test_a_parameter_is_given_up_once() -> None:
    less = Capabilities(seed=True).without("seed")
    assert less is not None
    assert not less.seed
    assert less.without("seed") is None


def test_a_model_left_to_its_own_effort_gets_room_to_reason() -> None:
    less = Capabilities(effort="none").without("reasoning_effort")
    assert less is not None
    assert (less.effort, less.reasoning_room_tokens) == (None, 8192)


@pytest.mark.parametrize("param", [None, "", "messages", "response_format", "model"])
def test_what_a_request_cannot_do_without_is_never_given_up(param: str | None) -> None:
    assert Capabilities().without(param) is None
