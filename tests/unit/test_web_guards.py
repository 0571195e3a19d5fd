"""What keeps strangers out of the pages: sessions, tokens, names, limits."""

import re
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest
from litestar import Litestar

from alchemorsel.config import BadSettings, load_settings
from alchemorsel.interfaces.web.assets import asset_url
from alchemorsel.interfaces.web.forms import MOST_BYTES
from alchemorsel.interfaces.web.hosts import Hosts
from alchemorsel.interfaces.web.pages import ASK, PAGES, RECIPE, Page, own_address, own_path
from alchemorsel.interfaces.web.session import MAX_AGE_S, Sessions
from tests.support.web import SECRET, Visitor, visiting, web_app

NOWHERE = "http://127.0.0.1:9"
STATIC = Path(__file__).parents[2] / "internal/alchemorsel/interfaces/web/static"
MOST_PAGE_BYTES = 120 * 1024


def posts(app: Litestar) -> list[str]:
    """Every path that takes a form."""
    return sorted(route.path for route in app.routes if "POST" in route.methods)


async def test_no_form_is_taken_without_the_token_of_its_session() -> None:
    app = web_app(NOWHERE)
    assert {"/", "/stream", "/recipe", "/recipe/export", "/language"} <= set(posts(app))
    async with visiting(app) as visitor, visiting(web_app(NOWHERE)) as stranger:
        await visitor.opens()
        await stranger.opens()
        for path in posts(app):
            for token in ("", stranger.token, visitor.token + "x"):
                assert (await visitor.posts(path, [("csrf_token", token)])).status_code == 403, path
        visitor.client.cookies.clear()
        for path in posts(app):
            assert (await visitor.posts(path, [("csrf_token", visitor.token)])).status_code == 403, path


async def test_a_page_that_was_open_for_too_long_can_send_its_form_again() -> None:
    async with visiting(web_app(NOWHERE)) as visitor:
        page = await visitor.sends("/", [("prompt", 'soup & "bread"'), ("diets", "vegan"), ("diets", "keto")])
        assert page.status_code == 403
        assert 'name="prompt" value="soup &amp; &#34;bread&#34;"' in page.text
        assert page.text.count('name="diets"') == 2
        assert (await visitor.sends("/", [("prompt", "soup")])).status_code == 502, (
            "the API is away; the form was taken"
        )


async def test_what_another_sites_page_sent_is_not_offered_again() -> None:
    async with visiting(web_app(NOWHERE)) as visitor:
        await visitor.opens()
        page = await visitor.sends("/", [("prompt", "soup")], **{"Sec-Fetch-Site": "cross-site"})
        assert page.status_code == 403
        assert "soup" not in page.text


async def test_a_session_cookie_is_signed_and_no_script_reads_it() -> None:
    async with visiting(web_app(NOWHERE)) as visitor:
        cookie = (await visitor.opens()).headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=lax" in cookie
        assert "Secure" not in cookie
        assert "set-cookie" not in (await visitor.opens()).headers
    async with visiting(web_app(NOWHERE), "https://localhost:3011") as visitor:
        assert "Secure" in (await visitor.opens()).headers["set-cookie"]


def test_a_cookie_of_another_secret_or_an_old_one_is_no_session(monkeypatch: pytest.MonkeyPatch) -> None:
    sessions = Sessions(SECRET)
    cookie = sessions.cookie("abc")
    assert sessions.read(cookie) == "abc"
    assert Sessions(SECRET + "x").read(cookie) is None
    assert sessions.read("") is None
    assert sessions.read(sessions.token("abc")) is None
    monkeypatch.setattr("time.time", lambda: 9e9 + MAX_AGE_S)
    assert sessions.read(cookie) is None


@pytest.mark.parametrize(
    ("host", "here", "network", "named"),
    [
        ("localhost:3011", True, True, True),
        ("127.0.0.1", True, True, True),
        ("[::1]:3011", True, True, True),
        ("x.localhost", True, True, True),
        ("kitchen.example", False, True, True),
        ("evil.example", False, True, False),
        ("192.168.0.9", False, True, False),
        ("", False, False, False),
        ("a@localhost", False, False, False),
    ],
)
def test_only_own_names_are_answered(host: str, *, here: bool, network: bool, named: bool) -> None:
    allowed = frozenset({"kitchen.example"})
    assert Hosts(frozenset(), only_here=True).knows(host) is here
    assert Hosts(frozenset(), only_here=False).knows(host) is network
    assert Hosts(allowed, only_here=False).knows(host) is named


async def test_a_strange_name_gets_nothing_at_all() -> None:
    async with visiting(web_app(NOWHERE), "http://evil.example") as visitor:
        page = await visitor.opens()
        assert page.status_code == 421
        assert "set-cookie" not in page.headers


@pytest.mark.parametrize(
    "to", ["//evil.example", "https://evil.example", "/\\evil", "/static/x", "", "/recipe\r\nX: y"]
)
async def test_nobody_is_sent_elsewhere(to: str) -> None:
    async with visiting(web_app(NOWHERE)) as visitor:
        await visitor.opens()
        for path, fields in (("/language", [("next", to)]), (f"/language?{urlencode({'carry': to})}", [])):
            answer = await visitor.sends(path, [("read_in", "de"), *fields])
            assert (answer.status_code, answer.headers["location"]) == (303, "/")


async def test_the_language_is_remembered_and_leads_back_to_its_page() -> None:
    async with visiting(web_app(NOWHERE)) as visitor:
        await visitor.opens()
        answer = await visitor.sends("/language", [("read_in", "de"), ("next", "/recipe")])
        assert answer.headers["location"] == "/recipe"
        assert '<html lang="de">' in (await visitor.opens()).text
        await visitor.sends("/language", [("read_in", "xx")])
        assert '<html lang="en">' in (await visitor.opens()).text


def test_every_page_may_be_led_back_to() -> None:
    assert [own_path(page.path) for page in PAGES] == [page.path for page in PAGES]


@pytest.mark.parametrize(
    ("asked", "address"),
    [
        ("/book?q=pasta&favourite=true", "/book?q=pasta&favourite=true"),
        ("/book?q=a\r\nX: y", "/book?q=a%0D%0AX%3A+y"),
        ("/book?q=//evil.example", "/book?q=%2F%2Fevil.example"),
        ("//evil.example?q=a", "/"),
        ("/book?" + "q=a&" * 900, "/book"),
        ("/book?" + "&".join(["q"] * 300), "/book"),
        ("/book?", "/book"),
    ],
)
def test_what_is_asked_of_a_page_is_led_back_to_and_nothing_else_of_it(asked: str, address: str) -> None:
    assert own_address(asked) == address


@pytest.mark.parametrize("path", ["/check", "/nutrition", "/ideas", "/"])
async def test_what_is_typed_and_not_sent_outlives_a_change_of_language(path: str) -> None:
    field = "prompt" if path in {"/", "/ideas"} else "text"
    async with visiting(web_app(NOWHERE)) as visitor:
        page = await visitor.opens(path)
        german = await visitor.reads_in("de", page, **{field: "200 g <flour>", "custom_allergies": "kiwi"})
        again = await visitor.reads_in("en", german)
    assert german.status_code == again.status_code == 200
    assert '<html lang="de">' in german.text
    assert "200 g &lt;flour&gt;</textarea>" in german.text
    assert "200 g &lt;flour&gt;</textarea>" in again.text
    assert ('value="kiwi"' in again.text) is (path != "/nutrition")


async def test_a_form_that_waits_to_be_sent_again_is_not_sent_by_choosing_a_language() -> None:
    async with visiting(web_app(NOWHERE)) as visitor:
        await visitor.opens()
        page = await visitor.posts("/", [("prompt", "soup"), ("csrf_token", "another")])
    assert page.status_code == 403
    assert 'value="soup"' in page.text
    assert "read_in" not in page.text


async def test_every_page_can_be_looked_at_without_being_read() -> None:
    async with visiting(web_app(NOWHERE)) as visitor:
        for path in (*(page.path for page in PAGES), "/health/live", asset_url("house.css"), "/nowhere"):
            read = await visitor.client.get(path)
            looked = await visitor.client.head(path)
            assert (looked.status_code, looked.content) == (read.status_code, b""), path
            assert looked.headers["content-type"] == read.headers["content-type"]
            assert looked.headers["x-frame-options"] == "DENY"
        assert (await visitor.client.head("/recipe/keep")).status_code == 405


async def sent(visitor: Visitor, content: bytes, kind: str) -> httpx.Response:
    await visitor.opens()
    return await visitor.client.post("/", content=content, headers={"Content-Type": kind})


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"prompt=" + b"a" * MOST_BYTES, "application/x-www-form-urlencoded", 413),
        (b"&".join(b"a=1" for _ in range(500)), "application/x-www-form-urlencoded", 400),
        (b"prompt=%ff", "application/x-www-form-urlencoded", 400),
        (b"\xff", "application/x-www-form-urlencoded", 400),
        (b"{}", "application/json", 415),
        (b"", "", 415),
    ],
)
async def test_what_is_no_form_or_too_much_is_told_as_a_page(content: bytes, kind: str, status: int) -> None:
    async with visiting(web_app(NOWHERE)) as visitor:
        page = await sent(visitor, content, kind)
        assert page.status_code == status
        assert 'role="alert"' in page.text


async def test_every_answer_brings_the_same_strict_policy() -> None:
    async with visiting(web_app(NOWHERE)) as visitor:
        for path in ("/", "/recipe", "/nowhere", "/static/x/house.css", "/static/x/nothing.css"):
            policy = (await visitor.opens(path)).headers["content-security-policy"]
            assert "default-src 'none'" in policy
            assert "unsafe" not in policy


async def test_a_wrong_address_is_a_page_with_a_way_back() -> None:
    async with visiting(web_app(NOWHERE)) as visitor:
        page = await visitor.opens("/nowhere")
        assert page.status_code == 404
        assert 'href="/"' in page.text


async def test_a_bug_shows_a_bland_page_and_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr("alchemorsel.interfaces.web.ask_routes.ask_page", broken)
    async with visiting(web_app(NOWHERE)) as visitor:
        page = await visitor.opens()
        assert page.status_code == 500
        assert "secret detail" not in page.text
        assert "Something broke in the kitchen" in page.text


async def test_files_are_kept_for_ever_under_the_address_of_their_edition() -> None:
    async with visiting(web_app(NOWHERE)) as visitor:
        page = (await visitor.opens()).text
        path = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
        assert "immutable" in (await visitor.opens(path)).headers["cache-control"]
        other = await visitor.opens("/static/old/house.css")
        assert other.headers["cache-control"] == "no-store"
        for name in ("../app.py", "%2e%2e%2fapp.py", "app.py", ""):
            assert (await visitor.opens(f"/static/old/{name}")).status_code == 404


def modules_of(name: str) -> set[str]:
    """A module and everything that it imports."""
    text = (STATIC / name).read_text()
    imported = re.findall(r'^import .*?"\./(.+?)";', text, re.MULTILINE | re.DOTALL)
    return {name}.union(*(modules_of(each) for each in imported))


@pytest.mark.parametrize("page", [ASK, RECIPE], ids=lambda page: page.path)
async def test_a_page_with_all_it_needs_is_light(page: Page) -> None:
    async with visiting(web_app(NOWHERE)) as visitor:
        html = await visitor.opens(page.path)
    needed = {*modules_of(page.module), "house.css", "print.css", "mark.svg"}
    assert len(html.content) + sum((STATIC / name).stat().st_size for name in needed) < MOST_PAGE_BYTES


def test_beyond_this_machine_a_secret_must_be_set() -> None:
    with pytest.raises(BadSettings, match="web_secret must be set"):
        load_settings({"ALCHEMORSEL_WEB_HOST": "0.0.0.0"})
    load_settings({"ALCHEMORSEL_WEB_HOST": "0.0.0.0", "ALCHEMORSEL_WEB_SECRET": "x" * 32})
    load_settings({"ALCHEMORSEL_WEB_HOST": "localhost"})


def test_a_short_secret_is_none() -> None:
    with pytest.raises(BadSettings, match="shorter than 32"):
        load_settings({"ALCHEMORSEL_WEB_SECRET": "x" * 31})


def test_an_api_there_must_be() -> None:
    with pytest.raises(BadSettings, match="ALCHEMORSEL_API_URL"):
        load_settings({"ALCHEMORSEL_API_URL": ""})
