"""The callers of all worker processes, in a piece of memory that they have shared since they were forked."""

import mmap

_SIZE = 8


class CrowdBoard:
    """A number for each worker; only that worker changes it, and everybody reads all of them."""

    def __init__(self, workers: int) -> None:
        self.counts = memoryview(mmap.mmap(-1, _SIZE * workers)).cast("q")

    def seat(self, slot: int) -> "SeatedCrowd":
        """That worker's view, with nobody in hand: one that died took its callers along."""
        self.counts[slot] = 0
        return SeatedCrowd(self, slot)


class SeatedCrowd:
    """Implements `Crowd`."""

    def __init__(self, board: CrowdBoard, slot: int) -> None:
        self._counts = board.counts
        self._slot = slot

    def enter(self) -> None:
        self._counts[self._slot] += 1

    def leave(self) -> None:
        self._counts[self._slot] -= 1

    def __len__(self) -> int:
        return sum(self._counts)
