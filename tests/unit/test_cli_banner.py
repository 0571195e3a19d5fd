from typing import Any

import pytest
from msgspec.structs import replace

from alchemorsel.interfaces.cli import Found, banner
from alchemorsel.interfaces.cli.banner import has_model

FOUND = Found(
    url="http://127.0.0.1:3010",
    docs_path="/schema",
    first="ollama",
    ollama_url="http://localhost:11434",
    ollama_model="llama3.2:3b",
    ollama_models=("llama3.2:3b",),
    openai_on=False,
    openai_url="",
    openai_model="gpt-6-luna",
    rule_kitchen=True,
    cache="memory",
)


def said(**changes: Any) -> str:
    return "\n".join(banner(replace(FOUND, **changes)))


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({}, "Alchemorsel   http://127.0.0.1:3010"),
        ({}, "Docs          http://127.0.0.1:3010/schema"),
        ({}, "Cache         memory"),
        ({}, "http://localhost:11434: reachable, llama3.2:3b is there"),
        ({"ollama_models": ()}, "reachable, without its model; get it with: ollama pull llama3.2:3b"),
        ({"ollama_models": None}, "http://localhost:11434: not reachable; start it with: ollama serve"),
        ({"ollama_url": ""}, "off (ALCHEMORSEL_OLLAMA_HOST is empty)"),
        ({}, "OpenAI        no key (ALCHEMORSEL_OPENAI_API_KEY or OPENAI_API_KEY)"),
        ({"openai_on": True}, "OpenAI        key found, gpt-6-luna"),
        ({"openai_on": True, "openai_url": "http://vllm/v1"}, "OpenAI        gpt-6-luna at http://vllm/v1"),
        ({}, "Rule kitchen  on; stands in when no model answers"),
        ({"rule_kitchen": False}, "Rule kitchen  off (ALCHEMORSEL_AI_MOCK)"),
    ],
)
def test_the_banner_says_what_was_found(changes: dict[str, Any], line: str) -> None:
    assert line in said(**changes)


def test_the_banner_ends_with_a_curl_that_asks_for_a_recipe() -> None:
    *_, first, second = banner(FOUND)
    assert first.strip().startswith("curl -s http://127.0.0.1:3010/api/v1/ai/generate-recipe")
    assert first.endswith("\\")
    assert '{"prompt": "a quick tomato pasta for two"}' in second


def test_no_line_of_the_banner_is_wider_than_120() -> None:
    assert max(len(line) for line in banner(FOUND)) <= 120


def test_a_model_without_a_tag_is_the_latest() -> None:
    assert has_model("mistral", ("mistral:latest",))
    assert not has_model("mistral", ("mistral:7b",))
    assert has_model("host:5000/mistral", ("host:5000/mistral:latest",))
