"""A language model behind Ollama: one prompt, one streamed chat, one completion."""

import asyncio
import re
from contextlib import aclosing

import msgspec

from alchemorsel.application.call import Call, Wrote
from alchemorsel.application.ports import Clock
from alchemorsel.application.prompt import Completion, Finish, Prompt
from alchemorsel.domain.errors import Unavailable
from alchemorsel.domain.model_names import is_same
from alchemorsel.domain.provenance import Tokens
from alchemorsel.infrastructure.ai.ollama import budget, faults
from alchemorsel.infrastructure.ai.ollama.answers import ChatChunk
from alchemorsel.infrastructure.ai.ollama.capabilities import THINKING, Capabilities
from alchemorsel.infrastructure.ai.ollama.client import OllamaClient
from alchemorsel.infrastructure.ai.ollama.wire import ChatMessage, ChatRequest, Options

_FINISHES = {None: Finish.STOP, "": Finish.STOP, "stop": Finish.STOP, "length": Finish.LENGTH}
_NANOSECONDS = 1e9


class OllamaModel:
    """Streams inside, whoever asks: only a stream tells a hung runner from a slow one.

    Args:
        num_ctx: the context in tokens, the same for every request: another one makes Ollama load anew.
        keep_alive: how long the model stays in memory afterwards; seconds, or a duration such as `10m`,
            `-1` for ever.
    """

    def __init__(self, client: OllamaClient, clock: Clock, *, num_ctx: int, keep_alive: str) -> None:
        self._client = client
        self._clock = clock
        self._num_ctx = num_ctx
        self._keep_alive = _seconds_or_duration(keep_alive)
        self._capabilities = Capabilities(client)

    async def complete(self, prompt: Prompt, call: Call) -> Completion:
        needed = budget.needed_tokens(prompt)
        if needed > self._num_ctx:
            raise faults.too_long(prompt.model, needed_tokens=needed, num_ctx=self._num_ctx)
        started = self._clock.monotonic()
        left_s = max(0.0, call.deadline - started)
        answer = _Answer(prompt, call, self._clock, started)
        try:
            async with asyncio.timeout(left_s):
                await self._listen(prompt, answer)
                await self._check_all_was_read(prompt, answer.last)
        except TimeoutError:
            raise faults.late(prompt.model, self._client.url, left_s, midway=bool(answer.pieces)) from None
        return self._completion(answer)

    async def _listen(self, prompt: Prompt, answer: "_Answer") -> None:
        request = await self._request(prompt)
        async with aclosing(self._client.chat(request)) as chunks:
            async for chunk in chunks:
                answer.take(chunk)

    async def _request(self, prompt: Prompt) -> ChatRequest:
        thinks = await self._capabilities.can(prompt.model, THINKING)
        return ChatRequest(
            model=prompt.model,
            messages=tuple(ChatMessage(message.speaker.value, message.text) for message in prompt.messages),
            format=prompt.schema,
            options=Options(
                num_ctx=self._num_ctx,
                num_predict=prompt.max_tokens,
                temperature=prompt.temperature,
                seed=prompt.seed,
            ),
            keep_alive=self._keep_alive,
            # Such models think unless told not to, and the grammar binds only once they are through.
            think=False if thinks else msgspec.UNSET,
        )

    async def _check_all_was_read(self, prompt: Prompt, last: ChatChunk) -> None:
        """Old servers ignore `truncate`, and a model may have a smaller context than asked for."""
        if not budget.looks_cut(prompt, last.prompt_eval_count):
            return
        sent = budget.estimated_tokens(prompt)
        num_ctx = await self._running_context(prompt.model)
        if 0 < num_ctx < sent + prompt.max_tokens:
            raise faults.cut(
                prompt.model,
                self._client.url,
                read_tokens=last.prompt_eval_count or 0,
                sent_tokens=sent,
                num_ctx=num_ctx,
            )

    async def _running_context(self, model: str) -> int:
        """In tokens; 0 where nobody tells."""
        try:
            running = await self._client.ps()
        except Unavailable:
            return 0
        return next((each.context_length for each in running if is_same(each.name, model)), 0)

    def _completion(self, answer: "_Answer") -> Completion:
        model, url, last = answer.prompt.model, self._client.url, answer.last
        if not last.done:
            raise faults.incomplete(model, url)
        if last.done_reason not in _FINISHES:
            raise faults.not_an_answer(model, url, last.done_reason or "")
        return Completion(
            text="".join(answer.pieces),
            model=model,
            finish=_FINISHES[last.done_reason],
            tokens=Tokens(prompt=last.prompt_eval_count or 0, completion=last.eval_count or len(answer.pieces)),
            seconds=self._clock.monotonic() - answer.started,
            first_token_seconds=answer.first_token_seconds,
            load_seconds=last.load_duration / _NANOSECONDS if last.load_duration else None,
        )


class _Answer:
    """What has been heard so far. A chunk without text, as the last one usually is, takes nothing away."""

    def __init__(self, prompt: Prompt, call: Call, clock: Clock, started: float) -> None:
        self.prompt = prompt
        self.started = started
        self.pieces: list[str] = []
        self.first_token_seconds: float | None = None
        self.last = ChatChunk()
        self._progress = call.progress
        self._clock = clock

    def take(self, chunk: ChatChunk) -> None:
        self.last = chunk
        if not chunk.text:
            return
        if self.first_token_seconds is None:
            self.first_token_seconds = self._clock.monotonic() - self.started
        self.pieces.append(chunk.text)
        self._progress(Wrote(chunk.text, len(self.pieces)))


def _seconds_or_duration(text: str) -> int | str:
    """Ollama takes a bare number only as a number: as a string it wants a unit."""
    return int(text) if re.fullmatch(r"\s*[+-]?[0-9]+\s*", text) else text.strip()
