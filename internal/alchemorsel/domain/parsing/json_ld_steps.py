"""Reads the instructions of a schema.org Recipe: texts, steps and sections in any nesting, their times and tips."""

from typing import Any

from alchemorsel.domain.parsing.found import Found
from alchemorsel.domain.parsing.json_ld_values import DEEPEST, kinds, lines_of, listed, minutes_of, text_of

_TIMES = ("performTime", "totalTime")


def read_steps(node: Any, found: Found, depth: int = 0) -> None:
    """Every step, in its order."""
    node = _unwrapped(node)
    if depth > DEEPEST:
        found.miss(text_of(node) or "recipeInstructions", "nested too deep")
    elif isinstance(node, list):
        for each in node:
            read_steps(each, found, depth + 1)
    elif _is_tip(node):
        found.tip(text_of(node))
    elif isinstance(node, dict):
        _read_object(node, found, depth)
    else:
        _read_text(node, found)


def _unwrapped(node: Any) -> Any:
    """What a ListItem holds, where it says nothing itself."""
    if isinstance(node, dict) and node.get("item") and not node.get("text"):
        return node["item"]
    return node


def _read_object(node: dict[str, Any], found: Found, depth: int) -> None:
    """A step, or what holds steps: its parts are what is done, and tips."""
    parts = [_unwrapped(part) for part in listed(node.get("itemListElement"))]
    does = [part for part in parts if not _is_tip(part)] or [node]
    tips = [text_of(part) for part in parts if _is_tip(part)]
    _read_title(node, found)
    if len(does) > 1 or _holds_others(does[0], node):
        if said := _time(node):
            found.miss(said, "it is one time for several steps")
        read_steps(does, found, depth + 1)
    else:
        warning = next((tip for tip in tips if text_of(node.get("text")) == f"{text_of(does[0])} {tip}"), None)
        _read_text(does[0], found, _minutes(does[0]) or _minutes(node), warning)
        tips = [tip for tip in tips if tip != warning]
    for tip in tips:
        found.tip(tip)


def _read_title(node: dict[str, Any], found: Found) -> None:
    """Many sites repeat in it how the text begins; one that stands alone is the text."""
    name, text = text_of(node.get("name")), text_of(node.get("text"))
    if "HowToSection" in kinds(node) and name:
        found.miss(name, "a group of steps has no place in our recipe")
    elif (text or _parts(node)) and name.rstrip(". \N{HORIZONTAL ELLIPSIS}").casefold() not in text.casefold():
        found.miss(name, "a title of a step has no place in our recipe")


def _is_tip(node: Any) -> bool:
    return "HowToTip" in kinds(node)


def _holds_others(part: Any, node: dict[str, Any]) -> bool:
    return part is not node and (isinstance(part, list) or (isinstance(part, dict) and bool(_parts(part))))


def _parts(node: dict[str, Any]) -> Any:
    return node.get("itemListElement") or node.get("item")


def _read_text(said: Any, found: Found, minutes: int | None = None, warning: str | None = None) -> None:
    """Paragraphs and line ends part steps; what is said of all of them belongs to the last, when the time is up."""
    lines = [line for each in _texts(said) for line in lines_of(each)]
    if said and not lines:
        found.miss(_shown(said), "a step without words")
    for place, line in enumerate(lines, start=1):
        last = place == len(lines)
        found.step(line, minutes if last else None, warning if last else None)


def _texts(said: Any) -> list[Any]:
    return listed(said.get("text")) or [said] if isinstance(said, dict) else [said]


def _shown(said: Any) -> str:
    return ", ".join(said) if isinstance(said, dict) else str(said)


def _time(node: dict[str, Any]) -> str | None:
    return next((f"{name}: {text_of(node[name])}" for name in _TIMES if node.get(name)), None)


def _minutes(node: Any) -> int | None:
    """Nought is no time that anybody would wait for."""
    times = (node.get(name) for name in _TIMES) if isinstance(node, dict) else ()
    return next((minutes for said in times if (minutes := minutes_of(said))), None)
