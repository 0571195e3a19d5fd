from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alchemorsel.config import DECLARED, LogLevel
from alchemorsel.config.kinds import (
    Kind,
    choice,
    duration,
    duration_text,
    keep_alive,
    redis_address,
    secret,
    switch,
    text,
    web_address,
    whole,
)
from alchemorsel.config.setting import Declared

TAKEN: list[tuple[Kind[Any], str, object]] = [
    *[(switch(), word, True) for word in ("true", "ON", "Yes", "1")],
    *[(switch(), word, False) for word in ("false", "Off", "no", "0")],
    (choice(LogLevel), "WARNING", LogLevel.WARNING),
    (whole(0, 65535), "0", 0),
    (whole(0, 65535), "65535", 65535),
    (duration(0.1), "30s", 30.0),
    (duration(0.1), "5m", 300.0),
    (duration(0.1), "1h30m", 5400.0),
    (duration(0.1), "250ms", 0.25),
    (duration(0.1), "1.5s", 1.5),
    (duration(0.1), "2H", 7200.0),
    (duration(0.1), "90", 90.0),
    (duration(0.1), "0.5", 0.5),
    (keep_alive(), "-1", -1.0),
    (keep_alive(), "0", 0.0),
    (keep_alive(), "30m", 1800.0),
    (text("x", empty=True), "", ""),
    (secret(), "sk-abc_1", "sk-abc_1"),
    (redis_address(), "redis://:pw@cache:6379/0", "redis://:pw@cache:6379/0"),
    (redis_address(), "unix:///run/redis.sock", "unix:///run/redis.sock"),
]
NOT_TAKEN: list[tuple[Kind[Any], str]] = [
    *[(switch(), word) for word in ("", "2", "maybe")],
    (choice(LogLevel), "loud"),
    *[(whole(0, 65535), word) for word in ("", "65536", "-1", "1.5", "8_0", "٣", "1e3")],
    *[(duration(0.1), word) for word in ("", "s", "30 s", "5x", "30m1h", "-1", "99ms", "25h", "nan", "inf", "1e3")],
    (keep_alive(), "-2"),
    (text("x", empty=False), ""),
    *[(text("x", empty=True), word) for word in ("a\nb", "\udc80", "a\x00")],
    *[(secret(), word) for word in ("sk a", "sk-ü", "sk\n")],
    *[(redis_address(), word) for word in ("localhost", "http://x", "redis://", "redis://a b")],
]


@pytest.mark.parametrize(("kind", "given_text", "value"), TAKEN)
def test_a_text_of_its_form_means_its_value(kind: Kind[Any], given_text: str, value: object) -> None:
    parsed = kind.parse(given_text)
    assert (parsed, type(parsed)) == (value, type(value))


@pytest.mark.parametrize(("kind", "given_text"), NOT_TAKEN)
def test_any_other_text_is_refused(kind: Kind[Any], given_text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any ValueError is the contract; the caller words the problem
        kind.parse(given_text)


@pytest.mark.parametrize(
    ("given_text", "url"),
    [
        ("https://api.example.org/v1/", "https://api.example.org/v1"),
        ("http://localhost:8000/v1", "http://localhost:8000/v1"),
    ],
)
def test_a_base_url_stays_as_it_is_without_its_closing_slash(given_text: str, url: str) -> None:
    assert web_address(given_text) == url


@pytest.mark.parametrize(
    "given_text",
    ["localhost:8000", "ftp://x", "http://", "http://x:0", "http://x:99999", "http://x?a=1", "http://[::1"],
)
def test_what_is_no_base_url_is_refused(given_text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any ValueError is the contract
        web_address(given_text)


@pytest.mark.parametrize("declared", DECLARED, ids=lambda declared: declared.key)
def test_every_default_reads_back_as_it_was_written(declared: Declared) -> None:
    parsed = declared.kind.parse(declared.default_text)
    assert (parsed, type(parsed)) == (declared.default, type(declared.default))


@given(st.integers(0, 86_400_000))
def test_every_duration_reads_back_as_it_was_written(milliseconds: int) -> None:
    assert duration(0.0).parse(duration_text(milliseconds / 1000)) == milliseconds / 1000
