"""The few lines that tell a newcomer what was found at the start, and how to try it."""

import msgspec

_LABEL_WIDTH = 13


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What the start found.

    Args:
        url: where the API listens, such as http://127.0.0.1:3010.
        docs_path: of the documentation page, such as /schema.
        first: who is asked first: ollama, openai or mock.
        ollama_url: empty where Ollama takes no part.
        ollama_model: the one that answers by default.
        ollama_models: those Ollama has; None where it cannot be reached.
        openai_on: whether there is a key or a base URL.
        openai_url: empty for OpenAI's own.
        openai_model: the one that answers there.
        rule_kitchen: whether the stand-in is on.
        cache: what remembers, such as memory.
    """

    url: str
    docs_path: str
    first: str
    ollama_url: str
    ollama_model: str
    ollama_models: tuple[str, ...] | None
    openai_on: bool
    openai_url: str
    openai_model: str
    rule_kitchen: bool
    cache: str


def banner(found: Found) -> tuple[str, ...]:
    """The lines, without colour and without line ends."""
    return (
        _line("Alchemorsel", found.url),
        _line("Ollama", _ollama(found)),
        _line("OpenAI", _openai(found)),
        _line("Rule kitchen", _rule_kitchen(found)),
        _line("Asked first", found.first),
        _line("Cache", found.cache),
        _line("Docs", found.url + found.docs_path),
        "Try:",
        f"  curl -s {found.url}/api/v1/ai/generate-recipe -H 'Content-Type: application/json' \\",
        """    -d '{"prompt": "a quick tomato pasta for two"}'""",
    )


def has_model(wanted: str, models: tuple[str, ...]) -> bool:
    """Ollama calls a model without a tag `:latest`."""
    return (wanted if ":" in wanted.rpartition("/")[2] else f"{wanted}:latest") in models


def _line(label: str, text: str) -> str:
    return f"{label:<{_LABEL_WIDTH}} {text}"


def _ollama(found: Found) -> str:
    if not found.ollama_url:
        return "off (ALCHEMORSEL_OLLAMA_HOST is empty)"
    if found.ollama_models is None:
        return f"{found.ollama_url}: not reachable; start it with: ollama serve"
    if not has_model(found.ollama_model, found.ollama_models):
        return f"{found.ollama_url}: reachable, without its model; get it with: ollama pull {found.ollama_model}"
    return f"{found.ollama_url}: reachable, {found.ollama_model} is there"


def _openai(found: Found) -> str:
    if not found.openai_on:
        return "no key (ALCHEMORSEL_OPENAI_API_KEY or OPENAI_API_KEY)"
    return f"{found.openai_model} at {found.openai_url}" if found.openai_url else f"key found, {found.openai_model}"


def _rule_kitchen(found: Found) -> str:
    return "on; stands in when no model answers" if found.rule_kitchen else "off (ALCHEMORSEL_AI_MOCK)"
