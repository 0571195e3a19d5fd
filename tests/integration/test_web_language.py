"""Choosing the language without JavaScript: whatever is looked at stays on the page."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx

from tests.support.kitchens import BentAI
from tests.support.web import Visitor, hidden_fields
from tests.support.web_book import reading

WISH = [("prompt", "pancakes & <b>butter</b>"), ("diets", "vegetarian"), ("language", "en")]
EIGHT = (
    '<input form="sheet" id="servings" name="servings" type="number" inputmode="numeric" min="1" max="100" value="8">'
)


def numbers(page: str) -> list[str]:
    """The amounts without their units, which each language names in its own way."""
    return [each.split()[0].replace(",", ".") for each in re.findall(r'<b class="amount">(.*?)</b>', page)]


async def in_german(visitor: Visitor, page: httpx.Response) -> str:
    german = await visitor.reads_in("de", page)
    assert german.status_code == 200
    assert '<html lang="de">' in german.text
    return german.text


async def test_a_recipe_that_nobody_keeps_stays_on_the_table_as_it_is_looked_at(tmp_path: Path) -> None:
    ai = BentAI()
    async with reading(tmp_path, ai) as (visitor, _):
        asked = await visitor.sends("/", WISH)
        fields = hidden_fields(asked.text)
        scaled = await visitor.sends("/recipe", [*fields, ("servings", "8"), ("unit_system", "us")])
        german, german_scaled = await in_german(visitor, asked), await in_german(visitor, scaled)
    assert len(ai.wishes) == 1
    assert hidden_fields(german) == hidden_fields(german_scaled) == fields
    assert numbers(german) == numbers(asked.text)
    assert EIGHT in german_scaled
    assert numbers(german_scaled) == numbers(scaled.text)


async def test_a_recipe_that_was_just_saved_stays_where_it_is(tmp_path: Path) -> None:
    async with reading(tmp_path) as (visitor, shelf):
        fields = hidden_fields((await visitor.sends("/", WISH)).text)
        german = await in_german(visitor, await visitor.sends("/recipe/keep", fields))
        (card,) = await shelf.holds()
    assert f'href="/book/{card["id"]}">In Ihrem Buch</a>' in german


async def test_what_was_checked_stays_checked(tmp_path: Path) -> None:
    async with reading(tmp_path) as (visitor, _):
        checked = await visitor.sends("/check", [("text", "200 g butter"), ("diets", "vegan")])
        german = await in_german(visitor, checked)
    assert 'class="result violations_found"' in german
    assert "200 g butter</textarea>" in german


async def test_a_search_and_a_way_of_looking_at_a_kept_recipe_stay_in_the_address(tmp_path: Path) -> None:
    async with reading(tmp_path) as (visitor, shelf):
        kept = await shelf.keeps()
        search = await visitor.reads_in("de", await visitor.opens("/book?q=pasta&favourite=true"))
        one = await visitor.reads_in("de", await visitor.opens(f"/book/{kept['id']}?servings=8&unit_system=us"))
    assert parse_qs(urlsplit(str(search.url)).query) == {"q": ["pasta"], "favourite": ["true"]}
    assert urlsplit(str(one.url)).path == f"/book/{kept['id']}"
    assert EIGHT in one.text


async def test_what_was_changed_and_not_saved_stays_in_the_form(tmp_path: Path) -> None:
    async with reading(tmp_path) as (visitor, shelf):
        kept = await shelf.keeps()
        edit = f"/book/{kept['id']}/edit"
        german = await visitor.reads_in("de", await visitor.opens(edit), notes="Less <salt>")
        now = await shelf.one(kept["id"])
    assert '<html lang="de">' in german.text
    assert "Less &lt;salt&gt;</textarea>" in german.text
    assert "data-unsaved" in german.text
    assert not now["notes"]
