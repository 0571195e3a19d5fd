"""The table from what a server says to our errors: one row a cause, the first that fits decides."""

from collections.abc import Callable
from http import HTTPStatus

import msgspec

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
from alchemorsel.infrastructure.ai.openai.evidence import Evidence


class Row(msgspec.Struct, frozen=True):
    """`detail` and `suggestion` are templates of our own words: {host}, {model}, {param}, {status}, {wait}."""

    fits: Callable[[Evidence], bool]
    error: type[AlchemorselError]
    detail: str
    suggestion: str


def verdict(seen: Evidence, *, host: str, model: str) -> AlchemorselError:
    """Our error for what was seen."""
    row = next(row for row in _ROWS if row.fits(seen))
    words = {"host": host, "model": model, "status": seen.status, "param": _param(seen), "wait": _wait(seen)}
    suggestion = row.suggestion.format(**words)
    if seen.request_id and seen.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        suggestion = f"{suggestion} Request id: {seen.request_id}."
    error = row.error(row.detail.format(**words), suggestion=suggestion)
    if isinstance(error, Unavailable):
        error.retry_after_s = seen.retry_after_s
    return error


# No standard statuses: Groq's and Anthropic's.
_OUT_OF_CAPACITY = 498
_OVERLOADED = 529
_FILTERS = {"content_filter", "content_policy_violation", "moderation_blocked", "invalid_prompt"}
_PARAMS = {"temperature", "seed", "reasoning_effort", "max_tokens", "max_completion_tokens", "stream_options"}
_MONEY = ("quota", "credit", "billing", "spend")


def _param(seen: Evidence) -> str:
    return seen.param if seen.param in _PARAMS else "a parameter"


def _wait(seen: Evidence) -> str:
    return "a moment" if seen.retry_after_s is None else f"{seen.retry_after_s:g} s"


def _declined(seen: Evidence) -> bool:
    return seen.code in _FILTERS or (
        seen.status == HTTPStatus.FORBIDDEN and (seen.moderated or seen.mentions("moderation"))
    )


def _too_long(seen: Evidence) -> bool:
    if (
        seen.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        or seen.code == "context_length_exceeded"
        or seen.type == "exceed_context_size_error"
    ):
        return True
    too_much = ("exceed", "longer", "too long", "maximum", "overflow", "greater than")
    return seen.mentions("context") and seen.mentions(*too_much)


def _unpaid(seen: Evidence) -> bool:
    return seen.status == HTTPStatus.PAYMENT_REQUIRED or any(word in seen.type or word in seen.code for word in _MONEY)


def _bad_key(seen: Evidence) -> bool:
    return seen.status == HTTPStatus.UNAUTHORIZED or seen.code == "invalid_api_key"


def _model_missing(seen: Evidence) -> bool:
    return seen.code in {"model_not_found", "model_decommissioned"} or (
        seen.status == HTTPStatus.NOT_FOUND and seen.mentions("model")
    )


def _schema_refused(seen: Evidence) -> bool:
    if seen.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return False
    return seen.param.startswith("response_format") or seen.mentions("response_format", "json_schema", "grammar")


def _rate_limited(seen: Evidence) -> bool:
    return seen.status == HTTPStatus.TOO_MANY_REQUESTS or seen.code in {"rate_limit_exceeded", "slow_down"}


def _loading(seen: Evidence) -> bool:
    return seen.status == HTTPStatus.SERVICE_UNAVAILABLE and seen.mentions("loading")


def _busy(seen: Evidence) -> bool:
    if seen.status == _OUT_OF_CAPACITY or seen.code == "server_is_overloaded":
        return True
    return seen.status in {HTTPStatus.SERVICE_UNAVAILABLE, _OVERLOADED} and seen.mentions(
        "overloaded", "busy", "capacity", "queue", "pending"
    )


_ROWS = (
    Row(_declined, Refused, "{host} declined the request.", "Ask for something else."),
    Row(
        lambda seen: seen.code == "json_validate_failed",
        BadAnswer,
        "{model} at {host} wrote no valid JSON.",
        "Try again, or choose a stronger model.",
    ),
    Row(
        _too_long,
        TooLong,
        "The request is too long for {model} at {host}.",
        "Shorten it, or choose a model with a larger context.",
    ),
    Row(
        _unpaid,
        Misconfigured,
        "The credit at {host} is used up.",
        "Add credit or raise the spending limit; trying again does not help.",
    ),
    Row(_bad_key, Misconfigured, "{host} refused the key.", "Create or correct ALCHEMORSEL_OPENAI_API_KEY."),
    Row(
        lambda seen: seen.status < HTTPStatus.BAD_REQUEST,
        Misconfigured,
        "{host} redirects elsewhere, and the key does not follow.",
        "Set ALCHEMORSEL_OPENAI_BASE_URL to the final address.",
    ),
    Row(
        lambda seen: seen.status == HTTPStatus.FORBIDDEN,
        Misconfigured,
        "This key or this location may not use {model} at {host}.",
        "Give the key's project access to {model}, or set ALCHEMORSEL_OPENAI_MODEL to one it may use.",
    ),
    Row(
        _model_missing,
        Misconfigured,
        "The model {model} does not exist at {host}.",
        "Set ALCHEMORSEL_OPENAI_MODEL to a model that its /v1/models lists.",
    ),
    Row(
        lambda seen: seen.status in {HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED},
        Misconfigured,
        "{host} has no Chat Completions at this address.",
        "Check ALCHEMORSEL_OPENAI_BASE_URL: it usually ends in /v1.",
    ),
    Row(
        lambda seen: seen.code in {"unsupported_parameter", "unsupported_value"},
        Misconfigured,
        "{model} at {host} does not take {param}.",
        "Set ALCHEMORSEL_OPENAI_MODEL to a model that takes it.",
    ),
    Row(
        _schema_refused,
        Misconfigured,
        "{host} does not take the JSON schema for {model}.",
        "Choose a model with strict structured outputs: every field required, no additional properties.",
    ),
    Row(
        _rate_limited,
        RateLimited,
        "The rate limit at {host} is reached.",
        "Wait {wait}, or raise the limits of this account.",
    ),
    Row(_loading, Loading, "{host} is still loading {model}.", "Try again in some seconds."),
    Row(_busy, Busy, "{host} is overloaded.", "Wait {wait} and try again."),
    Row(
        lambda seen: (
            seen.status in {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.CONFLICT}
            or seen.status >= HTTPStatus.INTERNAL_SERVER_ERROR
        ),
        Unavailable,
        "{host} has a problem (HTTP {status}).",
        "Try again later.",
    ),
    Row(
        lambda _seen: True,
        Misconfigured,
        "{host} refused the request for {model} (HTTP {status}).",
        "Check that the server at ALCHEMORSEL_OPENAI_BASE_URL speaks OpenAI's Chat Completions.",
    ),
)
