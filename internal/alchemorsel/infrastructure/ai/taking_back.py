"""Text that was streamed and then thrown away must be taken back, or a listener would show both."""

from alchemorsel.application.call import Event, Progress, Reset, Wrote
from alchemorsel.domain.provenance import Attempt


class Streamed:
    """A listener that passes everything on and knows whether there is anything to take back."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._has_text = False

    def __call__(self, event: Event, /) -> None:
        if isinstance(event, Wrote):
            self._has_text = True
        self._progress(event)

    def take_back(self, reason: str, after: Attempt) -> None:
        """Nothing is said where nothing was written."""
        if self._has_text:
            self._progress(Reset(reason, after))
            self._has_text = False
