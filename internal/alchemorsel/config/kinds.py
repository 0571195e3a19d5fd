"""What the text of a setting may be, and which value it means; the same for environment, files and flags."""

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Generic, TypeVar
from urllib.parse import urlsplit

import msgspec

from alchemorsel.config.problems import hidden_password

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

_ON = frozenset({"true", "on", "1", "yes"})
_OFF = frozenset({"false", "off", "0", "no"})
_WHOLE = re.compile(r"-?[0-9]{1,12}")
_PLAIN_SECONDS = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})?")
_MS_IN = {"h": 3_600_000, "m": 60_000, "s": 1000, "ms": 1}
_DURATION = re.compile("".join(rf"(?:([0-9]{{1,9}}(?:\.[0-9]{{1,9}})?){unit})?" for unit in _MS_IN))
_REDIS = re.compile(
    r"rediss?\+sentinel://[^\s/?#]+/[^\s/?#]+(?:/\d+)?|(?:rediss?(?:\+cluster)?://[^\s/?#]+|unix:///\S+)\S*",
    re.IGNORECASE,
)
A_DAY_S = 86_400.0
FOREVER_S = -1.0


def _as_is(text: str) -> str:
    return text


class Kind(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """A kind of value.

    Args:
        form: the accepted form, for people.
        parse: the value of a trimmed text; ValueError where the text is not of this form.
        write: the text of a value; `parse(write(value)) == value`.
        shown: the text as others may see it.
        bare: whether TOML holds it without quotes.
        secret: whether no problem ever shows it; a secret may be given as a file too.
    """

    form: str
    parse: Callable[[str], T]
    write: Callable[[T], str]
    shown: Callable[[str], str] = _as_is
    bare: bool = False
    secret: bool = False


def switch() -> Kind[bool]:
    return Kind(form="on or off (also true, false, yes, no, 1, 0)", parse=_bool, write=_bool_text, bare=True)


def choice(words: Iterable[E]) -> Kind[E]:
    """One of a closed list of words, in any case."""
    by_text = {word.value: word for word in words}

    def parse(text: str) -> E:
        if (word := by_text.get(text.casefold())) is None:
            raise ValueError(text)
        return word

    return Kind(form="one of " + ", ".join(by_text), parse=parse, write=str)


def whole(least: int, most: int, *, note: str = "") -> Kind[int]:
    def parse(text: str) -> int:
        if not _WHOLE.fullmatch(text) or not least <= int(text) <= most:
            raise ValueError(text)
        return int(text)

    return Kind(form=f"a whole number from {least} to {most}{note}", parse=parse, write=str, bare=True)


def duration(least_s: float, most_s: float = A_DAY_S) -> Kind[float]:
    """Seconds, exact to the millisecond."""

    def parse(text: str) -> float:
        seconds = _milliseconds(text) / 1000
        if not least_s <= seconds <= most_s:
            raise ValueError(text)
        return seconds

    limits = f"from {duration_text(least_s)} to {duration_text(most_s)}"
    return Kind(
        form=f"a duration such as 30s, 5m, 1h30m or 250ms, or a number of seconds, {limits}",
        parse=parse,
        write=duration_text,
    )


def keep_alive() -> Kind[float]:
    """Seconds; 0 means not at all, below 0 means for good."""
    inner = duration(0.0)

    def parse(text: str) -> float:
        return FOREVER_S if text == "-1" else inner.parse(text)

    return Kind(
        form="a duration such as 30m or 1h30m, 0 to unload at once, or -1 to keep it for good",
        parse=parse,
        write=lambda seconds: "-1" if seconds < 0 else duration_text(seconds),
    )


def text(form: str, *, empty: bool) -> Kind[str]:
    """A printable line."""

    def parse(given: str) -> str:
        if not given.isprintable() or not (given or empty):
            raise ValueError(given)
        return given

    return Kind(form=form, parse=parse, write=_as_is)


def address(form: str, resolve: Callable[[str], str]) -> Kind[str]:
    """An http or https address, made whole by `resolve`; empty means none."""

    def parse(given: str) -> str:
        if not given.isprintable():
            raise ValueError(given)
        return resolve(given) if given else ""

    return Kind(form=form, parse=parse, write=_as_is, shown=hidden_password)


class BadEntriesError(ValueError):
    """Some entries of a list are not of its form; `entries` are those."""

    def __init__(self, entries: tuple[str, ...]) -> None:
        super().__init__(", ".join(entries))
        self.entries = entries


def addresses(form: str, resolve: Callable[[str], str]) -> Kind[str]:
    """As `address`, several with commas between; each is named once, and blanks between are nothing."""
    one = address(form, resolve)

    def parse(given: str) -> str:
        good: dict[str, None] = {}
        bad: list[str] = []
        for entry in filter(None, (part.strip() for part in given.split(","))):
            try:
                good[one.parse(entry)] = None
            except ValueError:
                bad.append(entry)
        if bad:
            raise BadEntriesError(tuple(bad))
        return ",".join(good)

    return Kind(form=form, parse=parse, write=_as_is, shown=hidden_password)


def web_address(given: str) -> str:
    """A base URL as it stands, without its closing slash.

    Raises:
        ValueError: it is no http or https URL, or it carries a query, a fragment or blanks.
    """
    parts = urlsplit(given)
    whole_url = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    if not whole_url or parts.query or parts.fragment or " " in given:
        raise ValueError(given)
    return given.rstrip("/")


def redis_address() -> Kind[str]:
    """Where Redis is; a password may stand in it, so it counts as a secret."""

    def parse(given: str) -> str:
        if given and not (_REDIS.fullmatch(given) and given.isprintable()):
            raise ValueError
        return given

    return Kind(
        form="redis://, rediss://, redis+cluster://, rediss+cluster:// or unix:// and where it is, "
        "redis+sentinel:// or rediss+sentinel:// and host:port,host:port/service, or empty",
        parse=parse,
        write=_as_is,
        shown=hidden_password,
        secret=True,
    )


def secret() -> Kind[str]:
    """A key as it goes into a header."""

    def parse(given: str) -> str:
        if not (given.isascii() and given.isprintable()) or " " in given:
            raise ValueError
        return given

    return Kind(
        form="printable ASCII without blanks",
        parse=parse,
        write=_as_is,
        shown=lambda given: "***" if given else "",
        secret=True,
    )


def _bool(given: str) -> bool:
    word = given.casefold()
    if word not in _ON | _OFF:
        raise ValueError(given)
    return word in _ON


def _bool_text(value: bool) -> str:
    return "true" if value else "false"


def _milliseconds(given: str) -> int:
    if _PLAIN_SECONDS.fullmatch(given):
        return round(float(given) * 1000)
    match = _DURATION.fullmatch(given.casefold())
    if not match or not any(match.groups()):
        raise ValueError(given)
    return round(sum(float(n) * ms for n, ms in zip(match.groups(), _MS_IN.values(), strict=True) if n))


def duration_text(seconds: float) -> str:
    """A duration the way people write it: 60s, 30m, 2h, 250ms."""
    ms = round(seconds * 1000)
    if ms % 1000:
        return f"{ms}ms"
    whole_s = ms // 1000
    for unit, size_s in (("h", 3600), ("m", 60)):
        if whole_s >= 2 * size_s and whole_s % size_s == 0:
            return f"{whole_s // size_s}{unit}"
    return f"{whole_s}s"
