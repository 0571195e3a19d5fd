"""Failures that come without words: no connection, silence, an answer that breaks off."""

import httpx

from alchemorsel.domain.errors import BadAnswer, TimedOut, TooLong, Unavailable

_SEE_LOG = "Look into Ollama's log (`docker logs` or `journalctl -u ollama`); the next request starts a new runner."


def broken(fault: httpx.RequestError, url: str) -> Unavailable:
    """What a failed connection means; before it stood nothing was asked, after that an answer broke off."""
    if isinstance(fault, httpx.ConnectError | httpx.ConnectTimeout):
        return Unavailable(
            f"Ollama does not answer at {url}.",
            suggestion="Start it with `ollama serve`, or set ALCHEMORSEL_OLLAMA_HOST to where it runs; "
            "inside compose that is the service's name, not localhost.",
        )
    return Unavailable(f"The connection to Ollama at {url} broke during the answer.", suggestion=_SEE_LOG)


def starting(url: str) -> Unavailable:
    return Unavailable(
        f"Ollama at {url} takes connections and does not answer yet.",
        suggestion="It is probably starting (it looks for GPUs first); try again in some seconds.",
    )


def garbled(url: str) -> Unavailable:
    return Unavailable(
        f"What answers at {url} does not speak Ollama's language.",
        suggestion="Check that ALCHEMORSEL_OLLAMA_HOST is Ollama itself and that no proxy rewrites its answers.",
    )


def silent(model: str, url: str, silence_s: float, *, midway: bool) -> TimedOut:
    where = "stopped in the middle of its answer" if midway else "is not being loaded, yet said nothing"
    return TimedOut(
        f"Model {model} at {url} {where} for {silence_s:g} s.",
        suggestion=f"{_SEE_LOG} On a slow machine raise ALCHEMORSEL_OLLAMA_TIMEOUT.",
    )


def late(model: str, url: str, seconds: float, *, midway: bool) -> TimedOut:
    """The deadline came first."""
    if midway:
        return TimedOut(
            f"Model {model} at {url} was still writing after {seconds:.3g} s.",
            suggestion="Use a smaller model such as llama3.2:1b, or allow more time.",
        )
    return TimedOut(
        f"Model {model} at {url} had not begun its answer after {seconds:.3g} s; it may still be loading.",
        suggestion=f"Load it beforehand with `ollama run {model} ''`, or allow more time.",
    )


def incomplete(model: str, url: str) -> BadAnswer:
    return BadAnswer(
        f"The answer of model {model} at {url} ended before it was done.",
        suggestion="The model got stuck repeating itself, or Ollama was stopped; "
        "another seed or a bigger model helps against the first.",
    )


def not_an_answer(model: str, url: str, reason: str) -> BadAnswer:
    return BadAnswer(f"Model {model} at {url} ended with {reason!r} instead of an answer.")


def too_long(model: str, *, needed_tokens: int, num_ctx: int) -> TooLong:
    return TooLong(
        f"Prompt and answer need about {needed_tokens} tokens; model {model} is used with {num_ctx}.",
        suggestion=f"Shorten the request, or set ALCHEMORSEL_OLLAMA_NUM_CTX to at least {needed_tokens}.",
    )


def cut(model: str, url: str, *, read_tokens: int, sent_tokens: int, num_ctx: int) -> TooLong:
    return TooLong(
        f"Ollama at {url} read only {read_tokens} of about {sent_tokens} prompt tokens: "
        f"model {model} runs with a context of {num_ctx}.",
        suggestion="Shorten the request, or use a model and an Ollama that allow a larger num_ctx.",
    )


def pull_stalled(model: str, url: str, silence_s: float) -> TimedOut:
    return TimedOut(
        f"The pull of model {model} at {url} made no progress for {silence_s:g} s.",
        suggestion="Check that machine's network and disk, and pull again: it goes on where it stopped.",
    )


def pull_cut(model: str, url: str) -> Unavailable:
    return Unavailable(
        f"The pull of model {model} at {url} ended without success.",
        suggestion="Pull again: it goes on where it stopped. Ollama's log has the reason.",
    )
