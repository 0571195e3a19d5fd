"""Counts the callers whose questions are being answered, so that whoever can wait lets them go first."""

from typing import Protocol


class Crowd(Protocol):
    """Both methods are called for every question that no memory answers at once; they return at once."""

    def enter(self) -> None:
        """A caller's question is in hand."""
        ...

    def leave(self) -> None:
        """It is answered, or its caller left."""
        ...

    def __len__(self) -> int:
        """How many are in hand now, in every process that can be seen."""
        ...


class OwnCrowd:
    """The callers of this process."""

    def __init__(self) -> None:
        self._count = 0

    def enter(self) -> None:
        self._count += 1

    def leave(self) -> None:
        self._count -= 1

    def __len__(self) -> int:
        return self._count
