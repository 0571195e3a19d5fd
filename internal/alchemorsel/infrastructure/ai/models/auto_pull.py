"""Pulls a model that is missing, behind everybody's back, for operators who asked for that."""

import asyncio
from contextlib import aclosing

import structlog

from alchemorsel.application.call import Call
from alchemorsel.application.model_ports import ModelCatalogue
from alchemorsel.application.ports import Clock, LanguageModel
from alchemorsel.application.prompt import Completion, Prompt
from alchemorsel.domain.errors import AlchemorselError, InvalidRequest, Misconfigured
from alchemorsel.domain.model_names import NamePolicy, canonical

log = structlog.get_logger(__name__)

REST_S = 300.0
"""How long a model is left alone after a pull, so that one that nobody publishes is not asked for all day."""


class AutoPull:
    """One pull for each model at a time; nobody waits for it."""

    def __init__(self, catalogue: ModelCatalogue, policy: NamePolicy, clock: Clock, *, rest_s: float = REST_S) -> None:
        self._catalogue = catalogue
        self._policy = policy
        self._clock = clock
        self._rest_s = rest_s
        self._pulls: dict[str, asyncio.Task[None]] = {}
        self._not_before: dict[str, float] = {}

    def consider(self, name: str) -> None:
        """Look for a model, and pull it to the hosts that are up and lack it; returns at once."""
        key = canonical(name)
        if key in self._pulls or self._clock.monotonic() < self._not_before.get(key, 0.0):
            return
        pull = self._pulls[key] = asyncio.create_task(self._look_and_pull(name))
        pull.add_done_callback(lambda _: self._ended(key))

    async def aclose(self) -> None:
        """Ends the pulls that are still on their way; what has come stays for the next."""
        pulls = list(self._pulls.values())
        for pull in pulls:
            pull.cancel()
        await asyncio.gather(*pulls, return_exceptions=True)

    def _ended(self, key: str) -> None:
        del self._pulls[key]

    async def _look_and_pull(self, name: str) -> None:
        try:
            name = self._policy.check(name)
            hosts = await self._lacking(name)
            if hosts:
                self._not_before[canonical(name)] = self._clock.monotonic() + self._rest_s
                await self._pull(name, hosts)
        except InvalidRequest as error:
            log.warning("auto_pull_refused", model=name, reason=error.detail)
        except AlchemorselError as error:
            log.warning("auto_pull_failed", model=name, reason=error.detail)

    async def _lacking(self, name: str) -> tuple[str, ...]:
        return tuple(
            shelf.host
            for shelf in await self._catalogue.shelves(fresh=True)
            if shelf.problem is None and not shelf.has(name)
        )

    async def _pull(self, name: str, hosts: tuple[str, ...]) -> None:
        log.info("auto_pull_started", model=name, hosts=hosts)
        began = self._clock.monotonic()
        async with aclosing(self._catalogue.pull(name, hosts)) as progress:
            async for _step in progress:
                pass
        log.info("auto_pull_done", model=name, hosts=hosts, seconds=round(self._clock.monotonic() - began, 1))


class AutoPullingModel:
    """Has a look for the model when its provider says that only an operator can help; the request fails as before."""

    def __init__(self, inner: LanguageModel, auto_pull: AutoPull) -> None:
        self._inner = inner
        self._auto_pull = auto_pull

    async def complete(self, prompt: Prompt, call: Call) -> Completion:
        try:
            return await self._inner.complete(prompt, call)
        except Misconfigured:
            self._auto_pull.consider(prompt.model)
            raise
