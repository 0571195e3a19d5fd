"""What no setting can know alone: whether they make sense together."""

from collections.abc import Iterator
from typing import NamedTuple

from alchemorsel.config.problems import quoted
from alchemorsel.config.settings import Settings
from alchemorsel.config.web import LEAST_SECRET, is_loopback
from alchemorsel.domain.model_names import is_allowed, is_cloud, patterns_of
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
    for key in ("ollama_model", "ollama_model_recipe", "ollama_model_ingredients", "ollama_model_nutrition"):
        yield from _model(settings, key)
    for provider in (Provider.OLLAMA, Provider.OPENAI):
        yield from _pairs(settings, provider)
    yield from _stopping(settings)
    if settings.cache_warmup and settings.ai_provider is Provider.MOCK:
        yield _contradiction(
            settings, ("cache_warmup", "ai_provider"), "mock answers alone, and what it says is never remembered"
        )
    yield from _web(settings)


def _model(settings: Settings, key: str) -> Iterator[Contradiction]:
    name = getattr(settings, key)
    if not name or not settings.ollama_host:
        return
    if is_cloud(name):
        yield _contradiction(settings, (key,), f"{quoted(name)} runs in Ollama's cloud; only local models answer here")
    elif not is_allowed(name, patterns_of(settings.ollama_allowed_models)):
        yield _contradiction(
            settings, (key, "ollama_allowed_models"), f"ollama_allowed_models does not allow {quoted(name)}"
        )


def _pairs(settings: Settings, provider: Provider) -> Iterator[Contradiction]:
    """Where one setting bounds another."""
    for least, most in (("retry_least", "retry_most"), ("breaker_open", "breaker_open_most")):
        low, high = f"{provider}_{least}", f"{provider}_{most}"
        if getattr(settings, low) > getattr(settings, high):
            yield _contradiction(
                settings, (low, high), f"{settings.shown(low)} is more than {high} allows, {settings.shown(high)}"
            )


def _stopping(settings: Settings) -> Iterator[Contradiction]:
    if settings.drain_grace >= settings.drain_timeout and settings.drain_grace > 0:
        grace, most = settings.shown("drain_grace"), settings.shown("drain_timeout")
        yield _contradiction(
            settings,
            ("drain_grace", "drain_timeout"),
            f"{grace} of waiting for a load balancer leave no request any of the {most} of drain_timeout",
        )


def _web(settings: Settings) -> Iterator[Contradiction]:
    if settings.web_secret and len(settings.web_secret) < LEAST_SECRET:
        yield _contradiction(
            settings,
            ("web_secret",),
            f"it is shorter than {LEAST_SECRET} characters; make one with: openssl rand -hex 32",
        )
    if not settings.web_secret and not is_loopback(settings.web_host):
        host = quoted(settings.web_host)
        yield _contradiction(
            settings,
            ("web_host", "web_secret"),
            f"{host} is not only this machine, so web_secret must be set; make one with: openssl rand -hex 32",
        )


def _contradiction(settings: Settings, keys: tuple[str, ...], says: str) -> Contradiction:
    return Contradiction(keys, f"{settings.sources[keys[0]]} ({keys[0]}): {says}")
