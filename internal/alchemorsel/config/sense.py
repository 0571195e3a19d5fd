"""What no setting can know alone: whether they make sense together."""

from collections.abc import Iterator
from typing import NamedTuple

from alchemorsel.config.settings import Settings
from alchemorsel.domain.vocabulary import Provider


class Contradiction(NamedTuple):
    """`keys` are the settings at odds; the first is the one to name."""

    keys: tuple[str, ...]
    says: str


def contradictions(settings: Settings) -> Iterator[Contradiction]:
    """Everything at odds, each with the settings that would mend it."""
    has_openai = bool(settings.openai_api_key or settings.openai_base_url)
    if settings.ai_provider is Provider.OPENAI and not has_openai:
        yield _contradiction(
            settings,
            ("ai_provider", "openai_api_key", "openai_base_url"),
            "openai is to be asked first, but there is neither openai_api_key nor openai_base_url",
        )
    if settings.ai_provider is Provider.MOCK and not settings.ai_mock:
        yield _contradiction(settings, ("ai_provider", "ai_mock"), "mock is to be asked first, but ai_mock is off")
    if not (settings.ai_mock or settings.ollama_host or has_openai):
        yield _contradiction(
            settings,
            ("ai_mock", "ollama_host", "openai_api_key", "openai_base_url"),
            "nobody can answer: ai_mock is off, ollama_host is empty, and openai has neither key nor base URL",
        )


def _contradiction(settings: Settings, keys: tuple[str, ...], says: str) -> Contradiction:
    return Contradiction(keys, f"{settings.sources[keys[0]]} ({keys[0]}): {says}")
