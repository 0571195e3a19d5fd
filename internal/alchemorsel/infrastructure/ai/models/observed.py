"""Enters what a model did into the book."""

from alchemorsel.application.call import Call
from alchemorsel.application.ports import LanguageModel
from alchemorsel.application.prompt import Completion, Prompt
from alchemorsel.domain.errors import Refused, Unavailable
from alchemorsel.infrastructure.ai.models.book import MemoryModelBook


class ObservedModel:
    """Every upstream call is a request; a refusal was an answer, and a caller who left says nothing.

    It belongs right around the adapter: above a limiter or a breaker it would count calls that were never made.
    """

    def __init__(self, inner: LanguageModel, book: MemoryModelBook) -> None:
        self._inner = inner
        self._book = book

    async def complete(self, prompt: Prompt, call: Call) -> Completion:
        try:
            done = await self._inner.complete(prompt, call)
        except Unavailable:
            self._book.failed(prompt.model)
            raise
        except Refused:
            self._book.refused(prompt.model)
            raise
        writing_s = done.seconds - (done.first_token_seconds or 0.0)
        self._book.answered(
            prompt.model, seconds=done.seconds, tokens=done.tokens.completion, writing_seconds=max(0.0, writing_s)
        )
        return done
