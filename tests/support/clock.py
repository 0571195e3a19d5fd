"""Time that stands still until told."""

from datetime import UTC, datetime, timedelta


class FakeClock:
    """Starts at 1,000 s and 2026-11-20 12:00 UTC; only `advance` moves it."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def monotonic(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return datetime(2026, 11, 20, 12, tzinfo=UTC) + timedelta(seconds=self.seconds - 1000.0)

    def advance(self, seconds: float) -> None:
        self.seconds += seconds
