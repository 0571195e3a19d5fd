"""The pages without JavaScript, before a real API and before ones in trouble."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from html.parser import HTMLParser
from typing import Any

import httpx
import pytest

from alchemorsel.application.call import CacheMode
from alchemorsel.interfaces.web.assets import assets
from tests.support.events import all_seen
from tests.support.kitchens import HOSTILE, BentAI, api_of, make_hostile
from tests.support.server import BLACK_HOLE, DROPPED, Hang, Reply, ScriptedServer
from tests.support.serving import serving
from tests.support.web import Visitor, hidden_fields, visiting, web_app

WISH = [("prompt", "pancakes & <b>butter</b>"), ("diets", "vegetarian"), ("language", "en")]
GENERATE = "/api/v1/ai/generate-recipe"
PROBLEM = {"content-type": "application/problem+json"}


@asynccontextmanager
async def before(ai: Any, **terms: Any) -> AsyncIterator[Visitor]:
    async with api_of(ai) as url, visiting(web_app(url, **terms)) as visitor:
        await visitor.opens()
        yield visitor


@asynccontextmanager
async def in_trouble(*replies: Reply) -> AsyncIterator[tuple[Visitor, ScriptedServer]]:
    async with (
        ScriptedServer() as server,
        visiting(web_app(server.on(GENERATE, *replies).url, patience_s=0.5)) as visitor,
    ):
        await visitor.opens()
        yield visitor, server


def with_servings(fields: list[tuple[str, str]], **more: str) -> list[tuple[str, str]]:
    return [*fields, *more.items()]


async def test_a_wish_becomes_a_recipe_without_any_script() -> None:
    ai = BentAI()
    async with before(ai) as visitor:
        page = await visitor.sends("/", WISH)
    assert page.status_code == 200
    assert ai.wishes[0].prompt == "pancakes & <b>butter</b>"
    assert ai.wishes[0].diets == ("vegetarian",)
    shown = json.loads(dict(hidden_fields(page.text))["answer"])
    assert f">{shown['recipe']['name']}</h1>" in page.text
    for line in shown["recipe"]["ingredients"]:
        assert f">{line['name']}</bdi>" in page.text
    assert "That is no promise" in page.text


def stand_in(answer: dict[str, Any]) -> None:
    answer["provenance"]["degraded"] = True


async def test_the_rule_kitchens_english_is_told_where_another_language_was_hoped_for() -> None:
    in_german = [("prompt", "Tomatensuppe"), ("language", "de-AT")]
    async with before(BentAI(stand_in)) as visitor:
        english = await visitor.sends("/", WISH)
        asked_for = await visitor.sends("/", in_german)
        read_in = await visitor.sends("/", WISH, **{"Accept-Language": "de"})
    assert "The rule kitchen answered" in english.text
    assert "writes English only" not in english.text
    assert "It writes English only, whatever language was asked for." in asked_for.text
    assert "Sie schreibt nur Englisch, welche Sprache auch gewünscht war." in read_in.text


async def test_the_page_holds_the_recipe_for_machines_too() -> None:
    async with before(BentAI()) as visitor:
        page = await visitor.sends("/", WISH)
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page.text, re.DOTALL)
    assert found is not None
    assert json.loads(found[1])["@type"] == "Recipe"


async def test_amounts_are_scaled_from_the_recipe_as_it_was_written() -> None:
    async with before(BentAI()) as visitor:
        page = await visitor.sends("/", WISH)
        fields = hidden_fields(page.text)
        recipe = json.loads(dict(fields)["answer"])["recipe"]
        tenfold = await visitor.sends("/recipe", with_servings(fields, servings=str(recipe["servings"] * 10)))
        assert hidden_fields(tenfold.text) == fields
        back = await visitor.sends(
            "/recipe", with_servings(hidden_fields(tenfold.text), servings=str(recipe["servings"]))
        )
    assert f"for {recipe['servings']}." in tenfold.text
    assert amounts(tenfold.text) != amounts(page.text)
    assert amounts(back.text) == amounts(page.text)


def amounts(page: str) -> list[str]:
    return re.findall(r'<b class="amount">(.*?)</b>', page)


async def test_where_nobody_scales_the_servings_are_those_that_the_amounts_are_for() -> None:
    async with AsyncExitStack() as api:
        url = await api.enter_async_context(api_of(BentAI()))
        async with visiting(web_app(url)) as visitor:
            await visitor.opens()
            page = await visitor.sends("/", WISH)
            fields = hidden_fields(page.text)
            servings = json.loads(dict(fields)["answer"])["recipe"]["servings"]
            await api.aclose()
            asked = with_servings(fields, servings=str(servings + 1), unit_system="us")
            alone = await visitor.sends("/recipe", asked)
            as_it_was = await visitor.sends("/recipe", fields)
    said = f"as the recipe was written, for {servings} servings."
    assert alone.status_code == as_it_was.status_code == 502
    assert amounts(alone.text) == amounts(page.text)
    assert f'max="100" value="{servings}">' in alone.text
    assert '<option value="metric" selected>' in alone.text
    assert "cannot be reached" in alone.text
    assert said in alone.text
    assert said not in as_it_was.text


async def test_units_change_on_the_server() -> None:
    async with before(BentAI()) as visitor:
        fields = hidden_fields((await visitor.sends("/", WISH)).text)
        page = await visitor.sends("/recipe", with_servings(fields, unit_system="us"))
    assert re.search(r"oz|cup|lb", " ".join(amounts(page.text)))


@pytest.mark.parametrize("servings", ["0", "101", "many", "-1", "9" * 5000])
async def test_servings_that_no_kitchen_has_are_told(servings: str) -> None:
    async with before(BentAI()) as visitor:
        fields = hidden_fields((await visitor.sends("/", WISH)).text)
        page = await visitor.sends("/recipe", with_servings(fields, servings=servings))
    assert page.status_code == 422
    assert "servings: 1 - 100" in page.text


async def test_what_stands_in_is_shown_beside_its_ingredient_and_keeps_to_the_wish() -> None:
    async with before(BentAI(lambda answer: answer["recipe"]["ingredients"][0].update(name="butter"))) as visitor:
        fields = hidden_fields((await visitor.sends("/", [*WISH, ("diets", "vegan")])).text)
        page = await visitor.sends("/recipe", with_servings(fields, swap="i1"))
        nobody = await visitor.sends("/recipe", with_servings(fields, swap="i99"))
    assert "olive oil" in page.text.partition('id="swaps"')[2]
    assert 'id="swaps"' not in nobody.text


@pytest.mark.parametrize(
    ("kind", "suffix", "media_type"),
    [
        ("markdown", "md", "text/markdown"),
        ("cooklang", "cook", "text/"),
        ("json_ld", "jsonld", "application/ld+json"),
        ("text", "txt", "text/plain"),
    ],
)
async def test_a_recipe_can_be_taken_home(kind: str, suffix: str, media_type: str) -> None:
    async with before(BentAI()) as visitor:
        fields = hidden_fields((await visitor.sends("/", WISH)).text)
        file = await visitor.sends("/recipe/export", with_servings(fields, format=kind))
    assert file.status_code == 200
    assert re.fullmatch(rf'attachment; filename="[a-z0-9-]+\.{suffix}"', file.headers["content-disposition"])
    assert file.headers["content-type"].startswith(media_type)
    assert json.loads(dict(fields)["answer"])["recipe"]["ingredients"][0]["name"] in file.text


async def test_another_idea_is_asked_afresh_with_the_same_wish_and_another_seed() -> None:
    ai = BentAI()
    async with before(ai) as visitor:
        fields = hidden_fields((await visitor.sends("/", WISH)).text)
        await visitor.sends("/", [*fields, ("again", "1")])
    first, second = ai.wishes
    assert (second.prompt, second.diets) == (first.prompt, first.diets)
    assert second.seed != first.seed
    assert [call.cache for call in ai.calls] == [CacheMode.NORMAL, CacheMode.REFRESH]


def problem(status: int, code: str, *, headers: dict[str, str] | None = None, **more: Any) -> Reply:
    return Reply.of({"code": code, "detail": "So it is.", **more}, status, {**PROBLEM, **(headers or {})})


DOWN = {"provider": "ollama", "reason": "It is <down>."}
FIELD = {"field": "servings", "message": "Too few.", "allowed": ["1"]}
TROUBLES = [
    (problem(503, "exhausted", attempts=[DOWN]), 503, "No model could answer", "ollama: It is &lt;down&gt;."),
    (problem(429, "not_allowed", headers={"Retry-After": "17"}), 429, "Too many wishes", "Try again in 17 seconds."),
    (problem(401, "not_allowed"), 401, "does not let this page in", "ALCHEMORSEL_WEB_API_KEY"),
    (problem(504, "timeout"), 504, "It took too long", "is remembered"),
    (problem(503, "loading"), 503, "still being loaded", "So it is."),
    (problem(422, "invalid", errors=[FIELD]), 422, "not understood", "servings: Too few. (1)"),
    (Reply(500, {"content-type": "text/html"}, (b"<h1>Oops</h1>",)), 500, "does not understand", "different versions"),
    (Reply.of({"recipe": 1}), 502, "does not understand", "different versions"),
    (DROPPED, 502, "cannot be reached", "make run"),
    (BLACK_HOLE, 504, "It took too long", "is remembered"),
]


@pytest.mark.parametrize(
    ("reply", "status", "title", "advice"), TROUBLES, ids=[each[2] + str(n) for n, each in enumerate(TROUBLES)]
)
async def test_trouble_is_told_with_what_to_do_and_nothing_typed_is_lost(
    reply: Reply, status: int, title: str, advice: str
) -> None:
    async with in_trouble(reply) as (visitor, _):
        page = await visitor.sends("/", [*WISH, ("ingredients", "spinach!, 250 g feta"), ("servings", "3")])
    assert page.status_code == status
    told = page.text.partition('id="trouble"')[2].partition("</section>")[0]
    assert title in told
    assert advice in told
    assert "Try again" in told
    assert "pancakes &amp; &lt;b&gt;butter&lt;/b&gt;</textarea>" in page.text
    assert 'value="spinach!, 250 g feta"' in page.text
    assert 'value="vegetarian" checked' in page.text
    assert 'type="number" inputmode="numeric" min="1" max="100" value="3"' in page.text


async def test_an_api_that_is_away_is_told_in_the_visitors_language() -> None:
    async with visiting(web_app("http://127.0.0.1:9")) as visitor:
        await visitor.opens(**{"Accept-Language": "de"})
        page = await visitor.sends("/", WISH, **{"Accept-Language": "de"})
    assert page.status_code == 502
    assert "Die Küche ist nicht zu erreichen" in page.text


async def test_another_idea_that_fails_leaves_the_wish_in_the_form() -> None:
    async with in_trouble(DROPPED) as (visitor, _):
        page = await visitor.sends("/", [("again", "1"), ("wish", '{"prompt": "soup", "diets": ["vegan"]}')])
    assert "soup</textarea>" in page.text
    assert 'value="vegan" checked' in page.text


async def test_a_recipe_is_still_there_when_the_api_is_not() -> None:
    async with before(BentAI()) as visitor:
        fields = hidden_fields((await visitor.sends("/", WISH)).text)
    async with visiting(web_app("http://127.0.0.1:9")) as visitor:
        await visitor.opens()
        page = await visitor.sends("/recipe", with_servings(fields, servings="9"))
    assert page.status_code == 502
    assert "cannot be reached" in page.text
    assert 'class="lines"' in page.text


async def test_the_key_is_shown_to_the_api_and_to_nobody_else() -> None:
    async with ScriptedServer() as server, visiting(web_app(server.url, key="ak_secret")) as visitor:
        seen = [await visitor.opens(), await visitor.sends("/", WISH), await visitor.sends("/stream", WISH)]
        assert server.received[0].headers["authorization"] == "Bearer ak_secret"
    assert not [page for page in seen if "ak_secret" in page.text + str(page.headers)]


class Elements(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


async def test_hostile_text_is_text() -> None:
    async with before(BentAI(make_hostile)) as visitor:
        page = await visitor.sends("/", [("prompt", HOSTILE)])
        fields = hidden_fields(page.text)
        pages = [page, await visitor.sends("/recipe", with_servings(fields, swap="i1", servings="7"))]
        pages.append(await visitor.sends("/", [("prompt", HOSTILE), ("ingredients", HOSTILE), ("servings", HOSTILE)]))
    assert [each.status_code for each in pages] == [200, 200, 422]
    for each in pages:
        tags = Elements(each.text).tags
        scripts = [attributes for tag, attributes in tags if tag == "script"]
        assert all(
            (it.get("type") or "").endswith("json") or (it.get("src") or "").startswith("/static/") for it in scripts
        )
        assert not [name for _, attributes in tags for name in attributes if name.startswith("on")]
        assert not [attributes for _, attributes in tags if "style" in attributes]
        assert not [it for tag, it in tags if tag == "img"]
        assert assets()["mark.svg"].decode().strip() in each.text, "our own picture needs no request"
        assert not [it for tag, it in tags if tag == "a" and not (it["href"] or "").startswith(("/", "#"))]
        assert "{{7*7}}" in each.text


async def test_an_answer_that_a_browser_made_up_is_no_recipe() -> None:
    async with before(BentAI()) as visitor:
        for answer in ("", "{}", "[1", '{"recipe": {}}', "\ud800", "[" * 100_000):
            page = await visitor.sends("/recipe", [("answer", answer.encode("utf-8", "replace").decode())])
            assert page.status_code == 502
            assert "does not understand" in page.text


async def test_the_stream_is_the_apis_own_with_the_wish_in_front() -> None:
    async with before(BentAI()) as visitor:
        events = all_seen((await visitor.sends("/stream", WISH)).text)
    named = [event for event in events if event.name]
    assert named[0].name == "wish"
    assert named[0].data == {"prompt": "pancakes & <b>butter</b>", "diets": ["vegetarian"], "language": "en"}
    assert [event.name for event in named].count("answer") == 1
    assert named[-1].name == "answer"


def events(*lines: bytes) -> Reply:
    return Reply(200, {"content-type": "text/event-stream"}, lines)


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (DROPPED, "api_down"),
        (problem(503, "busy"), "busy"),
        (events(b'event: progress\ndata: {"tokens":1}\n\n'), "cut"),
        (events(b"retry: 5000\n\n", b'event: error\nid: 1\ndata: {"code":"exhausted"}\n\n'), "exhausted"),
        (events(b"event: error\ndata: not json\n\n"), "api_strange"),
    ],
)
async def test_a_stream_always_ends_with_words(reply: Reply, code: str) -> None:
    async with in_trouble(reply) as (visitor, _):
        page = await visitor.sends("/stream", WISH, **{"Accept-Language": "de"})
        last = all_seen(page.text)[-1]
    assert (page.status_code, last.name, last.data["code"]) == (200, "error", code)
    assert re.search(r"Versuchen|Starten|gleich", last.data["advice"])


@pytest.mark.parametrize("path", ["/", "/stream"])
async def test_who_leaves_stops_the_kitchen(path: str) -> None:
    answer = Reply(200, {"content-type": "text/event-stream"}, (b": begun\n\n", Hang()))
    async with ScriptedServer() as server, serving(web_app(server.on(GENERATE, answer).url)) as url:
        async with httpx.AsyncClient(base_url=url) as client:
            visitor = Visitor(client)
            await visitor.opens()
            asking = asyncio.ensure_future(visitor.sends(path, WISH))
            async with asyncio.timeout(5):
                while not server.open_requests:  # noqa: ASYNC110 - the server's own count
                    await asyncio.sleep(0.01)
            asking.cancel()
            await asyncio.gather(asking, return_exceptions=True)
        async with asyncio.timeout(5):
            while server.open_requests:  # noqa: ASYNC110 - as above
                await asyncio.sleep(0.01)
        assert server.hung_up == 1
