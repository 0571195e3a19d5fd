"""The model behind OpenAI's Chat Completions, or behind any server that speaks it."""

import asyncio
from collections.abc import AsyncIterator, Callable

import msgspec
from openai import AsyncStream, BadRequestError

from alchemorsel.application.call import Call, Wrote
from alchemorsel.application.ports import Clock
from alchemorsel.application.prompt import Completion, Prompt
from alchemorsel.infrastructure.ai.openai.capabilities import Capabilities, capabilities_of
from alchemorsel.infrastructure.ai.openai.client import connect
from alchemorsel.infrastructure.ai.openai.errors import Interpreter
from alchemorsel.infrastructure.ai.openai.request import body_of
from alchemorsel.infrastructure.ai.openai.transcript import Piece, Transcript

_REFUSED_PARAMETER = {"unsupported_parameter", "unsupported_value"}


class OpenAIModel:
    """One server, any of its models. Import this module only when it is configured: the SDK takes a second.

    Args:
        api_key: may be empty; compatible servers often want none.
        base_url: as the SDK means it, usually ending in `/v1`.
        connect_s: seconds a connection may take.
        silence_s: seconds without a byte, from the request on, until we give up.
        capabilities: what a model takes, by its name and the base URL.
    """

    def __init__(
        self,
        *,
        api_key: str,
        base_url: str,
        clock: Clock,
        connect_s: float = 3.0,
        silence_s: float = 30.0,
        capabilities: Callable[[str, str], Capabilities] = capabilities_of,
    ) -> None:
        self._client = connect(api_key=api_key, base_url=base_url, connect_s=connect_s, silence_s=silence_s)
        self._interpreter = Interpreter(base_url, clock, silence_s=silence_s)
        self._clock = clock
        self._base_url = base_url
        self._capabilities = capabilities
        self._learned: dict[str, Capabilities] = {}

    async def aclose(self) -> None:
        await self._client.close()

    async def complete(self, prompt: Prompt, call: Call) -> Completion:
        """As the port says; a parameter that the model refuses is left out, at once and from then on."""
        left_s = call.deadline - self._clock.monotonic()
        if left_s <= 0:
            raise self._interpreter.late(prompt.model)
        try:
            async with asyncio.timeout(left_s):
                with self._interpreter.ours(prompt.model):
                    return await self._adapting(prompt, call)
        except TimeoutError:
            raise self._interpreter.late(prompt.model) from None

    async def _adapting(self, prompt: Prompt, call: Call) -> Completion:
        while True:
            able = self._learned.get(prompt.model) or self._capabilities(prompt.model, self._base_url)
            try:
                return await self._once(prompt, call, able)
            except BadRequestError as error:
                less = able.without(error.param) if error.code in _REFUSED_PARAMETER else None
                if less is None:
                    raise
                self._learned[prompt.model] = less

    async def _once(self, prompt: Prompt, call: Call, able: Capabilities) -> Completion:
        started = self._clock.monotonic()
        first: float | None = None
        shown = 0
        transcript = Transcript()
        async for piece in self._pieces(prompt, able):
            text = transcript.hear(piece)
            if text:
                first = self._clock.monotonic() - started if first is None else first
                shown += 1
                call.progress(Wrote(text, shown))
        return transcript.completion(prompt.model, seconds=self._clock.monotonic() - started, first_token_seconds=first)

    async def _pieces(self, prompt: Prompt, able: Capabilities) -> AsyncIterator[Piece]:
        # Not `chat.completions.create`: its overloads cannot see through a body that depends on the model,
        # and its chunks are models of what OpenAI sends, where we need what a look-alike really sent.
        stream = await self._client.post(
            "/chat/completions",
            cast_to=object,
            body=body_of(prompt, able),
            stream=True,
            stream_cls=AsyncStream[object],
        )
        async with stream:
            async for said in self._said(stream):
                piece = msgspec.convert(said, Piece)
                if piece.error is not None:
                    raise self._interpreter.told(piece.error, prompt.model)
                yield piece

    async def _said(self, stream: AsyncStream[object]) -> AsyncIterator[object]:
        kind = stream.response.headers.get("content-type", "")
        if "html" in kind:
            raise self._interpreter.not_an_api()
        if "json" in kind:
            # A look-alike that does not stream, or an error under status 200.
            yield msgspec.json.decode(await stream.response.aread())
            return
        async for event in stream:
            yield event
