"""The smaller parts of reading what went wrong: waiting times, causes without a server, thoughts."""

import ssl
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import httpx2
import pytest
from openai import APIConnectionError, APITimeoutError

from alchemorsel.domain.errors import AlchemorselError, TimedOut, Unavailable
from alchemorsel.infrastructure.ai.openai.errors import Interpreter
from alchemorsel.infrastructure.ai.openai.evidence import evidence_of
from alchemorsel.infrastructure.ai.openai.thought import Spoken
from alchemorsel.infrastructure.ai.retry_after import retry_after_s
from tests.support.clock import FakeClock

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
REQUEST = httpx2.Request("POST", "https://api.openai.com/v1/chat/completions")


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "7"}, 7),
        ({"retry-after": "1.5"}, 1.5),
        ({"retry-after": "9", "retry-after-ms": "250"}, 0.25),
        ({"retry-after": "9", "retry-after-ms": "soon"}, 9),
        ({"retry-after": format_datetime(NOW + timedelta(seconds=30), usegmt=True)}, 30),
        ({"retry-after": format_datetime(NOW - timedelta(seconds=30), usegmt=True)}, 0),
        ({"retry-after": "Fri, 20 Nov 2026 12:00:05 -0000"}, 5),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "inf"}, None),
        ({"retry-after": "-3"}, None),
        ({"retry-after": ""}, None),
    ],
)
def test_every_way_to_say_wait_is_understood(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after_s(headers, NOW) == seconds


@pytest.mark.parametrize(
    ("body", "code", "status"),
    [
        ({"code": 502}, "502", 502),
        ({"code": "429"}, "429", 429),
        ({"error": {"code": "rate_limit_exceeded"}}, "rate_limit_exceeded", 500),
        ({"code": 200}, "200", 500),
        ({"code": None, "type": None}, "", 500),
        ("plain text", "", 500),
        (["a", "list"], "", 500),
        (None, "", 500),
    ],
)
def test_codes_are_read_as_numbers_or_words(body: object, code: str, status: int) -> None:
    seen = evidence_of(body, status=None, headers={}, now=NOW)
    assert (seen.code, seen.status) == (code, status)


def test_a_request_id_that_could_be_anything_is_not_shown() -> None:
    seen = evidence_of({}, status=500, headers={"x-request-id": "<script>"}, now=NOW)
    assert seen.request_id == ""


def translated(error: Exception, cause: BaseException | None = None) -> AlchemorselError:
    interpreter = Interpreter("https://api.openai.com/v1", FakeClock(), silence_s=30)
    error.__cause__ = cause
    with pytest.raises(AlchemorselError) as caught, interpreter.ours("gpt-6-luna"):
        raise error
    return caught.value


def test_a_connection_that_takes_too_long_is_nobody_there() -> None:
    error = translated(APITimeoutError(REQUEST), httpx2.ConnectTimeout("slow"))
    assert type(error) is Unavailable
    assert error.detail == "api.openai.com cannot be reached."


def test_a_read_that_takes_too_long_is_silence() -> None:
    error = translated(APITimeoutError(REQUEST), httpx2.ReadTimeout("slow"))
    assert type(error) is TimedOut
    assert error.detail == "gpt-6-luna at api.openai.com said nothing for 30 s."


def test_an_untrusted_certificate_is_named() -> None:
    trouble = httpx2.ConnectError("handshake")
    trouble.__context__ = ssl.SSLCertVerificationError("self-signed")
    error = translated(APIConnectionError(request=REQUEST), trouble)
    assert type(error) is Unavailable
    assert "certificate" in error.detail
    assert "CA" in error.suggestion


def test_our_own_errors_and_bugs_pass_untouched() -> None:
    interpreter = Interpreter("https://api.openai.com/v1", FakeClock(), silence_s=30)
    with pytest.raises(ValueError, match="a bug"), interpreter.ours("gpt-6-luna"):
        raise ValueError("a bug")


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (["An orange."], "An orange."),
        (["<think>", "hm", "</think>", "\n\n", "An ", "orange."], "An orange."),
        (["\n<thi", "nk>hm</think>An orange."], "An orange."),
        (["a thought whose tag the template ate</think>An orange."], "An orange."),
        (["<think>never", " ending"], ""),
        (["<think></think>"], ""),
        (["<th"], "<th"),
        (["<b>bold</b>"], "<b>bold</b>"),
        ([], ""),
    ],
)
def test_only_what_is_said_is_kept(pieces: list[str], text: str) -> None:
    spoken = Spoken()
    shown = "".join(spoken.hear(piece) for piece in pieces)
    assert spoken.text == text
    assert "<think>" not in shown


def test_a_list_of_details_is_no_surprise() -> None:
    body: dict[str, Any] = {"detail": [{"loc": ["body", "seed"]}]}
    assert evidence_of(body, status=422, headers={}, now=NOW).status == 422
