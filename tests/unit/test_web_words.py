"""The texts of the pages: whole in both languages, and never able to break a page."""

import importlib.util
import re
from pathlib import Path
from typing import Any

import pytest

from alchemorsel.domain.errors import AlchemorselError, InvalidRequest, Refused, Unavailable
from alchemorsel.domain.safety import DISCLAIMER
from alchemorsel.domain.vocabulary import (
    Allergen,
    Course,
    Diet,
    Difficulty,
    Evidence,
    Severity,
    Skill,
    Unit,
    UnitSystem,
)
from alchemorsel.interfaces.web import vocabulary_words as vocabulary
from alchemorsel.interfaces.web.amounts import minutes_text, number_text, quantity_text, unit_word
from alchemorsel.interfaces.web.catalogue import read_entries
from alchemorsel.interfaces.web.locales import LANGUAGES, language_of, words_of
from alchemorsel.interfaces.web.trouble import _SAYS

ROOT = Path(__file__).parents[2]
LOCALE = ROOT / "internal/alchemorsel/interfaces/web/locale"
_PLACES = re.compile(r"%\((\w+)\)[sd]|%%")


def builder() -> Any:
    spec = importlib.util.spec_from_file_location("build_catalogue", ROOT / "scripts/build_catalogue.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_a_catalogue_is_fresh_and_whole(language: str) -> None:
    path = LOCALE / f"{language}.po"
    content, missing = builder().updated(path)
    assert not missing
    assert path.read_bytes() == content, "run: .venv/bin/python scripts/build_catalogue.py"


@pytest.mark.parametrize("path", sorted(LOCALE.glob("*.po")), ids=lambda path: path.stem)
def test_translations_leave_the_same_places_to_fill(path: Path) -> None:
    for entry in read_entries(path.read_text()):
        for text in entry.texts:
            assert sorted(_PLACES.findall(text)) == sorted(_PLACES.findall(entry.many or entry.one)), entry


def test_no_text_holds_html_for_templates_trust_them() -> None:
    for path in LOCALE.glob("*.po"):
        assert not [entry for entry in read_entries(path.read_text()) if re.search(r"[<>&\"]", "".join(entry.texts))]


def test_a_catalogue_that_cannot_be_read_is_told() -> None:
    with pytest.raises(ValueError, match="msgctxt"):
        list(read_entries('msgctxt "a"\nmsgid "b"\nmsgstr "c"'))


def test_long_texts_and_plurals_are_read() -> None:
    (one, two) = read_entries(
        '# x\nmsgid ""\n"a"\n"b\\n"\nmsgstr "c"\n\nmsgid "d"\nmsgid_plural "e"\nmsgstr[0] "f"\nmsgstr[1] "g"'
    )
    assert (one.one, one.texts) == ("ab\n", ("c",))
    assert (two.many, two.texts) == ("e", ("f", "g"))


@pytest.mark.parametrize(
    ("words", "closed"),
    [
        (vocabulary.DIETS, Diet),
        (vocabulary.ALLERGENS, Allergen),
        (vocabulary.COURSES, Course),
        (vocabulary.SKILLS, Skill),
        (vocabulary.DIFFICULTIES, Difficulty),
        (vocabulary.UNIT_SYSTEMS, UnitSystem),
        (vocabulary.EVIDENCE, Evidence),
        (vocabulary.EVIDENCE_MEANS, Evidence),
        (vocabulary.SEVERITIES, Severity),
    ],
)
def test_every_closed_word_has_its_text(words: Any, closed: Any) -> None:
    assert set(words) == set(closed)


def test_every_unit_can_be_said() -> None:
    assert all(isinstance(unit_word(unit, 2, words_of("de")), str) for unit in Unit)


def test_the_checkers_own_sentence_is_translated() -> None:
    assert words_of("de").gettext(DISCLAIMER) != DISCLAIMER


def kinds(error: type[AlchemorselError]) -> set[str]:
    return {error.code}.union(*(kinds(each) for each in error.__subclasses__()))


def test_every_failure_that_a_wish_can_meet_has_words() -> None:
    assert kinds(Unavailable) | {Refused.code, InvalidRequest.code, "malformed", "too_large"} <= set(_SAYS)


@pytest.mark.parametrize(
    ("chosen", "accepted", "language"),
    [
        ("", "", "en"),
        ("", "de", "de"),
        ("", "de-CH, en;q=0.8", "de"),
        ("", "fr, en;q=0.5, de;q=0.7", "de"),
        ("", "de;q=0", "en"),
        ("en", "de", "en"),
        ("../../etc", "de", "de"),
        ("", "de;q=x,,;;", "en"),
        ("", "*", "en"),
    ],
)
def test_the_choice_wins_then_what_the_browser_likes_best(chosen: str, accepted: str, language: str) -> None:
    assert language_of(chosen, accepted) == language


@pytest.mark.parametrize(
    ("quantity", "unit", "english", "german"),
    [
        (0.5, Unit.CUP, "½", "½"),
        (1.5, Unit.TBSP, "1½", "1½"),
        (0.333, Unit.CUP, "⅓", "⅓"),
        (2.4, Unit.CUP, "2.4", "2,4"),
        (0.5, Unit.KG, "0.5", "0,5"),
        (1250, Unit.G, "1250", "1250"),
        (3, None, "3", "3"),
    ],
)
def test_amounts_read_as_cooks_say_them(quantity: float, unit: Unit | None, english: str, german: str) -> None:
    assert quantity_text(quantity, unit, words_of("en")) == english
    assert quantity_text(quantity, unit, words_of("de")) == german


def test_numbers_are_never_in_powers_of_ten() -> None:
    assert number_text(0.00001, words_of("en")) == "0.00001"


@pytest.mark.parametrize(("minutes", "text"), [(0, "0 min"), (45, "45 min"), (60, "1 h"), (95, "1 h 35 min")])
def test_minutes_become_hours(minutes: int, text: str) -> None:
    assert minutes_text(minutes, words_of("en")) == text
