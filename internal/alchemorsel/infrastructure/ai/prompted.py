"""An AI made of a language model: prompt, draft, plating, and one repair turn."""

from collections.abc import Callable
from typing import TypeVar

import msgspec

from alchemorsel.application.answer import Answer
from alchemorsel.application.call import Asking, Call, Reset
from alchemorsel.application.confidence import confidence
from alchemorsel.application.plating import SCHEMA_VERSION, plate
from alchemorsel.application.ports import Clock, LanguageModel
from alchemorsel.application.prompt import Completion, Finish, Prompt
from alchemorsel.application.question import Question
from alchemorsel.domain.answers import Served
from alchemorsel.domain.checker import RULES_VERSION
from alchemorsel.domain.errors import AlchemorselError, BadAnswer, Unavailable
from alchemorsel.domain.foods import NO_FOODS, FoodTable
from alchemorsel.domain.provenance import Attempt, Provenance, Tokens
from alchemorsel.domain.vocabulary import Feature, Provider
from alchemorsel.infrastructure.ai.drafting import read_draft
from alchemorsel.infrastructure.ai.inspecting import UNINSPECTED, Inspector
from alchemorsel.infrastructure.ai.prompts import draft_type, render, repair

A = TypeVar("A", bound=Served)
ANSWERED = "answered"


class PromptedAI:
    """Asks one model.

    A draft that cannot be read or does not pass is sent back once, with what is wrong. Truncated text is not:
    the same limit would cut it again.

    Args:
        models: the model's name for each feature.
        tries: how many upstream calls an answer may take, retries and repair together.
        foods: what nutrition is computed from.
        inspector: hears of drafts that are sent back.
    """

    def __init__(
        self,
        inner: LanguageModel,
        clock: Clock,
        *,
        provider: Provider,
        models: Callable[[Feature], str],
        tries: int = 3,
        foods: FoodTable = NO_FOODS,
        inspector: Inspector = UNINSPECTED,
    ) -> None:
        self._inner = inner
        self._clock = clock
        self._provider = provider
        self._models = models
        self._tries = tries
        self._foods = foods
        self._inspector = inspector

    async def ask(self, question: Question[A], call: Call) -> Answer[A]:
        model = self._models(question.feature)
        call.progress(Asking(self._provider, model))
        turns = _Turns(self._provider, model, self._clock)
        prompt = render(question, model)
        completion = await self._complete(prompt, call, turns)
        try:
            return self._served(question, completion, prompt, turns)
        except BadAnswer as rejected:
            again = turns.failed(rejected)
            if completion.finish is Finish.LENGTH or len(turns.attempts) >= self._tries:
                raise
            call.progress(Reset("repair", again))
            self._inspector.rejected(self._provider, rejected.findings)
            prompt = repair(prompt, completion.text, rejected.detail, rejected.findings)
        completion = await self._complete(prompt, call, turns)
        try:
            return self._served(question, completion, prompt, turns)
        except BadAnswer as rejected:
            turns.failed(rejected)
            raise

    async def _complete(self, prompt: Prompt, call: Call, turns: "_Turns") -> Completion:
        terms = msgspec.structs.replace(call, tries=self._tries - len(turns.attempts))
        try:
            completion = await self._inner.complete(prompt, terms)
        except Unavailable as error:
            turns.failed(error)
            raise
        turns.add(completion)
        return completion

    def _served(self, question: Question[A], completion: Completion, prompt: Prompt, turns: "_Turns") -> Answer[A]:
        reading = read_draft(completion.text, draft_type(question.feature))
        plated = plate(question, reading.draft, foods=self._foods)
        repaired = any(attempt.outcome == BadAnswer.code for attempt in turns.attempts)
        return plated.answer(
            Provenance(
                provider=self._provider,
                model=completion.model,
                attempts=(*turns.attempts, turns.attempt(ANSWERED, None)),
                prompt_version=prompt.version,
                schema_version=SCHEMA_VERSION,
                rules_version=RULES_VERSION,
                tokens=turns.tokens,
                seconds=turns.seconds,
                confidence=confidence(
                    self._provider,
                    repaired=repaired,
                    soft=len(plated.soft),
                    dropped=len(reading.dropped),
                    coverage=plated.coverage,
                ),
                degraded=False,
                generated_at=self._clock.now(),
                dropped=reading.dropped,
            )
        )


class _Turns:
    """Keeps the book of one ask: attempts, tokens, seconds."""

    def __init__(self, provider: Provider, model: str, clock: Clock) -> None:
        self.attempts: tuple[Attempt, ...] = ()
        self.tokens = Tokens()
        self._provider = provider
        self._model = model
        self._clock = clock
        self._began = self._turn_began = clock.monotonic()

    @property
    def seconds(self) -> float:
        return round(self._clock.monotonic() - self._began, 3)

    def add(self, completion: Completion) -> None:
        tokens = completion.tokens
        self.tokens = Tokens(
            prompt=self.tokens.prompt + tokens.prompt, completion=self.tokens.completion + tokens.completion
        )
        self._retried(completion.attempts)

    def _retried(self, attempts: tuple[Attempt, ...]) -> None:
        """Enter the calls that failed before the latest one; their time is not the latest one's."""
        self.attempts = (*self.attempts, *attempts)
        self._turn_began += sum(attempt.seconds for attempt in attempts)

    def attempt(self, outcome: str, error: AlchemorselError | None) -> Attempt:
        now = self._clock.monotonic()
        began, self._turn_began = self._turn_began, now
        return Attempt(
            provider=self._provider,
            model=self._model,
            outcome=outcome,
            reason=error.detail if error else None,
            suggestion=(error.suggestion or None) if error else None,
            seconds=round(max(0.0, now - began), 3),
        )

    def failed(self, error: Unavailable) -> Attempt:
        """Enter a failure, and let the error carry the whole book."""
        self._retried(error.attempts)
        attempt = self.attempt(error.code, error)
        self.attempts = (*self.attempts, attempt)
        error.attempts = self.attempts
        return attempt
