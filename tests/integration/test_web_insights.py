"""The pages of ideas, nutrition and checks without JavaScript, before a real API and before ones in trouble."""

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from alchemorsel.application.kitchen import Kitchen
from alchemorsel.infrastructure.ai.mock.kitchen import MockAI
from alchemorsel.infrastructure.clock import SystemClock
from alchemorsel.infrastructure.foods.table import load_foods
from alchemorsel.interfaces.http.app import make_app
from tests.support.kitchens import HOSTILE
from tests.support.server import DROPPED, Reply, ScriptedServer
from tests.support.serving import serving
from tests.support.web import Visitor, hidden_fields, visiting, web_app

TEXT = (
    "Pancakes\nServes 2\nIngredients\n- 200 g flour\n- 2 eggs\n- 9 g unobtainium\n"
    "Steps\n1. Whisk the eggs with the flour."
)
PROBLEM = {"content-type": "application/problem+json"}
FORMS = ("/ideas", "/nutrition", "/check")


@asynccontextmanager
async def visit() -> AsyncIterator[Visitor]:
    """Before the rule kitchen and the real foods table."""
    clock = SystemClock()
    kitchen = Kitchen(MockAI(clock, load_foods()), clock, deadline_s=20)
    async with serving(make_app(kitchen, foods=load_foods())) as url, visiting(web_app(url)) as visitor:
        await visitor.opens()
        yield visitor


async def test_ideas_come_with_reasons_and_keep_to_the_wish() -> None:
    async with visit() as visitor:
        page = await visitor.sends("/ideas", [("ingredients", "tomatoes, onions"), ("diets", "vegan")])
    assert page.status_code == 200
    assert 'class="idea"' in page.text
    assert "A classic with tomatoes." in page.text
    assert 'value="mozzarella"' not in page.text
    assert "The rule kitchen answered" in page.text


async def test_an_idea_goes_into_the_next_wish_without_any_script_and_nobody_is_asked() -> None:
    async with visit() as visitor:
        page = await visitor.sends(
            "/ideas", [("ingredients", "tomatoes!"), ("diets", "vegan"), ("prompt", "soup & bread")]
        )
        fields = hidden_fields(page.text)
        wish = await visitor.sends("/ideas/pantry", [*fields, ("take", "basil, fresh")])
        nothing = await visitor.sends("/ideas/pantry", [("wish", '{"ingredients": 7}')])
    assert re.search(r'name="ingredients" [^>]* value="tomatoes!, basil  fresh"', wish.text)
    assert "soup &amp; bread</textarea>" in wish.text
    assert 'value="vegan" checked' in wish.text
    assert 'action="/"' in wish.text
    assert nothing.status_code == 200


async def test_lines_are_counted_with_the_source_of_each() -> None:
    async with visit() as visitor:
        page = await visitor.sends(
            "/nutrition", [("text", "200 g flour\r\n2 eggs\r\n9 g unobtainium"), ("servings", "2")]
        )
    assert page.status_code == 200
    for told in ("Counted for 2 servings.", "USDA SR24", "<bdi>9 g unobtainium</bdi>", "reference intake", "Evidence:"):
        assert told in page.text
    assert re.search(r'<td class="value">\d+ kcal</td>', page.text)
    assert '<svg viewBox="0 0 100 8"' in page.text


@pytest.mark.parametrize("kind", ["text", "json_ld"])
async def test_a_whole_recipe_brings_its_own_servings(kind: str) -> None:
    document = {
        "@type": "Recipe",
        "name": "Pancakes",
        "recipeYield": "2",
        "recipeIngredient": ["200 g flour", "2 eggs"],
        "recipeInstructions": "Whisk the eggs with the flour and fry thin pancakes.",
    }
    async with visit() as visitor:
        page = await visitor.sends("/nutrition", [("text", TEXT if kind == "text" else json.dumps(document))])
    assert "Counted for 2 servings." in page.text
    assert ">Pancakes<" in page.text


async def test_a_check_says_what_was_found_where_and_what_no_rule_knows() -> None:
    async with visit() as visitor:
        page = await visitor.sends(
            "/check", [("text", TEXT), ("diets", "vegan"), ("allergies", "eggs"), ("swap", "eggs")]
        )
    told = page.text.partition('id="result-title"')[2]
    assert '- 2 <mark class="block">eggs</mark>' in told
    assert "egg contains eggs" in told
    assert "ground flaxseed" in told.partition('id="swaps"')[2]
    assert "<bdi>unobtainium</bdi>" in told
    assert "do not rely on this with a severe allergy" in told
    assert "<b>eggs</b>" in told.partition("asked for or not")[2]


async def test_nothing_found_is_no_promise() -> None:
    async with visit() as visitor:
        page = await visitor.sends("/check", [("text", "200 g rice"), ("diets", "vegan")])
    assert "That is no promise." in page.text
    assert "none; that is no promise either" in page.text


async def test_diets_of_numbers_are_judged_where_the_servings_are_known() -> None:
    async with visit() as visitor:
        page = await visitor.sends("/check", [("text", "500 g butter"), ("diets", "low_fat"), ("servings", "1")])
        unknown = await visitor.sends("/check", [("text", "500 g butter"), ("diets", "low_fat")])
    assert 'class="block"' in page.text
    assert "cannot be verified" in unknown.text


@pytest.mark.parametrize("path", ["/nutrition", "/check"])
@pytest.mark.parametrize("text", ["", " \r\n "])
async def test_an_empty_form_is_told_what_to_write(path: str, text: str) -> None:
    async with visit() as visitor:
        page = await visitor.sends(path, [("text", text)])
    assert page.status_code == 422
    assert "200 g flour" in page.text.partition('role="alert"')[2]


async def test_what_is_wrong_with_a_field_is_told_by_the_api() -> None:
    async with visit() as visitor:
        servings = await visitor.sends("/nutrition", [("text", "2 eggs"), ("servings", "many")])
        diet = await visitor.sends("/check", [("text", "2 eggs"), ("diets", "moonlight")])
        long = await visitor.sends("/check", [("text", "2 eggs\n" * 5000)])
    assert [page.status_code for page in (servings, diet, long)] == [422, 422, 422]
    assert "servings" in servings.text.partition('role="alert"')[2]


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize(
    ("reply", "status", "title"),
    [
        (DROPPED, 502, "cannot be reached"),
        (Reply.of({"code": "exhausted", "detail": "Everyone failed."}, 503, PROBLEM), 503, "No model could answer"),
        (Reply.of({"code": "not_allowed"}, 429, {**PROBLEM, "Retry-After": "7"}), 429, "Too many wishes"),
        (Reply(200, {"content-type": "application/json"}, (b'{"strange": 1}',)), 502, "does not understand"),
    ],
)
async def test_trouble_is_told_and_nothing_typed_is_lost(path: str, reply: Reply, status: int, title: str) -> None:
    async with ScriptedServer() as server, visiting(web_app(server.url, patience_s=0.5)) as visitor:
        for each in ("ai/suggest-ingredients", "recipes/parse", "recipes/check"):
            server.on(f"/api/v1/{each}", reply)
        await visitor.opens()
        page = await visitor.sends(path, [("text", "2 <b>eggs</b>"), ("prompt", "2 <b>eggs</b>"), ("diets", "vegan")])
    assert page.status_code == status
    assert title in page.text.partition('role="alert"')[2]
    assert "2 &lt;b&gt;eggs&lt;/b&gt;</textarea>" in page.text


@pytest.mark.parametrize("path", FORMS)
async def test_hostile_text_is_text(path: str) -> None:
    async with visit() as visitor:
        text = f"2 eggs {HOSTILE}\n{HOSTILE}"
        page = await visitor.sends(
            path, [("text", text), ("prompt", HOSTILE), ("ingredients", "rice"), ("swap", HOSTILE), ("diets", "vegan")]
        )
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert "onerror=alert(2)>" not in page.text


@pytest.mark.parametrize("path", FORMS)
async def test_pages_are_in_german_for_who_reads_it(path: str) -> None:
    async with visit() as visitor:
        page = await visitor.opens(path, **{"Accept-Language": "de"})
    assert '<html lang="de">' in page.text
    assert re.search(r"Was passt dazu|Was steckt darin|Spricht etwas dagegen", page.text)
