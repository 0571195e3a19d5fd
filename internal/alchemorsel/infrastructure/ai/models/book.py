"""What each model was worth since this process started."""

from alchemorsel.domain.model_names import canonical
from alchemorsel.domain.models import ModelStats


class _Page:
    __slots__ = ("answered", "failures", "refusals", "seconds", "tokens", "writing_seconds")

    def __init__(self) -> None:
        self.answered = 0
        self.refusals = 0
        self.failures = 0
        self.seconds = 0.0
        self.tokens = 0
        self.writing_seconds = 0.0


class MemoryModelBook:
    """Counts in memory; as many pages as there are models that were asked."""

    def __init__(self) -> None:
        self._pages: dict[str, _Page] = {}

    def answered(self, name: str, *, seconds: float, tokens: int, writing_seconds: float) -> None:
        """One answer. `writing_seconds` is the part of `seconds` from the first token on."""
        page = self._page(name)
        page.answered += 1
        page.seconds += seconds
        page.tokens += tokens
        page.writing_seconds += writing_seconds

    def refused(self, name: str) -> None:
        """A refusal is an answer, but its time says nothing about the next one."""
        self._page(name).refusals += 1

    def failed(self, name: str) -> None:
        self._page(name).failures += 1

    def stats(self, name: str) -> ModelStats:
        page = self._pages.get(canonical(name), _Page())
        good = page.answered + page.refusals
        requests = good + page.failures
        return ModelStats(
            requests=requests,
            failures=page.failures,
            success_rate=round(good / requests, 4) if requests else None,
            mean_seconds=round(page.seconds / page.answered, 3) if page.answered else None,
            tokens_per_second=round(page.tokens / page.writing_seconds, 2) if page.writing_seconds else None,
        )

    def _page(self, name: str) -> _Page:
        return self._pages.setdefault(canonical(name), _Page())
