"""Keeps a model's thinking aloud out of what it says: look-alike servers leave `<think>` in the content."""

_OPEN = "<think>"
_CLOSE = "</think>"


class Spoken:
    """Takes text as it comes and gives back what is meant for others."""

    def __init__(self) -> None:
        self._held = ""
        self._speaking = False
        self._said: list[str] = []

    def hear(self, piece: str) -> str:
        """What of this piece may be shown now."""
        said = piece if self._speaking else self._begin(piece)
        if said:
            self._said.append(said)
        return said

    def _begin(self, piece: str) -> str:
        self._held += piece
        start = self._held.lstrip()
        if start.startswith(_OPEN):
            _, closed, start = start.partition(_CLOSE)
            self._speaking = bool(closed)
            return start.lstrip()
        if _OPEN.startswith(start):
            return ""
        self._speaking = True
        return start

    @property
    def text(self) -> str:
        """Everything said; a thought whose beginning the template swallowed is gone too."""
        said = "".join(self._said) if self._speaking else self._unfinished
        return said.rpartition(_CLOSE)[2].strip()

    @property
    def _unfinished(self) -> str:
        return "" if self._held.lstrip().startswith(_OPEN) else self._held
