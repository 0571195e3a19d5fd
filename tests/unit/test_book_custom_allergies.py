"""Allergies that no list knows, once named, stay with the recipe: at its saving, its editing, on its way out and in."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner, Result

from alchemorsel.application.book.bookkeeper import entry_of
from alchemorsel.application.kitchen import Kitchen
from alchemorsel.bootstrap.cli import make_wiring
from alchemorsel.domain.book.requests import BookFormat, SaveRequest
from alchemorsel.domain.errors import InvalidRequest
from alchemorsel.domain.requests import RecipeRequest
from alchemorsel.infrastructure.ai.mock.kitchen import MockAI
from alchemorsel.infrastructure.book.sql_book import SqlRecipeBook
from alchemorsel.interfaces.cli import make_cli
from tests.support.book import MINE, asked, keeper_in, recipe, shelved, sqlite_database
from tests.support.clock import FakeClock


async def exported(folder: Path, document: bytes) -> tuple[bytes, bytes]:
    async with keeper_in(folder) as keeper:
        assert not (await keeper.take_in(MINE, document)).refused
        own, linked = [b"".join([piece async for piece in keeper.export(MINE, to)]) for to in BookFormat]
        return own, linked


async def test_what_the_wish_named_in_so_many_words_is_kept_and_holds(tmp_path: Path) -> None:
    clock = FakeClock()
    wish = RecipeRequest(prompt="a fruit salad for two, allergic to kiwi")
    answer = await Kitchen(MockAI(clock), clock, deadline_s=10).ask(wish)
    async with keeper_in(tmp_path) as keeper:
        kept = await keeper.save(MINE, msgspec.json.decode(answer.body, type=SaveRequest))
        assert kept.saved.custom_allergies == ("kiwi",)
        assert (await keeper.get(MINE, kept.saved.id)).custom_allergies == ("kiwi",)


async def test_a_recipe_that_holds_it_is_refused_with_the_reason(tmp_path: Path) -> None:
    salad = recipe("Fruit salad", "1 kiwi", "1 apple")
    async with keeper_in(tmp_path) as keeper:
        with pytest.raises(InvalidRequest, match="kiwi") as raised:
            await keeper.save(MINE, asked(salad, custom_allergies=("kiwi",)))
        assert "custom_allergies" in raised.value.suggestion
        assert (await keeper.save(MINE, asked(salad))).saved.custom_allergies == ()


async def test_an_edit_that_brings_it_in_is_refused_until_the_promise_is_taken_back(tmp_path: Path) -> None:
    async with keeper_in(tmp_path) as keeper:
        kept = (await keeper.save(MINE, asked(custom_allergies=("kiwi",)))).saved
        lines = [*msgspec.to_builtins(kept.recipe.ingredients), {"id": "i3", "name": "kiwi"}]
        change: dict[str, Any] = {"recipe": {"ingredients": lines}}
        with pytest.raises(InvalidRequest, match="kiwi"):
            await keeper.patch(MINE, kept.id, change, frozenset({1}))
        assert (await keeper.patch(MINE, kept.id, {"notes": "good"}, None)).custom_allergies == ("kiwi",)
        changed = await keeper.patch(MINE, kept.id, {**change, "custom_allergies": []}, None)
        assert (changed.custom_allergies, len(changed.recipe.ingredients)) == ((), 3)


async def test_it_goes_out_and_comes_back_to_the_byte(tmp_path: Path) -> None:
    async with keeper_in(tmp_path / "one") as keeper:
        await keeper.save(MINE, asked(custom_allergies=("Kiwi", "mango")))
        document = b"".join([piece async for piece in keeper.export(MINE)])
    assert json.loads(document)["recipes"][0]["custom_allergies"] == ["Kiwi", "mango"]
    own, linked = await exported(tmp_path / "two", document)
    assert own == document
    assert await exported(tmp_path / "three", linked) == (own, linked)


async def test_an_export_from_before_there_were_any_is_taken_in(tmp_path: Path) -> None:
    async with keeper_in(tmp_path / "one") as keeper:
        await keeper.save(MINE, asked())
        document = b"".join([piece async for piece in keeper.export(MINE)])
    old = document.replace(b'"custom_allergies":[],', b"")
    assert old != document
    assert (await exported(tmp_path / "two", old))[0] == document


async def test_a_recipe_kept_before_there_were_any_is_still_read(tmp_path: Path) -> None:
    async with sqlite_database(tmp_path) as database:
        book = SqlRecipeBook(database, FakeClock())
        saved = (await book.add(MINE, shelved())).saved
        async with database.writing() as connection:
            emptied = "UPDATE recipe_documents SET body = replace(body, '\"custom_allergies\":[],', '')"
            assert (await connection.exec_driver_sql(emptied)).rowcount == 1
        assert await book.get(MINE, saved.id) == saved


def test_the_command_line_takes_it_and_shows_it(tmp_path: Path) -> None:
    environment = {"ALCHEMORSEL_DATA_DIR": str(tmp_path)}

    def run(*args: str, given: str = "") -> Result:
        return CliRunner().invoke(make_cli(make_wiring(environment)), ["book", *args], input=given)

    text = "Soup\nServes 2\n500 g tomatoes\n1 onion\n1. Cook everything together until it is soft."
    saved = run("save", "--custom-allergy", "kiwi", "--allergy", "milk", given=text)
    assert saved.exit_code == 0
    assert "Kept free of: milk, kiwi" in run("show", saved.output.split()[0]).output
    assert run("save", "--custom-allergy", "onion", given=text).exit_code == 2


def test_one_name_said_in_two_ways_is_one() -> None:
    request = msgspec.convert(
        {
            "recipe": msgspec.to_builtins(recipe()),
            "custom_allergies": [" Kiwi", "dragon  fruit"],
            "understood": {"custom_allergies": ["kiwi", "mango"]},
        },
        SaveRequest,
    )
    assert entry_of(request).custom_allergies == ("Kiwi", "dragon fruit", "mango")


@pytest.mark.parametrize("names", [[f"fruit {n}" for n in range(41)], ["x" * 81]])
async def test_more_than_a_book_can_keep_is_refused_and_not_kept_unreadably(tmp_path: Path, names: list[str]) -> None:
    request = msgspec.convert(
        {"recipe": msgspec.to_builtins(recipe()), "understood": {"custom_allergies": names}}, SaveRequest
    )
    async with keeper_in(tmp_path) as keeper:
        with pytest.raises(InvalidRequest) as raised:
            await keeper.save(MINE, request)
        assert raised.value.field == "custom_allergies"
