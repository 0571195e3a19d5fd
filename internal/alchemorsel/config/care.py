"""How each provider is treated under load and in trouble: the same settings for each, declared once and typed."""

from typing import Annotated

import msgspec

from alchemorsel.config import kinds
from alchemorsel.config.setting import Setting

_SHORT = kinds.duration(0.01, 3600)
_LIMIT = kinds.whole(1, 1024)

_QUEUE = Setting(kinds.whole(0, 100_000), "How many may wait for their turn; who comes then is turned away.")
_QUEUE_WAIT = Setting(kinds.duration(0), "The longest wait for a turn; never more than half of the time left.")
_TRIES = Setting(kinds.whole(1, 20), "The most calls for one answer, retries and the repair turn together.")
_RETRY_LEAST = Setting(_SHORT, "The shortest pause before a retry; each one is drawn at random.")
_RETRY_MOST = Setting(_SHORT, "The longest pause before a retry, unless the provider itself asks for more.")
_FAILURES = Setting(kinds.whole(1, 1000), "So many failures in a row open the circuit breaker.")
_WINDOW = Setting(_SHORT, "How far back the breaker looks for its share of failures.")
_CALLS = Setting(kinds.whole(1, 100_000), "Calls within that time before their share says anything.")
_SHARE = Setting(kinds.whole(1, 100), "The share of failed calls that opens the breaker.", "percent")
_OPEN = Setting(_SHORT, "How long nobody is asked when the breaker opens; it doubles with each failed probe.")
_OPEN_MOST = Setting(kinds.duration(0.01), "Where that doubling ends.")
_SUCCESSES = Setting(kinds.whole(1, 100), "So many good probes in a row close the breaker.")


class OllamaCare(msgspec.Struct, frozen=True, kw_only=True):
    """Holds for each Ollama host on its own."""

    ollama_limit: Annotated[
        int,
        Setting(
            _LIMIT,
            "How many requests a host answers at once: its OLLAMA_NUM_PARALLEL.",
            room="Ollama under load and in trouble",
        ),
    ] = 1
    ollama_queue: Annotated[int, _QUEUE] = 32
    ollama_queue_wait: Annotated[float, _QUEUE_WAIT] = 5.0
    ollama_tries: Annotated[int, _TRIES] = 3
    ollama_retry_least: Annotated[float, _RETRY_LEAST] = 0.25
    ollama_retry_most: Annotated[float, _RETRY_MOST] = 4.0
    ollama_breaker_failures: Annotated[int, _FAILURES] = 5
    ollama_breaker_window: Annotated[float, _WINDOW] = 60.0
    ollama_breaker_calls: Annotated[int, _CALLS] = 10
    ollama_breaker_share: Annotated[int, _SHARE] = 50
    ollama_breaker_open: Annotated[float, _OPEN] = 15.0
    ollama_breaker_open_most: Annotated[float, _OPEN_MOST] = 300.0
    ollama_breaker_successes: Annotated[int, _SUCCESSES] = 2


class AllCare(OllamaCare, frozen=True, kw_only=True):
    """And the same for OpenAI and the like; one above the other, for structs cannot stand side by side."""

    openai_limit: Annotated[
        int,
        Setting(_LIMIT, "How many requests are with it at the same time.", room="OpenAI under load and in trouble"),
    ] = 16
    openai_queue: Annotated[int, _QUEUE] = 32
    openai_queue_wait: Annotated[float, _QUEUE_WAIT] = 5.0
    openai_tries: Annotated[int, _TRIES] = 3
    openai_retry_least: Annotated[float, _RETRY_LEAST] = 0.25
    openai_retry_most: Annotated[float, _RETRY_MOST] = 4.0
    openai_breaker_failures: Annotated[int, _FAILURES] = 5
    openai_breaker_window: Annotated[float, _WINDOW] = 60.0
    openai_breaker_calls: Annotated[int, _CALLS] = 10
    openai_breaker_share: Annotated[int, _SHARE] = 50
    openai_breaker_open: Annotated[float, _OPEN] = 15.0
    openai_breaker_open_most: Annotated[float, _OPEN_MOST] = 300.0
    openai_breaker_successes: Annotated[int, _SUCCESSES] = 2


class Care(msgspec.Struct, frozen=True, kw_only=True):
    """One provider's settings without its name before them. Durations are seconds, the share is in percent."""

    limit: int
    queue: int
    queue_wait: float
    tries: int
    retry_least: float
    retry_most: float
    breaker_failures: int
    breaker_window: float
    breaker_calls: int
    breaker_share: int
    breaker_open: float
    breaker_open_most: float
    breaker_successes: int


def care_of(settings: AllCare, provider: str) -> Care:
    """What holds for `provider`, which is `ollama` or `openai`."""
    return Care(**{field: getattr(settings, f"{provider}_{field}") for field in Care.__struct_fields__})
