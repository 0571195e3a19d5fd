"""Many hosts' shelves as one list of models, with what is meant to be there and is not."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec

from alchemorsel.application.model_ports import ModelBook, ModelChoice, Shelf, Stocked
from alchemorsel.domain.errors import NotFound, Unavailable
from alchemorsel.domain.model_names import canonical, is_same
from alchemorsel.domain.models import ModelEntry, ModelHost, ModelList
from alchemorsel.domain.vocabulary import Feature

T = TypeVar("T")


class Stock(msgspec.Struct, frozen=True):
    """All shelves, in the order of the hosts."""

    shelves: tuple[Shelf, ...]

    @property
    def reachable(self) -> tuple[Shelf, ...]:
        return tuple(shelf for shelf in self.shelves if shelf.problem is None)

    def down(self, among: Iterable[str] | None = None) -> Unavailable:
        """Why nothing is known, by the first host that does not answer."""
        return next(
            shelf.problem
            for shelf in self.shelves
            if shelf.problem is not None and (among is None or shelf.host in among)
        )

    def any_has(self, name: str, among: tuple[str, ...]) -> bool:
        return any(shelf.has(name) for shelf in self.shelves if shelf.host in among)

    def hosts_with(self, name: str, among: tuple[str, ...]) -> tuple[str, ...]:
        """Those hosts of some that have a model; at least one.

        Raises:
            NotFound: all answer, and none has it.
            Unavailable: one that might have it does not answer.
        """
        asked = [shelf for shelf in self.shelves if shelf.host in among]
        if having := tuple(shelf.host for shelf in asked if shelf.has(name)):
            return having
        if any(shelf.problem for shelf in asked):
            raise self.down(among)
        raise NotFound(
            f"Model {name} is on none of: {', '.join(shelf.host for shelf in asked)}.",
            suggestion=f"Pull it first: `alchemorsel models pull {name}`, or POST /api/v1/ai/models/pull.",
        )


def model_list(stock: Stock, choice: ModelChoice, book: ModelBook) -> ModelList:
    """The list: the default first, then what other features use, then the rest by name."""
    stocked: dict[str, list[tuple[str, Stocked]]] = {}
    for shelf in stock.shelves:
        for model in shelf.models:
            stocked.setdefault(canonical(model.name), []).append((shelf.host, model))
    for name in (choice.default, *(choice.current(feature) for feature in Feature)):
        stocked.setdefault(canonical(name), [])
    entries = [_entry(name, copies, choice, book) for name, copies in stocked.items()]
    return ModelList(
        default=choice.default,
        selected=choice.selected,
        hosts=tuple(_host(shelf) for shelf in stock.shelves),
        models=tuple(sorted(entries, key=lambda each: (not each.default, not each.features, each.name))),
    )


def _entry(name: str, copies: list[tuple[str, Stocked]], choice: ModelChoice, book: ModelBook) -> ModelEntry:
    absent = ModelEntry(
        name=_configured_name(name, choice) if not copies else copies[0][1].name,
        present=False,
        resident=False,
        default=is_same(choice.default, name),
        features=tuple(feature for feature in Feature if is_same(choice.current(feature), name)),
        stats=book.stats(name),
    )
    return _stocked(absent, copies) if copies else absent


def _stocked(entry: ModelEntry, copies: list[tuple[str, Stocked]]) -> ModelEntry:
    first = copies[0][1]
    return msgspec.structs.replace(
        entry,
        present=True,
        resident=_any_known(model.resident for _, model in copies),
        size_bytes=first.size_bytes,
        context_length=first.context_length,
        running_context_length=next(_known(model.running_context_length for _, model in copies), None),
        capabilities=next(_known(model.capabilities for _, model in copies), None),
        family=first.family,
        parameter_size=first.parameter_size,
        quantization=first.quantization,
        digest=first.digest or None,
        modified_at=first.modified_at or None,
        hosts=tuple(host for host, _ in copies),
        resident_on=tuple(host for host, model in copies if model.resident),
    )


def _configured_name(name: str, choice: ModelChoice) -> str:
    """A model that nobody has is named as it was configured."""
    names = (choice.default, *(choice.current(feature) for feature in Feature))
    return next(each for each in names if is_same(each, name))


def _any_known(values: Iterable[bool | None]) -> bool | None:
    """True if one is, null if one might be."""
    known = list(values)
    return True if True in known else None if None in known else False


def _known(values: Iterable[T | None]) -> Iterator[T]:
    return (value for value in values if value is not None)


def _host(shelf: Shelf) -> ModelHost:
    if shelf.problem is None:
        return ModelHost(host=shelf.host, reachable=True, models=len(shelf.models))
    problem = shelf.problem
    return ModelHost(host=shelf.host, reachable=False, problem=problem.detail, suggestion=problem.suggestion)
