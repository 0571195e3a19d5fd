"""Settings for load and trouble: one declaration for each, several hosts, and what contradicts what."""

import msgspec
import pytest

from alchemorsel.config import BadSettings, load_settings
from alchemorsel.config.care import Care
from alchemorsel.domain.vocabulary import Provider

OTHER = {
    "limit": "7",
    "queue": "6",
    "queue_wait": "9s",
    "tries": "2",
    "retry_least": "1s",
    "retry_most": "2s",
    "breaker_failures": "8",
    "breaker_window": "30s",
    "breaker_calls": "20",
    "breaker_share": "75",
    "breaker_open": "3s",
    "breaker_open_most": "5s",
    "breaker_successes": "4",
}


def problems(**environ: str) -> tuple[str, ...]:
    with pytest.raises(BadSettings) as raised:
        load_settings({f"ALCHEMORSEL_{key}": value for key, value in environ.items()})
    return raised.value.problems


def test_the_defaults_are_those_of_the_design() -> None:
    settings = load_settings({})
    ollama, openai = settings.care(Provider.OLLAMA), settings.care(Provider.OPENAI)
    assert (ollama.limit, openai.limit) == (1, 16)
    assert msgspec.structs.replace(openai, limit=1) == ollama
    assert (ollama.queue, ollama.queue_wait, ollama.tries) == (32, 5, 3)
    assert (ollama.retry_least, ollama.retry_most) == (0.25, 4)
    assert (ollama.breaker_failures, ollama.breaker_window, ollama.breaker_calls, ollama.breaker_share) == (
        5,
        60,
        10,
        50,
    )
    assert (ollama.breaker_open, ollama.breaker_open_most, ollama.breaker_successes) == (15, 300, 2)


@pytest.mark.parametrize("provider", [Provider.OLLAMA, Provider.OPENAI])
def test_each_number_can_be_set_for_one_provider_alone(provider: Provider) -> None:
    settings = load_settings({f"ALCHEMORSEL_{provider.upper()}_{key.upper()}": value for key, value in OTHER.items()})
    expected = Care(
        limit=7,
        queue=6,
        queue_wait=9,
        tries=2,
        retry_least=1,
        retry_most=2,
        breaker_failures=8,
        breaker_window=30,
        breaker_calls=20,
        breaker_share=75,
        breaker_open=3,
        breaker_open_most=5,
        breaker_successes=4,
    )
    assert settings.care(provider) == expected
    other = Provider.OPENAI if provider is Provider.OLLAMA else Provider.OLLAMA
    assert settings.care(other) == load_settings({}).care(other)


def test_a_pause_or_an_opening_beyond_its_own_bound_is_a_contradiction() -> None:
    said = problems(OLLAMA_RETRY_LEAST="5s", OPENAI_BREAKER_OPEN="10m")
    assert [line.split(": ")[0] for line in said] == [
        "environment ALCHEMORSEL_OLLAMA_RETRY_LEAST (ollama_retry_least)",
        "environment ALCHEMORSEL_OPENAI_BREAKER_OPEN (openai_breaker_open)",
    ]


def test_several_hosts_stand_with_commas_between_and_each_counts_once() -> None:
    settings = load_settings({"ALCHEMORSEL_OLLAMA_HOST": " box, https://far/ollama/ ,,http://box:11434,[::1]:9 "})
    assert settings.ollama_hosts == ("http://box:11434", "https://far/ollama", "http://[::1]:9")
    assert settings.shown("ollama_host") == ",".join(settings.ollama_hosts)


def test_no_host_is_no_host() -> None:
    assert load_settings({"ALCHEMORSEL_OLLAMA_HOST": " , "}).ollama_hosts == ()


def test_every_bad_host_is_named() -> None:
    said = problems(OLLAMA_HOST="box,ftp://x,two words")
    assert [line.split(" is not accepted")[0].split(": ")[1] for line in said] == ["'ftp://x'", "'two words'"]
