"""Reads the instructions of a schema.org Recipe: texts, steps and sections in any nesting, their times and tips."""

from typing import Any

from alchemorsel.domain.parsing.found import Found
from alchemorsel.domain.parsing.json_ld_values import DEEPEST, TAG, kinds, listed, minutes_of, text_of

_TIMES = ("performTime", "totalTime")


def read_steps(node: Any, found: Found, depth: int = 0) -> None:
    """Every step, in its order."""
    if depth > DEEPEST:
        return
    if isinstance(node, list):
        for each in node:
            read_steps(each, found, depth + 1)
    elif _is_tip(node):
        found.tip(text_of(node))
    elif isinstance(node, dict):
        _read_object(node, found, depth)
    else:
        _read_text(node, found)


def _read_object(node: dict[str, Any], found: Found, depth: int) -> None:
    """A step, or what holds steps: its parts are what is done, and tips."""
    parts = listed(node.get("itemListElement"))
    does = [part for part in parts if not _is_tip(part)] or [node]
    tips = [text_of(part) for part in parts if _is_tip(part)]
    if "HowToSection" in kinds(node) and (name := text_of(node.get("name"))):
        found.miss(name, "a group of steps has no place in our recipe")
    if len(does) > 1 or _holds_others(does[0], node):
        if said := _time(node):
            found.miss(said, "it is one time for several steps")
        read_steps(does, found, depth + 1)
    else:
        warning = next((tip for tip in tips if text_of(node.get("text")) == f"{text_of(does[0])} {tip}"), None)
        _read_text(_said(does[0]), found, _minutes(does[0]) or _minutes(node), warning)
        tips = [tip for tip in tips if tip != warning]
    for tip in tips:
        found.tip(tip)


def _is_tip(node: Any) -> bool:
    return "HowToTip" in kinds(node)


def _holds_others(part: Any, node: dict[str, Any]) -> bool:
    return part is not node and isinstance(part, dict) and bool(part.get("itemListElement"))


def _said(part: Any) -> Any:
    return part.get("text") or part.get("name") if isinstance(part, dict) else part


def _read_text(said: Any, found: Found, minutes: int | None = None, warning: str | None = None) -> None:
    """Markup and line ends part steps; what is said of all of them belongs to the last, when the time is up."""
    lines = [line for each in listed(said) for line in TAG.sub("\n", str(each)).splitlines() if text_of(line)]
    for place, line in enumerate(lines, start=1):
        last = place == len(lines)
        found.step(text_of(line), minutes if last else None, warning if last else None)


def _time(node: dict[str, Any]) -> str | None:
    return next((f"{name}: {text_of(node[name])}" for name in _TIMES if node.get(name)), None)


def _minutes(node: Any) -> int | None:
    """Nought is no time that anybody would wait for."""
    times = (node.get(name) for name in _TIMES) if isinstance(node, dict) else ()
    return next((minutes for said in times if (minutes := minutes_of(said))), None)
