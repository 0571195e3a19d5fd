import math

import pytest

from alchemorsel.application.call import Asking, Reset, Wrote
from alchemorsel.application.streaming import (
    MOST_TURNS,
    Attempting,
    Drafted,
    Drafts,
    Feed,
    Notice,
    Progressed,
    Restarted,
    drafts_for,
)
from alchemorsel.domain.partial import PartialRecipe
from alchemorsel.domain.provenance import Attempt
from alchemorsel.domain.requests import IngredientRequest, NutritionRequest, RecipeRequest, Request
from alchemorsel.domain.vocabulary import Allergen, Diet, Provider
from tests.support.clock import FakeClock

SOUP = RecipeRequest(prompt="soup")
DOWN = Attempt(provider=Provider.OLLAMA, model="m", outcome="unavailable", reason="It is down.", seconds=0.1)


class Listener:
    """A feed, its time, and what a reader has taken of it."""

    def __init__(self, request: Request = SOUP) -> None:
        self.clock = FakeClock()
        self.feed = Feed(request, self.clock.monotonic)

    def kinds(self, *, last: bool = False) -> list[type[Notice]]:
        return [type(notice) for notice in self.feed.take(last=last)]


def test_a_switch_of_provider_is_told_in_order_with_its_reason() -> None:
    listener = Listener()
    listener.feed(Asking(Provider.OLLAMA, "m"))
    listener.feed(Reset("next provider", DOWN))
    listener.feed(Asking(Provider.OPENAI, "n"))
    live = Drafts.LIVE
    assert listener.feed.take() == [
        Attempting(provider=Provider.OLLAMA, model="m", after=None, drafts=live),
        Restarted(reason="next provider", after="It is down."),
        Attempting(provider=Provider.OPENAI, model="n", after="It is down.", drafts=live),
    ]


def test_a_hundred_tokens_a_second_are_told_ten_times() -> None:
    listener, counts = Listener(), []
    for token in range(1, 101):
        listener.feed(Wrote(".", token))
        counts += [notice.tokens for notice in listener.feed.take() if isinstance(notice, Progressed)]
        listener.clock.advance(0.01)
    assert 9 <= len(counts) <= 11
    assert counts == sorted(set(counts))


def test_progress_says_seconds_since_the_question() -> None:
    listener = Listener()
    listener.clock.advance(2.5)
    listener.feed(Wrote("x", 7))
    assert listener.feed.take() == [Progressed(tokens=7, seconds=2.5)]


def test_a_slow_reader_finds_the_newest_and_nothing_else() -> None:
    listener = Listener()
    for token, text in enumerate(('{"name": "', *["soup "] * 10_000), 1):
        listener.feed(Wrote(text, token))
    progress, draft = listener.feed.take()
    assert isinstance(progress, Progressed)
    assert progress.tokens == 10_001
    assert isinstance(draft, Drafted)
    assert listener.feed.take(last=True) == []


def test_turns_that_nobody_takes_are_forgotten_from_the_oldest() -> None:
    listener = Listener()
    for number in range(10_000):
        listener.feed(Reset(f"{number}"))
    notices = listener.feed.take()
    assert len(notices) == MOST_TURNS
    assert notices[-1] == Restarted(reason="9999", after=None)


def test_a_draft_comes_at_most_four_times_a_second_and_only_when_it_has_grown() -> None:
    listener = Listener()
    listener.feed(Wrote('{"name": "Soup"', 1))
    assert listener.kinds() == [Progressed, Drafted]
    listener.feed(Wrote(', "prep_minutes": 5', 2))
    listener.clock.advance(0.1)
    assert listener.kinds() == [Progressed]
    assert listener.feed.due_in_s() == pytest.approx(0.15)
    listener.clock.advance(0.15)
    assert listener.kinds() == []
    assert listener.feed.due_in_s() == math.inf


def test_text_that_is_thrown_away_is_never_shown() -> None:
    listener = Listener()
    listener.feed(Wrote('{"name": "Stew"', 5))
    listener.feed(Reset("repair", DOWN))
    assert listener.feed.take(last=True) == [Restarted(reason="repair", after="It is down.")]
    listener.feed(Wrote('{"name": "Soup"', 1))
    progress, draft = listener.feed.take(last=True)
    assert progress == Progressed(tokens=1, seconds=0.0)
    assert draft == Drafted(PartialRecipe(name="Soup"))


def test_the_last_look_waits_for_no_pace() -> None:
    listener = Listener()
    listener.feed(Wrote("{", 1))
    listener.feed.take()
    listener.feed(Wrote('"name": "S', 2))
    assert listener.kinds() == []
    assert listener.kinds(last=True) == [Progressed, Drafted]


RULED = [
    RecipeRequest(prompt="soup", diets=(Diet.VEGAN,)),
    RecipeRequest(prompt="soup", allergies=(Allergen.PEANUTS,)),
    RecipeRequest(prompt="soup", custom_allergies=("kiwi",)),
    IngredientRequest(prompt="soup", excluded_ingredients=("celery",)),
    RecipeRequest(prompt="pasta, I am allergic to peanuts"),
    RecipeRequest(prompt="vegan pasta"),
    RecipeRequest(prompt="Pasta ohne Zwiebeln"),
    RecipeRequest(prompt="pasta", notes="no celery, please"),
    IngredientRequest(prompt="what goes with leek, gluten-free"),
]


@pytest.mark.parametrize("request_", RULED)
def test_with_rules_in_fields_or_words_drafts_are_held_and_progress_flows(request_: Request) -> None:
    listener = Listener(request_)
    listener.feed(Asking(Provider.OLLAMA, "m"))
    listener.feed(Wrote('{"name": "Celery soup"', 9))
    attempt, progress = listener.feed.take(last=True)
    assert isinstance(attempt, Attempting)
    assert attempt.drafts is Drafts.HELD
    assert isinstance(progress, Progressed)


@pytest.mark.parametrize("request_", [SOUP, IngredientRequest(prompt="soup"), NutritionRequest(ingredients=("egg",))])
def test_without_rules_drafts_are_live(request_: Request) -> None:
    assert drafts_for(request_) is Drafts.LIVE


def test_the_reader_is_woken_once_and_again_after_it_has_looked() -> None:
    listener = Listener()
    listener.feed(Wrote("{", 1))
    assert listener.feed.changed.is_set()
    listener.feed.take()
    assert not listener.feed.changed.is_set()
    listener.feed(Wrote('"name"', 2))
    assert listener.feed.changed.is_set()
    assert 0 < listener.feed.due_in_s() < 0.3
