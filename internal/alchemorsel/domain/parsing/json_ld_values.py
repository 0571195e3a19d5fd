"""Single values of JSON-LD, which may stand alone or in lists, as text, as numbers, or as objects with a text."""

import re
from html import unescape
from typing import Any

_BREAK = re.compile(
    r"</?(?:p|br|hr|div|section|article|ul|ol|li|dl|dt|dd|table|thead|tbody|tr|td|th|h[1-6]|blockquote|pre)\b[^<>]*>",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"<(?:/?[a-z]|!)[^<>]*>", re.IGNORECASE)
_SENTENCES_APART = re.compile(r"(?<=[.!?:;])(?:<(?:/?[a-z]|!)[^<>]*>)+(?=\w)", re.IGNORECASE)
DEEPEST = 6
_DURATION = re.compile(
    r"P(?:(?P<days>\d{1,3})D)?(?:T(?:(?P<hours>\d{1,3})H)?(?:(?P<minutes>\d{1,5})M)?(?:(?P<seconds>\d{1,6})(?:\.\d+)?S)?)?"
)
_MOST_MINUTES = 10_080
_SAID = ("text", "name", "description", "@value")


def listed(node: Any) -> list[Any]:
    if node is None:
        return []
    return node if isinstance(node, list) else [node]


def kinds(node: Any) -> list[Any]:
    """The `@type`s of an object."""
    return listed(node.get("@type")) if isinstance(node, dict) else []


def text_of(node: Any) -> str:
    """The text of a value in one line, without its markup; empty where there is none."""
    return " ".join(lines_of(node))


def lines_of(node: Any) -> list[str]:
    """The same, one for each paragraph, item and line of it; a link or a stress parts nothing."""
    if isinstance(node, dict):
        node = next((said for key in _SAID if (said := node.get(key))), "")
    if isinstance(node, bool) or not isinstance(node, str | int | float):
        return []
    parted = _SENTENCES_APART.sub(" ", _BREAK.sub("\n", str(node)))
    return [line for each in _MARKUP.sub("", parted).splitlines() if (line := " ".join(unescape(each).split()))]


def minutes_of(said: Any) -> int | None:
    """The minutes of an ISO 8601 duration; None where it is none."""
    match = _DURATION.fullmatch(said.strip()) if isinstance(said, str) and len(said) > 2 else None  # noqa: PLR2004 - `PT`
    if match is None:
        return None
    days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return min(days * 1440 + hours * 60 + minutes + round(seconds / 60), _MOST_MINUTES)
