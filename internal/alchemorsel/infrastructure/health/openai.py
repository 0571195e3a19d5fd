"""Looks at OpenAI, or at a server that speaks like it, by its list of models: that costs nothing."""

from collections.abc import Callable
from http import HTTPStatus

import msgspec
from openai import APIStatusError

from alchemorsel.application.health_ports import Inference, Sighting
from alchemorsel.application.health_report import ModelHealth
from alchemorsel.application.ports import Clock
from alchemorsel.application.providers import ProviderView
from alchemorsel.infrastructure.ai.openai.client import connect
from alchemorsel.infrastructure.ai.openai.errors import Interpreter
from alchemorsel.infrastructure.ai.watched import Watched
from alchemorsel.infrastructure.health.inference import TinyInference
from alchemorsel.infrastructure.health.sighted import sighted

_NO_LIST = {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.NOT_IMPLEMENTED}
"""A key may be allowed to ask models and not to list them, and some servers have no list."""


class _Listed(msgspec.Struct):
    id: str


class _List(msgspec.Struct):
    data: tuple[_Listed, ...]


class OpenAIProbe:
    """One server, with a connection and short times of its own. Import this module only when it is configured.

    Args:
        model: tells the one that answers there.
        complete_list: whether a model that is not on the list is missing; many servers take any name.
        within_s: seconds for a whole look.
    """

    def __init__(
        self,
        watched: Watched,
        tiny: TinyInference,
        clock: Clock,
        *,
        api_key: str,
        base_url: str,
        model: Callable[[], str],
        complete_list: bool,
        within_s: float,
    ) -> None:
        self._watched = watched
        self._tiny = tiny
        self._model = model
        self._complete_list = complete_list
        self._within_s = within_s
        self._client = connect(api_key=api_key, base_url=base_url, connect_s=within_s, silence_s=within_s)
        self._interpreter = Interpreter(base_url, clock, silence_s=within_s)

    async def aclose(self) -> None:
        await self._client.close()

    def view(self) -> ProviderView:
        return self._watched.view()

    def wanted(self) -> tuple[str, ...]:
        return (self._model(),)

    async def look(self, models: tuple[str, ...]) -> Sighting:
        return await sighted(self._look(models), self._within_s, name=self._interpreter.host)

    async def infer(self, models: tuple[str, ...]) -> Inference:
        return await self._tiny.prove(models)

    async def _look(self, models: tuple[str, ...]) -> Sighting:
        with self._interpreter.ours(models[0]):
            listed = await self._listed()
        found = tuple(ModelHealth(name=name, present=self._is_present(name, listed), resident=None) for name in models)
        missing = [each.name for each in found if each.present is False]
        return Sighting(
            reachable=True,
            models=found,
            problem=f"{', '.join(missing)} is not on the list of {self._interpreter.host}." if missing else "",
            suggestion="Set ALCHEMORSEL_OPENAI_MODEL to a model that its /v1/models lists." if missing else "",
        )

    async def _listed(self) -> frozenset[str] | None:
        """None where it shows no list, which says nothing about its answers."""
        try:
            answered = await self._client.get("/models", cast_to=object)
        except APIStatusError as error:
            if error.status_code in _NO_LIST:
                return None
            raise
        return frozenset(each.id for each in msgspec.convert(answered, _List).data)

    def _is_present(self, name: str, listed: frozenset[str] | None) -> bool | None:
        if listed is None:
            return None
        return True if name in listed else False if self._complete_list else None
