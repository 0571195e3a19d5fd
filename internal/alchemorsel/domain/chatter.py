"""Finds where a model's object begins, behind fences, chatter and thoughts, in text that comes in pieces."""

import re

_THOUGHT, _THOUGHT_END = "<think>", "</think>"
_RUN = {_THOUGHT: re.compile(r"[^{<]*"), _THOUGHT_END: re.compile(r"[^<]*")}


class ObjectFinder:
    """Lets through what stands from the first `{` on that is no part of a thought."""

    def __init__(self) -> None:
        self.found = False
        self._awaited = _THOUGHT
        self._spelled = 0

    def feed(self, text: str) -> str:
        """The part of the next piece that belongs to the object, or comes after it."""
        at = 0
        while at < len(text) and not self.found:
            at = self._spell(text, at) if self._spelled else self._skip(text, at)
        return text[at:] if self.found else ""

    def _skip(self, text: str, at: int) -> int:
        run = _RUN[self._awaited].match(text, at)
        at = run.end() if run else at
        self.found = text.startswith("{", at)
        self._spelled = int(text.startswith("<", at))
        return at + self._spelled

    def _spell(self, text: str, at: int) -> int:
        """A tag may come in pieces; what turns out to be none is read again as what it is."""
        if text[at] != self._awaited[self._spelled]:
            self._spelled = 0
            return at
        self._spelled += 1
        if self._spelled == len(self._awaited):
            self._awaited = _THOUGHT_END if self._awaited == _THOUGHT else _THOUGHT
            self._spelled = 0
        return at + 1
