"""Remembers answers: one call to a model per wish, however many ask for it, at once or later."""

import random
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from alchemorsel.application.answer import Answer
from alchemorsel.application.cache import CacheObserver, CacheOrigin, Dropped, Forward, Stale
from alchemorsel.application.cache_key import CacheKeys
from alchemorsel.application.call import CacheMode, Call
from alchemorsel.application.ports import AI, Clock
from alchemorsel.application.question import Question
from alchemorsel.application.tab import open_tab
from alchemorsel.domain.answers import Served
from alchemorsel.domain.errors import NotAllowed, NotCached, Refused, Unavailable
from alchemorsel.infrastructure.ai.flights import Flights
from alchemorsel.infrastructure.ai.making import Made, Maker
from alchemorsel.infrastructure.ai.refreshing import Refreshing
from alchemorsel.infrastructure.cache.budget import Budget
from alchemorsel.infrastructure.cache.claims import Claim
from alchemorsel.infrastructure.cache.entry import Entry
from alchemorsel.infrastructure.cache.layered import Found, LayeredStore
from alchemorsel.infrastructure.cache.lifetimes import LifetimePolicy
from alchemorsel.infrastructure.cache.origin import origin_of

A = TypeVar("A", bound=Served)


class CachedAI:
    """Fresh answers are served, stale ones too while a newer one is made; a remembered one beats a failure.

    Args:
        redis_s: what one request may wait for Redis in all.
        refreshes: how many answers may be renewed at once behind the callers.
    """

    def __init__(
        self,
        inner: AI,
        store: LayeredStore,
        *,
        keys: CacheKeys,
        clock: Clock,
        observer: CacheObserver,
        policy: LifetimePolicy,
        redis_s: float = 0.1,
        refreshes: int = 4,
        draw: Callable[[], float] = random.random,
    ) -> None:
        self.flights: Flights[Made] = Flights(clock)
        self.keys = keys
        self._inner = inner
        self._store = store
        self._clock = clock
        self._observer = observer
        self._redis_s = redis_s
        self._maker = Maker(keys, clock, policy, draw)
        self._refreshing = Refreshing(clock, observer, most=refreshes)

    async def ask(self, question: Question[A], call: Call) -> Answer[A]:
        if call.cache is CacheMode.BYPASS:
            return await self._bypass(question, call)
        # Whoever else asks Redis on the way to an answer, such as the limiter, has this tab too.
        with open_tab() as tab:
            return await self._remembered(question, self.keys.key_of(question), call, Budget(self._redis_s, tab.redis))

    async def _remembered(self, question: Question[A], key: str, call: Call, budget: Budget) -> Answer[A]:
        found = await self._store.get(key, budget)
        if found is not None and call.cache is not CacheMode.REFRESH and self._may_serve(found.entry):
            return self._served(question, key, found, call)
        if call.cache is CacheMode.ONLY:
            raise NotCached(
                "Nothing is remembered for this wish.", suggestion="Ask without only-if-cached to have it made."
            )
        try:
            return await self._made(question, key, found, call, budget)
        except Unavailable:
            if found is None:
                raise
            self._observer.stale(question.feature, Stale.ERROR)
            return self._answer(question, key, found, Stale.ERROR)

    async def aclose(self) -> None:
        """End every flight; what is being written to Redis comes to its end."""
        await self._refreshing.aclose()
        await self.flights.aclose()
        if self._store.shared is not None:
            await self._store.shared.aclose()

    async def _bypass(self, question: Question[A], call: Call) -> Answer[A]:
        self._observer.miss(question.feature, Forward.BYPASS)
        answer = await self._inner.ask(question, call)
        return Answer(question.answer_type, body=answer.body, origin=CacheOrigin(forward=Forward.BYPASS))

    def _served(self, question: Question[A], key: str, found: Found, call: Call) -> Answer[A]:
        if self._store.is_fresh(found.entry):
            self._observer.hit(question.feature, found.layer)
            return self._answer(question, key, found, None)
        self._observer.stale(question.feature, Stale.REVALIDATING)
        if call.cache is CacheMode.NORMAL and self.flights.get(key) is None:
            self._refreshing.begin(key, lambda terms: self._refresh(question, key, found.entry, terms))
        return self._answer(question, key, found, Stale.REVALIDATING)

    async def _made(
        self, question: Question[A], key: str, found: Found | None, call: Call, budget: Budget
    ) -> Answer[A]:
        forward = _forward(found, call)
        self._observer.miss(question.feature, forward)
        flight = self.flights.get(key)
        joined = flight is not None
        if flight is None:
            seen = found.entry.head.etag if found else ""
            flight = self.flights.begin(key, lambda terms: self._fly(question, key, seen, budget, terms), call)
        try:
            made = await self.flights.wait(key, flight, call)
        except NotAllowed:
            if not joined:
                raise
            # It was whoever began the flight that may not; this caller asks on its own account.
            return await self._made(question, key, found, call, budget)
        joined = joined or made.elsewhere
        if joined:
            self._observer.collapsed(question.feature)
        return self._new(question, key, made, forward, joined=joined)

    async def _refresh(self, question: Question[Any], key: str, old: Entry, call: Call) -> bool:
        """Whether there is a newer one now."""
        flight = self.flights.get(key) or self.flights.begin(
            key, lambda terms: self._fly(question, key, old.head.etag, Budget(self._redis_s), terms), call
        )
        made = await self.flights.wait(key, flight, call)
        return made.stored

    async def _fly(self, question: Question[Any], key: str, seen: str, budget: Budget, call: Call) -> Made:
        claim = await self._store.claim(key, seen, budget)
        if claim.entry is not None:
            return Made(entry=claim.entry, stored=True, elsewhere=True)
        try:
            return await self._make(question, key, claim, call)
        except (Unavailable, Refused) as error:
            claim.fail(error)
            raise
        except BaseException:
            claim.release()
            raise

    async def _make(self, question: Question[Any], key: str, claim: Claim, call: Call) -> Made:
        stamp = self._store.ledger.stamp()
        made = self._maker.made(question, key, await self._inner.ask(question, call), stamp)
        if not made.first_hand:
            self._observer.dropped(Dropped.NOT_FIRST_HAND)
            claim.release()
            return made
        stored = self._store.keep(key, made.entry, claim)
        if stored:
            self._observer.stored(question.feature)
        return msgspec.structs.replace(made, stored=stored)

    def _answer(self, question: Question[A], key: str, found: Found, stale: Stale | None) -> Answer[A]:
        origin = origin_of(key, found.entry, self._now(), layer=found.layer, stale=stale)
        return Answer(question.answer_type, body=found.entry.body, origin=origin)

    def _new(self, question: Question[A], key: str, made: Made, forward: Forward, *, joined: bool) -> Answer[A]:
        origin = origin_of(key, made.entry, self._now(), forward=forward, stored=made.stored, collapsed=joined)
        return Answer(question.answer_type, body=made.entry.body, origin=origin)

    def _may_serve(self, entry: Entry) -> bool:
        return self._now() < entry.head.stale_until

    def _now(self) -> float:
        return self._clock.now().timestamp()


def _forward(found: Found | None, call: Call) -> Forward:
    if call.cache is CacheMode.REFRESH:
        return Forward.REQUEST
    return Forward.STALE if found else Forward.MISS
