"""Makes an entry of an answer, and decides whether it is one to remember."""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from alchemorsel.application.answer import Answer
from alchemorsel.application.cache_key import CacheKeys
from alchemorsel.application.cache_scopes import scopes_of
from alchemorsel.application.ports import Clock
from alchemorsel.application.question import Question
from alchemorsel.domain.answers import RecipeAnswer, Served
from alchemorsel.domain.provenance import Provenance
from alchemorsel.domain.recipe import Recipe
from alchemorsel.domain.requests import NutritionRequest, Request, Wish
from alchemorsel.infrastructure.cache.entry import Entry, Head, etag_of, packed
from alchemorsel.infrastructure.cache.lifetimes import LifetimePolicy, lifetime


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """What a flight brings.

    Args:
        first_hand: whether it may be remembered.
        stored: whether it is.
        elsewhere: another process made it.
    """

    entry: Entry
    first_hand: bool = True
    stored: bool = False
    elsewhere: bool = False


class Maker:
    """First hand is only what a provider of the chain answered, asked for the models that the key names."""

    def __init__(self, keys: CacheKeys, clock: Clock, policy: LifetimePolicy, draw: Callable[[], float]) -> None:
        self._keys = keys
        self._clock = clock
        self._policy = policy
        self._draw = draw

    def made(self, question: Question[Any], key: str, answer: Answer[Any], stamp: int) -> Made:
        """The entry of an answer.

        Args:
            stamp: the latest purge that was known before it was asked for.
        """
        told: Provenance = answer.value.provenance
        rung = self._rung(question, told)
        life = lifetime(self._policy, question.feature, rung=rung or 0, confidence=told.confidence, draw=self._draw)
        now = self._clock.now().timestamp()
        kept, gzipped = packed(answer.body)
        head = Head(
            created=now,
            fresh_until=now + life.fresh_s,
            stale_until=now + life.stale_s,
            gone_at=now + life.gone_s,
            rung=rung or 0,
            etag=etag_of(answer.body),
            size=len(answer.body),
            gzipped=gzipped,
            scopes=_scopes(question.request, key, answer.value),
            stamp=stamp,
        )
        first_hand = rung is not None and not told.degraded and self._keys.key_of(question) == key
        return Made(entry=Entry(head, kept, answer.body), first_hand=first_hand)

    def _rung(self, question: Question[Any], told: Provenance) -> int | None:
        """The place of who answered in the chain; None for a stand-in."""
        chain = [provider for provider, _ in self._keys.chain(question.feature)]
        return chain.index(told.provider) if told.provider in chain else None


def _scopes(request: Request, key: str, answer: Served) -> tuple[str, ...]:
    """What an operator can purge it by: who made it, what was asked for, and what a recipe turned out to be."""
    told = answer.provenance
    feature = key.split(":")[-2]
    return scopes_of(
        [
            ("key", key),
            ("feature", feature),
            ("model", told.model),
            ("provider", told.provider),
            *(() if isinstance(request, NutritionRequest) else _asked(request)),
            *(_turned_out(answer.recipe) if isinstance(answer, RecipeAnswer) else ()),
        ]
    )


def _asked(wish: Wish) -> Iterator[tuple[str, str | None]]:
    yield from (("language", wish.language), ("cuisine", wish.cuisine), ("course", wish.course))
    yield from (("diet", diet) for diet in wish.diets)
    yield from (("allergen", allergen) for allergen in wish.allergies)


def _turned_out(recipe: Recipe) -> Iterator[tuple[str, str | None]]:
    yield from (("cuisine", recipe.cuisine), ("course", recipe.course))
    yield from (("diet", diet) for diet in recipe.diets_requested)
