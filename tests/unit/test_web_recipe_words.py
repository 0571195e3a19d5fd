"""What a recipe's page says of where it came from and of what it holds."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from alchemorsel.domain.nutrition import Nutrition
from alchemorsel.domain.provenance import Attempt
from alchemorsel.domain.reading.understood import Understood
from alchemorsel.domain.vocabulary import Allergen, Course, Diet, Provider, UnitSystem
from alchemorsel.interfaces.web.locales import words_of
from alchemorsel.interfaces.web.nutrition_chart import bars
from alchemorsel.interfaces.web.provenance_words import age_text, failed_attempts, provenance_line
from alchemorsel.interfaces.web.recipe_routes import file_name
from alchemorsel.interfaces.web.rendering import data_block
from alchemorsel.interfaces.web.understood_words import understood_words
from tests.support.provenances import provenance

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
ENGLISH, GERMAN = words_of("en"), words_of("de")


def line(age: timedelta, *, remembered: bool = False, **changes: Any) -> str:
    said = provenance(generated_at=NOON, **{"seconds": 3.21, **changes})
    return provenance_line(said, remembered=remembered, now=NOON + age, words=ENGLISH)


def test_one_line_says_who_answered_how_fast_and_how_old_it_is() -> None:
    assert line(timedelta(seconds=2)) == "llama3.2:3b on your own Ollama, 3.2 s"
    assert line(timedelta(hours=2)) == "llama3.2:3b on your own Ollama, 3.2 s; 2 hours old"
    remembered = line(timedelta(minutes=12), remembered=True)
    assert remembered == "llama3.2:3b on your own Ollama, 3.2 s; from the cache, 12 minutes old"


def test_what_took_no_time_is_not_said_to_have_taken_none() -> None:
    assert line(timedelta(), seconds=0.004, provider=Provider.MOCK, model="r") == "the rule kitchen (r), < 0.1 s"


def test_a_model_may_be_called_anything() -> None:
    assert line(timedelta(), model="100 %(x)s %").startswith("100 %(x)s % on your own")


@pytest.mark.parametrize(
    ("seconds", "english", "german"),
    [
        (-5, "0 seconds", "0 Sekunden"),
        (1, "1 second", "1 Sekunde"),
        (60, "1 minute", "1 Minute"),
        (7300, "2 hours", "2 Stunden"),
        (86_400 * 3, "3 days", "3 Tage"),
    ],
)
def test_ages_are_said_in_the_fewest_words(seconds: float, english: str, german: str) -> None:
    assert (age_text(seconds, ENGLISH), age_text(seconds, GERMAN)) == (english, german)


def test_failures_are_told_once_each_and_the_answer_is_none() -> None:
    down = Attempt(
        provider=Provider.OLLAMA, model="m", outcome="unavailable", reason="Down.", suggestion="Start it.", seconds=0
    )
    nameless = Attempt(provider=Provider.OPENAI, outcome="busy", seconds=0)
    answered = Attempt(provider=Provider.MOCK, model="r", outcome="answered", seconds=0)
    told = failed_attempts(provenance(attempts=(down, down, nameless, answered)), ENGLISH)
    assert told == (("m on your own Ollama", "Down. Start it."), ("? at OpenAI or the like", "busy"))


def test_what_was_read_in_a_wish_is_said_back() -> None:
    read = Understood(
        diets=(Diet.VEGAN,),
        allergies=(Allergen.PEANUTS,),
        excluded_ingredients=("%(name)s",),
        servings=2,
        max_total_minutes=90,
        course=Course.SOUP,
        cuisine="thai",
        unit_system=UnitSystem.US,
        avoided_to_be_safe=("tuna",),
    )
    said = understood_words(read, GERMAN)
    assert said[:4] == ("vegan", "ohne Erdnüsse", "ohne %(name)s", "tuna: zur Sicherheit weggelassen")
    assert said[4:] == ("für 2", "höchstens 1 Std. 30 Min.", "Suppe", "thai", "US-Maße")
    assert understood_words(Understood(), GERMAN) == ()


def holding(**values: Any) -> Nutrition:
    return Nutrition(servings=2, method_version="1", **values)


def test_bars_are_shares_of_a_days_reference_with_the_range_on_them() -> None:
    (energy, fibre, salt) = bars(
        holding(
            energy_kcal=500.0,
            fibre_g=6.0,
            salt_g=3.0,
            low={"energy_kcal": 400.0, "sodium_mg": 800.0},
            high={"energy_kcal": 600.0, "sodium_mg": 1600.0},
        )
    )
    assert (energy.share, energy.width, energy.reach) == (25.0, 25.0, (20.0, 30.0))
    assert (fibre.share, fibre.width, fibre.reach) == (None, 0.0, None)
    assert (salt.low, salt.high) == (2.0, 4.0)


def test_a_bar_ends_where_the_chart_does_and_its_number_does_not() -> None:
    (fat,) = bars(holding(fat_g=140.0, low={"fat_g": 69.0}, high={"fat_g": 200.0}))
    assert fat.share == 200.0
    assert fat.width == 100.0
    assert fat.reach == pytest.approx((98.57, 100.0), abs=0.01)


def test_what_is_nothing_or_unknown_has_no_range() -> None:
    assert [bar.reach for bar in bars(holding(sugar_g=0.0, low={"sugar_g": 0.0}, high={"sugar_g": 0.0}))] == [None]
    assert bars(holding()) == ()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Crème brûlée, für zwei!", "creme-brulee-fur-zwei"),
        ('../../"\r\nX', "x"),
        ("汤", "recipe"),
        ("a" * 300, "a" * 60),
    ],
)
def test_a_title_becomes_a_file_name_that_does_no_harm(title: str, name: str) -> None:
    assert file_name(title) == name


def test_data_cannot_leave_its_script_element() -> None:
    assert str(data_block('{"a":"</script><!--&"}')) == '{"a":"\\u003c/script\\u003e\\u003c!--\\u0026"}'
