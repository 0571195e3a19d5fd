"""Ends child processes whose parent is gone, however that happened."""

import os
import signal
import threading
from typing import Self


class Lifeline:
    """A pipe that nobody writes to: it ends when the parent does."""

    def __enter__(self) -> Self:
        self._held_by_child, self._held_by_parent = os.pipe()
        return self

    def __exit__(self, *_exc: object) -> None:
        os.close(self._held_by_child)
        os.close(self._held_by_parent)

    def hold(self) -> None:
        """In a child: stop when it ends."""
        os.close(self._held_by_parent)
        threading.Thread(target=self._watch, name="lifeline", daemon=True).start()

    def _watch(self) -> None:
        os.read(self._held_by_child, 1)
        os.kill(os.getpid(), signal.SIGTERM)
