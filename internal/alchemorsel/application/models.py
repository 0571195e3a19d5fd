"""Model management as a use case: HTTP and the command line both call this, and names are checked here."""

from collections.abc import AsyncGenerator

from alchemorsel.application.model_list import Stock, model_list
from alchemorsel.application.model_ports import ModelBook, ModelCatalogue, ModelChoice
from alchemorsel.application.ports import Clock
from alchemorsel.domain.errors import InvalidRequest, Misconfigured
from alchemorsel.domain.model_names import NamePolicy, canonical
from alchemorsel.domain.models import (
    AllCapabilities,
    ModelCapabilities,
    ModelCard,
    ModelEntry,
    ModelList,
    NameVerdict,
    PullProgress,
    Removed,
    Selected,
    Warmed,
)
from alchemorsel.domain.vocabulary import Feature

COMPLETION = "completion"


class Models:
    """All that an operator does with models.

    Every method that takes a name raises InvalidRequest for one that may not be used here, and Misconfigured
    where no Ollama is configured.
    """

    def __init__(
        self, catalogue: ModelCatalogue, choice: ModelChoice, book: ModelBook, policy: NamePolicy, clock: Clock
    ) -> None:
        self._catalogue = catalogue
        self._choice = choice
        self._book = book
        self._policy = policy
        self._clock = clock

    @property
    def selections_kept_in(self) -> str:
        """`redis` or `memory`: where `select` keeps what it is told."""
        return self._choice.kept_in

    async def list(self) -> ModelList:
        """Every model of every host.

        Raises:
            Unavailable: no host answers; none installed is an answer, this is not.
        """
        self._hosts(None)
        stock = Stock(await self._catalogue.shelves())
        if not stock.reachable:
            raise stock.down()
        return model_list(stock, self._choice, self._book)

    async def show(self, name: str) -> ModelCard:
        """One model in full.

        Raises:
            NotFound: every host answers, and none has it.
            Unavailable: one that might have it does not answer.
        """
        name = self._policy.check(name)
        stock, hosts = await self._having(name)
        said = await self._catalogue.describe(name, hosts[0])
        entry = self._entry(stock, name)
        return ModelCard(model=entry, parameters=said.parameters, template=said.template, license=said.license)

    async def capabilities(self, name: str) -> ModelCapabilities:
        """What one model can do; raises as `show`."""
        name = self._policy.check(name)
        stock, _ = await self._having(name)
        return _capabilities(self._entry(stock, name))

    async def all_capabilities(self) -> AllCapabilities:
        """What each present model can do; raises as `list`."""
        listed = await self.list()
        return AllCapabilities(models=tuple(_capabilities(entry) for entry in listed.models if entry.present))

    def pull(self, name: str, host: str | None = None) -> AsyncGenerator[PullProgress, None]:
        """Download a model, to every host or to one; it is there when this ends without an error.

        Raises:
            NotFound: nobody publishes it.
            Unavailable: at least one host did not come to the end.
        """
        return self._catalogue.pull(self._policy.check(name), self._hosts(host))

    async def remove(self, name: str, host: str | None = None) -> Removed:
        """Delete a model from every host that has it, or from one; raises as `show`."""
        name = self._policy.check(name)
        _, hosts = await self._having(name, host)
        await self._catalogue.remove(name, hosts)
        return Removed(name=name, hosts=hosts)

    async def warm(self, name: str | None = None, host: str | None = None) -> Warmed:
        """Bring a model into the memory of every host that has it, or of one; raises as `show`.

        The load goes on if the caller leaves.
        """
        name = self._policy.check(name) if name is not None else self._choice.default
        _, hosts = await self._having(name, host)
        began = self._clock.monotonic()
        await self._catalogue.warm(name, hosts)
        return Warmed(name=name, hosts=hosts, seconds=round(self._clock.monotonic() - began, 3))

    async def select(self, name: str) -> Selected:
        """Make a model the default at run time.

        Raises:
            InvalidRequest: it cannot write text.
            NotFound, Unavailable: as `show`; Unavailable also where the choice cannot be kept.
        """
        name = self._policy.check(name)
        stock, _ = await self._having(name)
        entry = self._entry(stock, name)
        can = entry.capabilities
        if can is not None and COMPLETION not in can:
            raise InvalidRequest(
                f"{name} writes no text; it can: {', '.join(can) or 'nothing'}.",
                field="name",
                suggestion="Choose a model with the capability `completion`.",
            )
        before = self._choice.default
        await self._choice.select(entry.name)
        features = tuple(feature for feature in Feature if self._choice.current(feature) == entry.name)
        return Selected(name=entry.name, before=before, kept_in=self._choice.kept_in, features=features)

    def validate_name(self, name: str) -> NameVerdict:
        """Whether a name may be used here; looks at nothing but the name, and raises nothing."""
        try:
            checked = self._policy.check(name)
        except InvalidRequest as error:
            return NameVerdict(name=name, valid=False, reason=error.detail, suggestion=error.suggestion)
        return NameVerdict(name=name, valid=True, canonical=canonical(checked))

    async def _having(self, name: str, host: str | None = None) -> tuple[Stock, tuple[str, ...]]:
        """The stock, and the hosts that have a model; one that came in by another way is not overlooked."""
        wanted = self._hosts(host)
        stock = Stock(await self._catalogue.shelves())
        if not stock.any_has(name, wanted):
            stock = Stock(await self._catalogue.shelves(fresh=True))
        return stock, stock.hosts_with(name, wanted)

    def _entry(self, stock: Stock, name: str) -> ModelEntry:
        wanted = canonical(name)
        listed = model_list(stock, self._choice, self._book)
        return next(entry for entry in listed.models if canonical(entry.name) == wanted)

    def _hosts(self, host: str | None) -> tuple[str, ...]:
        """One host, or all of them.

        Raises:
            InvalidRequest: there is no such host.
            Misconfigured: there is none at all.
        """
        hosts = self._catalogue.hosts
        if not hosts:
            raise Misconfigured("No Ollama is configured.", suggestion="Set ALCHEMORSEL_OLLAMA_HOST to its address.")
        if host is None:
            return hosts
        if host.rstrip("/") not in hosts:
            raise InvalidRequest("There is no such host.", field="host", allowed=hosts, suggestion="Leave it out.")
        return (host.rstrip("/"),)


def _capabilities(entry: ModelEntry) -> ModelCapabilities:
    return ModelCapabilities(name=entry.name, capabilities=entry.capabilities, context_length=entry.context_length)
