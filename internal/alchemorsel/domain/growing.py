"""Reads a JSON object while it is still being written, each character once, so that a draft can be shown as it grows.

It stops for good where the object is wrong or too long: what was read until then stays. It never raises, and it
never holds more than `MOST_CHARS` characters.
"""

import math
import re
from collections.abc import Callable

from alchemorsel.domain.chatter import ObjectFinder

MOST_CHARS = 65_536
MOST_DEPTH = 12
LONGEST_SCALAR = 40

Json = object

_Reader = Callable[[str, int], int]

_BLANK = re.compile(r"[ \t\r\n]*")
_PLAIN = re.compile(r'[^"\\]*')
_SCALAR = re.compile(r"[-+.0-9A-Za-z]*")
_HEX = re.compile(r"[0-9A-Fa-f]{4}")
_HEX_DIGITS = 4
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", '"': '"', "\\": "\\", "/": "/"}
_CONSTANTS = {"true": True, "false": False, "null": None}


class GrowingJson:
    """The first object of a text that comes in pieces.

    `root` is that object with every complete value read so far; containers that are still open stand in it too.
    """

    def __init__(self) -> None:
        self.root: dict[str, Json] | None = None
        self._open: list[dict[str, Json] | list[Json]] = []
        self._keys: list[str] = []
        self._parts: list[str] = []
        self._short = ""
        self._left = MOST_CHARS
        self._in_key = False
        self._finder = ObjectFinder()
        self._read: _Reader = self._value

    def feed(self, text: str) -> None:
        """The next piece. Costs time in proportion to its length, whatever came before."""
        text = self._finder.feed(text)[: self._left]
        self._left -= len(text)
        at = 0
        while at < len(text):
            at = self._read(text, at)

    def is_open(self, container: object) -> bool:
        """Whether more may still come into it."""
        return any(each is container for each in self._open)

    def text(self, holder: dict[str, Json], key: str) -> str:
        """A string of an object, even while it is being written; empty where there is none."""
        writing = self._read in {self._string, self._escape, self._hex} and not self._in_key
        if writing and self._open[-1] is holder and self._keys[-1] == key:
            return "".join(self._parts)
        value = holder.get(key)
        return value if isinstance(value, str) else ""

    # What each state does with the text at a place; the result is where to go on.

    def _key(self, text: str, at: int) -> int:
        at = _end(_BLANK, text, at)
        match text[at : at + 1]:
            case '"':
                return self._quote(at, in_key=True)
            case "}":
                return self._close(at)
            case "":
                return at
        return self._stop(text)

    def _colon(self, text: str, at: int) -> int:
        at = _end(_BLANK, text, at)
        if text.startswith(":", at):
            self._read = self._value
        elif at < len(text):
            return self._stop(text)
        return at + 1

    def _value(self, text: str, at: int) -> int:
        at = _end(_BLANK, text, at)
        match text[at : at + 1]:
            case '"':
                return self._quote(at, in_key=False)
            case "{":
                return self._begin({}, at)
            case "[":
                return self._begin([], at)
            case "]" if isinstance(self._open[-1], list):
                return self._close(at)
            case "":
                return at
        self._short, self._read = "", self._scalar
        return at

    def _comma(self, text: str, at: int) -> int:
        at = _end(_BLANK, text, at)
        holder = self._open[-1]
        match text[at : at + 1]:
            case ",":
                self._read = self._value if isinstance(holder, list) else self._key
            case "":
                return at
            case sign if sign == ("]" if isinstance(holder, list) else "}"):
                return self._close(at)
            case _:
                return self._stop(text)
        return at + 1

    def _string(self, text: str, at: int) -> int:
        end = _end(_PLAIN, text, at)
        self._parts.append(text[at:end])
        if text.startswith("\\", end):
            self._read = self._escape
        elif end < len(text):
            self._unquote()
        return end + 1

    def _escape(self, text: str, at: int) -> int:
        self._short, self._read = "", self._hex
        if text[at] == "u":
            return at + 1
        if text[at] not in _ESCAPES:
            return self._stop(text)
        self._parts.append(_ESCAPES[text[at]])
        self._read = self._string
        return at + 1

    def _hex(self, text: str, at: int) -> int:
        self._short += text[at]
        if len(self._short) < _HEX_DIGITS:
            return at + 1
        if not _HEX.fullmatch(self._short):
            return self._stop(text)
        self._parts.append(chr(int(self._short, 16)))
        self._read = self._string
        return at + 1

    def _scalar(self, text: str, at: int) -> int:
        end = _end(_SCALAR, text, at)
        self._short += text[at : min(end, at + LONGEST_SCALAR + 1)]
        if len(self._short) > LONGEST_SCALAR or (end < len(text) and not _is_scalar(self._short)):
            return self._stop(text)
        if end < len(text):
            self._put(_scalar(self._short))
        return end

    def _ended(self, text: str, _at: int) -> int:
        return len(text)

    # What they have in common.

    def _stop(self, text: str) -> int:
        self._read = self._ended
        return len(text)

    def _begin(self, container: dict[str, Json] | list[Json], at: int) -> int:
        if len(self._open) == MOST_DEPTH:
            self._read = self._ended
            return at
        if self._open:
            self._put(container)
        elif isinstance(container, dict):
            self.root = container
        self._open.append(container)
        self._keys.append("")
        self._read = self._key if isinstance(container, dict) else self._value
        return at + 1

    def _close(self, at: int) -> int:
        self._open.pop()
        self._keys.pop()
        self._read = self._comma if self._open else self._ended
        return at + 1

    def _quote(self, at: int, *, in_key: bool) -> int:
        self._parts, self._in_key, self._read = [], in_key, self._string
        return at + 1

    def _unquote(self) -> None:
        whole = "".join(self._parts)
        if self._in_key:
            self._keys[-1] = whole
            self._read = self._colon
        else:
            self._put(whole)

    def _put(self, value: Json) -> None:
        holder = self._open[-1]
        if isinstance(holder, list):
            holder.append(value)
        else:
            holder[self._keys[-1]] = value
        self._read = self._comma


def _end(run: re.Pattern[str], text: str, at: int) -> int:
    match = run.match(text, at)
    return match.end() if match else at


def _is_scalar(word: str) -> bool:
    return word in _CONSTANTS or _number(word) is not None


def _scalar(word: str) -> Json:
    return _CONSTANTS[word] if word in _CONSTANTS else _number(word)


def _number(word: str) -> float | None:
    try:
        number = float(word)
    except ValueError:
        return None
    return number if math.isfinite(number) else None
