"""The smallest proof that a model can write: the way of a real request, with a dozen tokens at its end."""

import asyncio

from alchemorsel.application.call import Call
from alchemorsel.application.health_ports import Inference
from alchemorsel.application.ports import Clock, LanguageModel
from alchemorsel.application.prompt import Message, Prompt, Speaker
from alchemorsel.domain.errors import AlchemorselError, Busy
from alchemorsel.domain.vocabulary import Feature

_MOST_TOKENS = 16
_SCHEMA = {
    "type": "object",
    "properties": {"ok": {"type": "boolean"}},
    "required": ["ok"],
    "additionalProperties": False,
}


class TinyInference:
    """Waits for its turn as requests do, so that a look at the health of a busy machine is no burden to it.

    Args:
        model: stands inside the circuit breaker: a proof is wanted just when requests are kept away.
        within_s: seconds for all models together, waiting included.
    """

    def __init__(self, model: LanguageModel, clock: Clock, *, within_s: float) -> None:
        self._model = model
        self._clock = clock
        self._within_s = within_s

    async def prove(self, models: tuple[str, ...]) -> Inference:
        """One after another; the first that fails is the finding."""
        try:
            async with asyncio.timeout(self._within_s):
                for name in models:
                    await self._write(name)
        except TimeoutError:
            return Inference(works=False, problem=f"a tiny prompt was not answered within {self._within_s:g} s.")
        except Busy as busy:
            return Inference(works=None, problem=busy.detail, suggestion=busy.suggestion)
        except AlchemorselError as error:
            return Inference(works=False, problem=error.detail, suggestion=error.suggestion)
        return Inference(works=True)

    async def _write(self, name: str) -> None:
        await self._model.complete(_prompt(name), Call(self._clock.monotonic() + self._within_s))


def _prompt(model: str) -> Prompt:
    return Prompt(
        feature=Feature.RECIPE,
        model=model,
        messages=(Message(Speaker.USER, 'Answer with {"ok": true} and nothing else.'),),
        schema_name="health",
        schema=_SCHEMA,
        max_tokens=_MOST_TOKENS,
        temperature=0.0,
        seed=1,
        version="health-1",
    )
