"""`book` on the command line: what cannot be done is said in its own words, and leaves nothing behind."""

import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

from alchemorsel.bootstrap.cli import make_wiring
from alchemorsel.interfaces.cli import make_cli
from tests.support.book import asked, recipe

Book = Callable[..., Result]
SOUP = "Soup\nServes 2\n500 g tomatoes\n1 onion\n1. Cook everything together for 20 minutes until it is soft."
RARE = "Chicken\nServes 2\n500 g chicken breast\n1 onion\n1. Cook the chicken to an internal temperature of 50 °C."


@pytest.fixture
def book(tmp_path: Path) -> Book:
    def run(*args: str, given: str = "") -> Result:
        environment = {"ALCHEMORSEL_DATA_DIR": str(tmp_path)}
        return CliRunner().invoke(make_cli(make_wiring(environment)), ["book", *args], input=given)

    return run


@pytest.mark.parametrize("words", [(" ",), ("", ""), ("!!",), ("*", "-")])
def test_a_search_without_a_word_is_a_misuse(book: Book, words: tuple[str, ...]) -> None:
    found = book("search", *words)
    assert (found.exit_code, "mistake in Alchemorsel" in found.output) == (2, False)
    assert "no word to look for" in found.output


def test_nought_minutes_are_a_wish(book: Book) -> None:
    assert book("save", given=json.dumps(timed(20))).exit_code == 0
    assert "no such recipe" in book("list", "--minutes", "0").output
    assert "Tomato soup" in book("list", "--minutes", "20").output


def timed(minutes: int) -> object:
    return msgspec.to_builtins(asked(recipe(cook_minutes=minutes, total_minutes=minutes)))


def test_recipes_are_listed_by_who_wrote_them(book: Book) -> None:
    assert book("save", given=SOUP).exit_code == 0
    assert "no such recipe" in book("list", "--provider", "mock").output
    assert book("list", "--provider", "somebody").exit_code == 2


def test_relevance_is_to_words(book: Book) -> None:
    refused = book("list", "--sort", "relevance")
    assert (refused.exit_code, "book search" in refused.output) == (2, True)


@pytest.mark.parametrize("given", ["", " \n", '{"recipe":1}', '{"recipe":{"name":7}}', '{"name":"Soup"}', "{", "[]"])
def test_what_is_no_recipe_is_refused_in_words_that_name_no_flag(book: Book, given: str) -> None:
    refused = book("save", given=given)
    assert refused.exit_code == 2
    assert "--text" not in refused.output
    assert "--recipe" not in refused.output


def test_half_a_character_is_called_so(book: Book) -> None:
    assert "half of a character" in book("save", given=r'{"recipe": {"name": "\ud800 x"}}').output


def test_a_flag_that_does_not_fit_is_named(book: Book) -> None:
    refused = book("save", "--tag", "x" * 61, given=SOUP)
    assert (refused.exit_code, "--tag: " in refused.output) == (2, True)


def test_a_recipe_alone_in_our_own_json_is_kept(book: Book) -> None:
    assert "Tomato soup" in book("save", given=json.dumps(msgspec.to_builtins(recipe()))).output


def test_an_id_that_is_none_is_answered_in_the_words_of_the_command_line(book: Book) -> None:
    missing = book("show", "nonsense")
    assert (missing.exit_code, "alchemorsel book list" in missing.output) == (1, True)
    assert "GET" not in missing.output


def test_an_export_that_fails_leaves_no_part_behind(book: Book, tmp_path: Path) -> None:
    (tmp_path / "recipes.db").write_bytes(b"this is no database, and long enough to look at" * 100)
    out = tmp_path / "out.json"
    out.write_text("older")
    failed = book("export", "--file", str(out))
    assert failed.exit_code == 1
    assert (out.read_text(), list(tmp_path.glob("*.part"))) == ("older", [])


@pytest.mark.parametrize(
    ("given", "flags", "said"),
    [
        (SOUP, (), "no diet or allergy was named to check it for"),
        (SOUP, ("--diet", "vegan"), "nothing was found that breaks what it is kept to"),
        (SOUP, ("--custom-allergy", "kiwi"), "nothing was found that breaks what it is kept to"),
        (RARE, (), "it may make people ill"),
    ],
)
def test_nobody_asked_for_what_was_written_by_hand(book: Book, given: str, flags: tuple[str, ...], said: str) -> None:
    saved = book("save", *flags, given=given)
    shown = " ".join(book("show", saved.output.split()[0]).output.split())
    assert said in shown
    assert "asked" not in shown
