"""What operators see of what happened lately."""

from datetime import UTC, datetime

import pytest

from alchemorsel.application.recent import MOST_CALLS, MOST_FALLBACKS, RecentBook
from alchemorsel.domain.errors import BadAnswer, Busy, Unavailable
from alchemorsel.domain.provenance import Attempt
from alchemorsel.domain.vocabulary import Feature, Provider
from alchemorsel.infrastructure.ai.noting import NotingObserver
from alchemorsel.infrastructure.ai.observing import ANSWERED, CANCELLED
from tests.support.observers import Notes

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture(name="book")
def a_book() -> RecentBook:
    return RecentBook(lambda: NOON)


def failed(code: str = Busy.code, reason: str = "It is full.") -> Attempt:
    return Attempt(provider=Provider.OLLAMA, model="m", outcome=code, reason=reason, suggestion="Wait.", seconds=1.0)


def test_a_fallback_is_kept_with_its_reason_and_the_newest_comes_first(book: RecentBook) -> None:
    book.fell_back(failed(), Provider.OPENAI)
    book.fell_back(failed(Unavailable.code, "It is away."), Provider.MOCK)
    newest, oldest = book.shown().fallbacks
    assert (newest.at, newest.provider, newest.model, newest.after) == (NOON, Provider.OLLAMA, "m", Provider.MOCK)
    assert (newest.code, newest.reason, newest.suggestion) == ("unavailable", "It is away.", "Wait.")
    assert oldest.after is Provider.OPENAI


def test_what_a_wish_may_have_said_is_not_kept(book: RecentBook) -> None:
    book.fell_back(failed(BadAnswer.code, "The recipe uses an excluded ingredient: celery."), Provider.MOCK)
    (kept,) = book.shown().fallbacks
    assert (kept.code, kept.reason, kept.suggestion) == ("bad_answer", "", "")


def test_only_the_last_of_each_are_kept(book: RecentBook) -> None:
    for number in range(MOST_FALLBACKS + MOST_CALLS):
        book.fell_back(failed(reason=str(number)), Provider.MOCK)
        book.called(Provider.OLLAMA, number / 1000)
    shown = book.shown()
    assert (len(shown.fallbacks), len(shown.calls[0].seconds)) == (MOST_FALLBACKS, MOST_CALLS)
    assert shown.fallbacks[0].reason == str(MOST_FALLBACKS + MOST_CALLS - 1)
    assert shown.calls[0].seconds[-1] == (MOST_FALLBACKS + MOST_CALLS - 1) / 1000


def test_the_observer_hears_everything_and_the_book_what_it_is_for(book: RecentBook) -> None:
    notes = Notes()
    observer = NotingObserver(notes, book)
    observer.fell_back(failed(), Provider.MOCK)
    observer.called(Provider.OLLAMA, ANSWERED, 1.5)
    observer.called(Provider.OLLAMA, CANCELLED, 9.0)
    observer.waited_for(Feature.RECIPE, Provider.OLLAMA, ANSWERED, 2.0)
    observer.queued(Provider.OLLAMA, 0.5)
    assert notes.fallbacks == [("ollama", "mock", "busy")]
    assert notes.calls == [(ANSWERED, 1.5), (CANCELLED, 9.0)]
    assert (notes.waits, notes.turns) == ([(ANSWERED, 2.0)], [0.5])
    assert book.shown().calls[0].seconds == (1.5,)
