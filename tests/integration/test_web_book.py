"""The book's pages without JavaScript, before a real API with a real database."""

import json
import re
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import httpx
import pytest
from msgspec.structs import replace

from alchemorsel.domain.recipe import Temperature
from alchemorsel.domain.vocabulary import Allergen, Diet, TemperatureKind, TemperatureUnit
from alchemorsel.infrastructure.ai.mock.kitchen import MockAI
from alchemorsel.infrastructure.clock import SystemClock
from tests.support.book import recipe
from tests.support.kitchens import HOSTILE, BentAI, make_hostile
from tests.support.server import Reply, ScriptedServer
from tests.support.web import Visitor, hidden_fields, visiting, web_app
from tests.support.web_book import RECIPES, fields_of, pairs, reading, told

WISH = [
    *(("prompt", "pancakes & <b>butter</b>"), ("diets", "vegetarian"), ("allergies", "fish")),
    *(("custom_allergies", "kiwi"), ("language", "en")),
]


async def uploads(visitor: Visitor, content: bytes, *, token: str | None = None) -> httpx.Response:
    """The form of the book's page, with a file."""
    return await visitor.client.post(
        "/book/import",
        data={"csrf_token": visitor.token if token is None else token},
        files={"file": ("recipes.json", content, "application/json")},
    )


async def test_a_recipe_is_saved_once_however_often_one_clicks(tmp_path: Path) -> None:
    async with reading(tmp_path) as (visitor, shelf):
        fields = hidden_fields((await visitor.sends("/", WISH)).text)
        first = await visitor.sends("/recipe/keep", fields)
        await visitor.sends("/recipe/keep", fields)
        (card,) = await shelf.holds()
        kept = await shelf.one(card["id"])
        scaled = await visitor.sends("/recipe", [*hidden_fields(first.text), ("servings", "8")])
    assert f'href="/book/{card["id"]}">In your book</a>' in first.text
    assert 'formaction="/recipe/keep"' not in first.text
    assert f'href="/book/{card["id"]}">In your book</a>' in scaled.text
    assert kept["recipe"]["diets_requested"] == ["vegetarian"]
    assert (kept["allergies"], kept["custom_allergies"]) == (["fish"], ["kiwi"])
    assert kept["provenance"]["provider"]


async def test_what_cannot_be_saved_stays_on_the_table(tmp_path: Path) -> None:
    async with reading(tmp_path) as (visitor, shelf):
        fields = hidden_fields((await visitor.sends("/", [*WISH, ("allergies", "eggs")])).text)
        broken = [(name, value.replace('"pancakes', '"fish pancakes')) for name, value in fields]
        answer = json.loads(dict(fields)["answer"])
        answer["recipe"]["ingredients"][0]["name"] = "smoked salmon"
        broken = [(name, json.dumps(answer) if name == "answer" else value) for name, value in fields]
        page = await visitor.sends("/recipe/keep", broken)
        assert not await shelf.holds()
    assert page.status_code == 422
    assert "breaks what is promised" in told(page.text)
    assert ">smoked salmon</bdi>" in page.text
    assert "Save to the book" in page.text


async def test_the_list_tells_what_was_checked_and_leads_on(tmp_path: Path) -> None:
    async with reading(tmp_path) as (visitor, shelf):
        for letter in ascii_lowercase:
            await shelf.keeps(recipe(f"Soup {letter}", "500 g tomatoes", "1 cup milk"), tags=("weekday",))
        first = await visitor.opens("/book?sort=name&tag=weekday")
        more = re.search(r'id="more" href="([^"]+)"', first.text)
        assert more is not None
        rest = await visitor.opens(more[1].replace("&amp;", "&"))
    names = [*titles(first.text), *titles(rest.text)]
    assert names == [f"Soup {letter}" for letter in ascii_lowercase]
    assert 'id="more"' not in rest.text
    assert "sort=name" in more[1]
    assert "<b>milk</b>" in first.text
    assert "The first 24 recipes of more" in first.text


def titles(page: str) -> list[str]:
    return re.findall(r'<h2 [^>]*><a href="/book/[^"]+">([^<]+)</a>', page)


async def test_a_search_says_in_its_address_what_it_is_and_fills_its_form_again(tmp_path: Path) -> None:
    async with reading(tmp_path) as (visitor, shelf):
        await shelf.keeps(recipe("Leek soup", "2 leeks", "1 potato"), favourite=True)
        await shelf.keeps(recipe("Fish soup", "2 leeks", "200 g salmon"))
        address = "/book?q=soup&allergen_free=fish&ingredient=leek,+potato&favourite=true&max_minutes=&cuisine="
        page = await visitor.opens(address)
        nothing = await visitor.opens("/book?q=cake")
    assert titles(page.text) == ["Leek soup"]
    fields = fields_of(page.text, "find")
    assert (fields["q"], fields["favourite"], fields["allergen_free"]) == ("soup", "true", "fish")
    assert fields["ingredient"] == "leek, potato"
    assert "Nothing in your book fits." in nothing.text


MEANT_NOTHING = {
    "max_minutes=abc": "Höchstens, Minuten",
    "diet=air": "Nichts spricht dagegen",
    "sort=smell": "Reihenfolge",
    "provider=me": "Geschrieben von",
    "cursor=zzz": "die Stelle in der Liste",
    f"cuisine={'x' * 300}": "Küche",
}


async def test_a_search_that_means_nothing_is_told_and_stays_in_its_form(tmp_path: Path) -> None:
    async with reading(tmp_path) as (visitor, _):
        for query, label in MEANT_NOTHING.items():
            page = await visitor.opens(f"/book?q=soup&{query}", **{"Accept-Language": "de"})
            assert page.status_code == 422, query
            assert "Buch versteht diese Suche nicht" in told(page.text)
            assert f"„{label}“" in told(page.text)
            assert "in the query" not in page.text
            assert fields_of(page.text, "find")["q"] == "soup"


async def test_the_book_is_narrowed_to_who_wrote_it(tmp_path: Path) -> None:
    async with reading(tmp_path) as (visitor, shelf):
        await shelf.keeps(recipe("Soup by hand", "2 leeks", "1 potato"))
        await visitor.sends("/recipe/keep", hidden_fields((await visitor.sends("/", WISH)).text))
        (written,) = await shelf.holds(provider="ollama")
        page = await visitor.opens("/book?provider=ollama")
        nothing = await visitor.opens("/book?provider=mock")
    assert titles(page.text) == [written["name"]]
    assert fields_of(page.text, "find")["provider"] == "ollama"
    assert ">the rule kitchen</option>" in page.text
    assert "Nothing in your book fits." in nothing.text


async def test_an_edit_changes_what_was_changed_and_nothing_else(tmp_path: Path) -> None:
    made = recipe("Tomato soup", "500 g tomatoes", "1 onion, chopped", "salt")
    lines = tuple(replace(line, group="For the pot", substitutes=("canned tomatoes",)) for line in made.ingredients)
    hot = Temperature(value=180, unit=TemperatureUnit.C, kind=TemperatureKind.OVEN)
    steps = (
        replace(made.steps[0], text="Roast the tomatoes for 20 minutes.", minutes=20, temperature=hot),
        replace(made.steps[0], number=2, text="Simmer the onion for 10 minutes.", minutes=10),
    )
    async with reading(tmp_path) as (visitor, shelf):
        kept = await shelf.keeps(replace(made, ingredients=lines, steps=steps))
        edit = f"/book/{kept['id']}/edit"
        fields = fields_of((await visitor.opens(edit)).text, "edit")
        assert fields["ingredients"] == "For the pot:\n500 g tomatoes\n1 onion, chopped\nsalt"
        fields |= {
            "name": "Roasted tomato soup",
            "servings": "6",
            "ingredients": "For the pot:\n500 g tomatoes\nOn top:\n2 tbsp cream < 30 % fat\n",
            "steps": "1. Roast the tomatoes gently for 20 minutes.\n\n2. Stir in the cream for 5 minutes & <serve>.",
            "tags": "weekday, for guests,",
            "notes": "Less salt.\r\nMore bread.",
            "cook_minutes": "25",
        }
        answer = await visitor.sends(edit, pairs(fields))
        now = await shelf.one(kept["id"])
    assert (answer.status_code, answer.headers["location"]) == (303, f"/book/{kept['id']}")
    done = now["recipe"]
    assert (done["name"], done["servings"], done["cook_minutes"], done["total_minutes"]) == (
        "Roasted tomato soup", 6, 25, 25,
    )  # fmt: skip
    first, second = done["ingredients"]
    assert (first["name"], first["group"], first["substitutes"]) == ("tomatoes", "For the pot", ["canned tomatoes"])
    assert (second["group"], second["original_text"]) == ("On top", "2 tbsp cream < 30 % fat")
    roast, stir = done["steps"]
    assert (roast["text"], roast["minutes"], roast["temperature"]["value"]) == (
        "Roast the tomatoes gently for 20 minutes.", 20, 180,
    )  # fmt: skip
    assert roast["ingredient_ids"] == ["i1"]
    assert stir["text"] == "Stir in the cream for 5 minutes & <serve>."
    assert stir["minutes"] is None
    assert now["tags"] == ["weekday", "for guests"]
    assert now["notes"] == "Less salt.\nMore bread."


async def test_a_form_that_is_sent_as_it_came_changes_nothing(tmp_path: Path) -> None:
    async with reading(tmp_path, MockAI(SystemClock())) as (visitor, shelf):
        for wish in ("leek soup", "chocolate cake", "chicken curry with rice", "greek salad", "pizza"):
            page = await visitor.sends("/", [("prompt", wish), ("language", "en")])
            await visitor.sends("/recipe/keep", hidden_fields(page.text))
        for card in await shelf.holds():
            before = await shelf.one(card["id"])
            edit = f"/book/{card['id']}/edit"
            sent = await visitor.sends(edit, pairs(fields_of((await visitor.opens(edit)).text, "edit")))
            after = await shelf.one(card["id"])
            assert sent.status_code == 303, told(sent.text)
            assert after["recipe"] == before["recipe"]
            assert after["allergies"] == before["allergies"]


UNKEPT = [
    ("steps", "Stir.", "too short for a step"),
    ("steps", "", "no steps were found"),
    ("ingredients", "1 onion", "fewer than two ingredients"),
    ("name", "x", "length"),
    ("servings", "many", "Expected"),
    ("tags", "x" * 100, "length"),
    ("version", "1 or so", "cannot be read"),
]


async def test_an_edit_that_cannot_be_kept_is_told_and_loses_nothing(tmp_path: Path) -> None:
    async with reading(tmp_path) as (visitor, shelf):
        kept = await shelf.keeps()
        edit = f"/book/{kept['id']}/edit"
        before = fields_of((await visitor.opens(edit)).text, "edit")
        for field, text, says in UNKEPT:
            fields = {**before, "notes": "typed </textarea><script>", field: text}
            page = await visitor.sends(edit, pairs(fields))
            assert page.status_code in {400, 422}
            assert says in told(page.text)
            assert {**fields_of(page.text, "edit"), "csrf_token": ""} == {**fields, "csrf_token": ""}
            assert "</textarea><script>" not in page.text
        assert await shelf.one(kept["id"]) == kept


async def test_an_allergy_that_no_list_knows_is_shown_holds_and_can_be_taken_back(tmp_path: Path) -> None:
    async with reading(tmp_path) as (visitor, shelf):
        kept = await shelf.keeps(custom_allergies=("kiwi",))
        page = await visitor.opens(f"/book/{kept['id']}")
        edit = f"/book/{kept['id']}/edit"
        fields = fields_of((await visitor.opens(edit)).text, "edit")
        fields["ingredients"] += "\n1 kiwi"
        refused = await visitor.sends(edit, pairs(fields))
        taken = await visitor.sends(edit, pairs({**fields, "custom_allergies": ""}))
        after = await shelf.one(kept["id"])
    assert "Kept free of: <bdi>kiwi</bdi>" in page.text
    assert fields["custom_allergies"] == "kiwi"
    assert refused.status_code == 422
    assert "breaks what is promised" in told(refused.text)
    assert taken.status_code == 303
    assert (after["custom_allergies"], len(after["recipe"]["ingredients"])) == ([], 3)


@pytest.mark.parametrize(
    ("promised", "says"),
    [
        ({}, "No diet or allergy was named to check it for."),
        ({"diets": (Diet.VEGAN,)}, "Nothing was found that breaks what it is kept to."),
        ({"custom_allergies": ("kiwi",)}, "Nothing was found that breaks what it is kept to."),
    ],
)
async def test_of_a_kept_recipe_nobody_says_what_was_asked_for(
    tmp_path: Path, promised: dict[str, Any], says: str
) -> None:
    async with reading(tmp_path) as (visitor, shelf):
        page = (await visitor.opens(f"/book/{(await shelf.keeps(**promised))['id']}")).text
    assert says in page
    assert "you asked for" not in page


async def test_a_broken_promise_is_shown_at_its_line(tmp_path: Path) -> None:
    async with reading(tmp_path) as (visitor, shelf):
        kept = await shelf.keeps(replace(recipe(), diets_requested=(Diet.VEGAN,)), allergies=(Allergen.FISH,))
        edit = f"/book/{kept['id']}/edit"
        fields = fields_of((await visitor.opens(edit)).text, "edit")
        assert (fields["diets"], fields["allergies"]) == ("vegan", "fish")
        fields["ingredients"] += "\n50 g butter"
        page = await visitor.sends(edit, pairs(fields))
        released = await visitor.sends(edit, pairs({**fields, "diets": []}))
        now = await shelf.one(kept["id"])
    assert page.status_code == 422
    found = page.text.partition('id="ingredients-hint"')[2].partition('for="steps"')[0]
    assert '<mark class="block">butter</mark>' in found
    assert released.status_code == 303
    assert now["recipe"]["diets_requested"] == []


async def test_who_was_slower_sees_both_versions_and_decides(tmp_path: Path) -> None:
    async with reading(tmp_path) as (visitor, shelf):
        kept = await shelf.keeps(notes="old")
        edit = f"/book/{kept['id']}/edit"
        fields = fields_of((await visitor.opens(edit)).text, "edit")
        await shelf.changes(kept["id"], {"notes": "theirs", "tags": ["theirs too"]})
        page = await visitor.sends(edit, pairs({**fields, "notes": "mine"}))
        assert (await shelf.one(kept["id"]))["notes"] == "theirs"
        mine = await visitor.sends(edit, pairs(fields_of(page.text, "edit")))
        now = await shelf.one(kept["id"])
    assert page.status_code == 412
    table = page.text.partition("<tbody>")[2].partition("</tbody>")[0]
    assert re.findall(r"<th[^>]*>([^<]+)", table) == ["Tags", "Notes"]
    assert re.findall(r"<td[^>]*>([^<]+)", table) == ["theirs too", "–", "theirs", "mine"]
    assert mine.status_code == 303
    assert (now["notes"], now["tags"]) == ("mine", [])


async def test_what_was_deleted_comes_back(tmp_path: Path) -> None:
    async with reading(tmp_path) as (visitor, shelf):
        kept = await shelf.keeps(recipe("Soup <of> the day"))
        one = f"/book/{kept['id']}"
        await visitor.opens(one)
        gone = await visitor.sends(f"{one}/delete")
        assert not await shelf.holds()
        offer = await visitor.opens(gone.headers["location"])
        assert "<bdi>Soup &lt;of&gt; the day</bdi>" in offer.text
        forged = await visitor.opens(f"/book?gone={gone.headers['location'].partition('=')[2]}x")
        assert 'id="undo"' not in forged.text
        missing = await visitor.opens(one)
        assert missing.status_code == 404
        assert f'action="{one}/restore"' in missing.text
        twice = await visitor.sends(f"{one}/delete")
        assert twice.status_code == 404
        back = await visitor.sends(f"{one}/restore")
        assert (back.status_code, back.headers["location"]) == (303, one)
        assert [card["id"] for card in await shelf.holds()] == [kept["id"]]


async def test_what_was_never_there_has_no_page(tmp_path: Path) -> None:
    async with reading(tmp_path) as (visitor, _):
        for path in ("nonsense", "%2e%2e", "%2e%2e%2fkeys", "0199aa10-7c00-7000-8000-0123456789ab/edit"):
            page = await visitor.opens(f"/book/{path}")
            assert page.status_code == 404
            assert ("/restore" in page.text) is path.startswith("0199")


async def test_a_time_that_it_was_cooked_is_noted_once(tmp_path: Path) -> None:
    async with reading(tmp_path) as (visitor, shelf):
        kept = await shelf.keeps()
        one = f"/book/{kept['id']}"
        fields = fields_of((await visitor.opens(one)).text, "cooked")
        fields |= {"rating": "4", "note": "A <bit> salty"}
        for _ in range(2):
            answer = await visitor.sends(f"{one}/cooked", pairs(fields))
            assert answer.headers["location"] == f"{one}#log"
        bad = await visitor.sends(f"{one}/cooked", [("rating", "6")])
        now = await shelf.one(kept["id"])
        page = await visitor.opens(one)
    assert [(each["rating"], each["note"]) for each in now["cooked"]] == [(4, "A <bit> salty")]
    assert bad.status_code == 422
    assert "A &lt;bit&gt; salty" in page.text
    assert "Cooked once, 4 of 5" in page.text


async def test_a_star_leads_back_to_the_list_and_nowhere_else(tmp_path: Path) -> None:
    async with reading(tmp_path) as (visitor, shelf):
        kept = await shelf.keeps()
        for back in ("q=soup&sort=name", "//evil.example", "https://evil.example/?q=a", ""):
            lit = await visitor.sends("/book/star", [("on", kept["id"]), ("back", back)])
            assert (await shelf.one(kept["id"]))["favourite"]
            assert (lit.headers["location"] + "?").startswith("/book?")
            assert ("q=soup&sort=name" in lit.headers["location"]) is back.startswith("q=")
            out = await visitor.sends("/book/star", [("off", kept["id"])])
            assert not (await shelf.one(kept["id"]))["favourite"]
            assert out.headers["location"] == f"/book/{kept['id']}"


async def test_a_kept_recipe_is_looked_at_in_other_amounts_and_taken_along(tmp_path: Path) -> None:
    made = recipe("Butter bread", "100 g butter", "200 g bread", servings=2)
    async with reading(tmp_path) as (visitor, shelf):
        kept = await shelf.keeps(made)
        one = f"/book/{kept['id']}"
        page = await visitor.opens(f"{one}?servings=6&unit_system=us&swap=i1")
        file = await visitor.opens(f"{one}/file?servings=4&format=markdown")
        bad = await visitor.opens(f"{one}?servings=1000")
        strange = await visitor.opens(f"{one}/file?format=pdf")
    assert re.search(r'<b class="amount">[^<]*oz', page.text)
    assert 'id="swaps"' in page.text
    assert "200 g" in file.text
    assert file.headers["content-disposition"] == 'attachment; filename="butter-bread.md"'
    assert (bad.status_code, strange.status_code) == (422, 422)


async def test_the_book_goes_out_and_comes_in_again(tmp_path: Path) -> None:
    async with reading(tmp_path / "one") as (visitor, shelf):
        await shelf.keeps(recipe("Leek soup"), notes="kept")
        await shelf.keeps(recipe("Tomato soup"))
        document = await visitor.opens("/book/export")
        linked = await visitor.opens("/book/export?format=json_ld")
        strange = await visitor.opens("/book/export?format=pdf")
        assert document.content == await shelf.export()
    assert document.headers["content-disposition"] == 'attachment; filename="recipes.json"'
    assert linked.headers["content-type"].startswith("application/ld+json")
    assert strange.status_code == 422
    async with reading(tmp_path / "two") as (visitor, shelf):
        page = await uploads(visitor, document.content)
        again = await uploads(visitor, linked.content)
        assert await shelf.export() == document.content
    assert "2 recipes are new in your book." in page.text
    assert "2 were there already." in again.text


async def test_what_did_not_come_in_is_told_recipe_by_recipe(tmp_path: Path) -> None:
    good = {"@type": "Recipe", "name": "Bread & <b>butter</b>", "recipeIngredient": ["200 g bread", "50 g butter"]}
    document = [
        {**good, "recipeInstructions": "Spread the butter on the bread.", "video": "x"},
        {**good, "name": "Only a <title>"},
    ]
    async with reading(tmp_path) as (visitor, shelf):
        page = await uploads(visitor, json.dumps(document).encode())
        assert [card["name"] for card in await shelf.holds()] == ["Bread & butter"]
    assert page.status_code == 200
    assert "1 recipe is new in your book." in page.text
    assert "1 could not be taken in." in page.text
    assert "no steps were found" in page.text
    assert "<q>video</q>: this field has no place in our recipe" in page.text


async def test_a_file_that_is_no_book_is_told(tmp_path: Path) -> None:
    no_books = (
        (b"{", "cannot be read"),
        (b"\xff\xfe", "cannot be read"),
        (b"[]", "no recipe"),
        (b"", "cannot be read"),
    )
    async with reading(tmp_path) as (visitor, _):
        for content, says in no_books:
            page = await uploads(visitor, content)
            assert page.status_code in {400, 422}
            assert says in told(page.text), content


async def test_files_come_from_our_own_form_and_have_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alchemorsel.interfaces.web.uploads.MOST_FILE_BYTES", 1000)
    async with reading(tmp_path) as (visitor, _):
        foreign = await uploads(visitor, b"[]", token="made up")
        long = await uploads(visitor, b" " * 100_000)
        without = await visitor.client.post("/book/import", data={"csrf_token": visitor.token}, files={"x": b"y"})
        plain = await visitor.sends("/book/import", [("file", "[]")])
        broken = await visitor.client.post(
            "/book/import", content=b"--x\r\n", headers={"Content-Type": "multipart/form-data; boundary=x"}
        )
    assert [each.status_code for each in (foreign, long, without, plain)] == [403, 413, 422, 422]
    assert broken.status_code == 400
    assert "more than the book takes" in told(long.text)
    assert "There was no file" in told(without.text)


async def test_hostile_words_are_words_in_the_book_too(tmp_path: Path) -> None:
    async with reading(tmp_path, BentAI(make_hostile)) as (visitor, shelf):
        fields = hidden_fields((await visitor.sends("/", [("prompt", "x")])).text)
        await visitor.sends("/recipe/keep", fields)
        (card,) = await shelf.holds()
        await shelf.changes(card["id"], {"tags": [HOSTILE[:60]], "notes": HOSTILE})
        for path in ("/book", f"/book/{card['id']}", f"/book/{card['id']}/edit"):
            page = await visitor.opens(path)
            assert page.status_code == 200
            assert "<script>alert" not in page.text
            assert "<img" not in page.text.partition("<main")[2]
            assert "{{7*7}}" in page.text or path == "/book"


PROBLEM = {"content-type": "application/problem+json"}


@pytest.mark.parametrize(
    ("status", "code", "says"),
    [
        (503, "unavailable", "The book cannot be opened"),
        (503, "busy", "The book is busy"),
        (401, "not_allowed", "does not let this page in"),
        (500, "internal", "Something broke"),
    ],
)
async def test_a_book_in_trouble_says_so_in_its_own_words(status: int, code: str, says: str) -> None:
    reply = Reply.of({"code": code, "detail": "So it is.", "suggestion": ""}, status, PROBLEM)
    async with ScriptedServer() as server:
        server.on(RECIPES, reply).on(f"{RECIPES}/export", reply)
        async with visiting(web_app(server.url)) as visitor:
            for path in ("/book", "/book?q=soup", "/book/export"):
                page = await visitor.opens(path)
                assert page.status_code == status
                assert says in told(page.text)
                assert "is still empty" not in page.text


async def test_no_form_of_the_book_is_taken_from_elsewhere(tmp_path: Path) -> None:
    async with reading(tmp_path) as (visitor, shelf):
        kept = await shelf.keeps()
        for path in ("star", *(f"{kept['id']}/{what}" for what in ("delete", "restore", "cooked", "edit"))):
            page = await visitor.posts(f"/book/{path}", [("csrf_token", "made up"), ("on", kept["id"])])
            assert page.status_code == 403
        assert await shelf.one(kept["id"]) == kept
