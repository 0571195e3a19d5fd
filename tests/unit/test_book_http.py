"""The recipe book over HTTP: whose it is, versions, keys that make a write happen once, lists, and every refusal."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import httpx
import msgspec
import pytest

from alchemorsel.application.kitchen import Kitchen
from alchemorsel.domain.keys import KeyScope
from alchemorsel.infrastructure.access.key_file import KeyFile
from alchemorsel.infrastructure.access.keyring import FileKeyring
from alchemorsel.infrastructure.book.store import SqlBookStore
from alchemorsel.interfaces.http.access_door import Door
from alchemorsel.interfaces.http.access_routes import rule_of
from alchemorsel.interfaces.http.app import make_app
from alchemorsel.interfaces.http.book_operations import BOOK_OPERATIONS, MOST_SAVED_BYTES
from alchemorsel.interfaces.http.examples import examples_of
from tests.support.book import asked, keeper_in, recipe, sqlite_database
from tests.support.clock import FakeClock
from tests.support.example_ai import ExampleAI

RECIPES = "/api/v1/recipes"
SOUP: dict[str, Any] = json.loads(msgspec.json.encode(asked()))
BREAD: dict[str, Any] = json.loads(msgspec.json.encode(asked(recipe("Bread", "500 g flour", "1 tsp salt"))))
NOBODY = "0199aa10-7c00-7000-8000-0123456789ab"
ANY = {"If-Match": "*"}


@dataclass
class Kept:
    client: httpx.AsyncClient
    clock: FakeClock

    async def save(self, body: dict[str, Any] = SOUP, **headers: str) -> httpx.Response:
        return await self.client.post(RECIPES, json=body, headers=headers)


@asynccontextmanager
async def house(folder: Path, door: Door | None = None) -> AsyncIterator[Kept]:
    clock = FakeClock()
    async with keeper_in(folder, clock) as keeper:
        app = make_app(Kitchen(ExampleAI(), clock, deadline_s=60), book=keeper, door=door)
        transport = httpx.ASGITransport(cast("Any", app), raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost:3010") as client:
            yield Kept(client, clock)


@pytest.fixture
async def kept(tmp_path: Path) -> AsyncIterator[Kept]:
    async with house(tmp_path) as opened:
        yield opened


def problem(response: httpx.Response) -> tuple[int, str]:
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["suggestion"]
    return response.status_code, response.json()["code"]


async def test_an_answer_is_kept_as_it_came(kept: Kept) -> None:
    answer = examples_of("generate-recipe").answer
    response = await kept.save(answer)
    assert response.status_code == 201, response.text
    saved = response.json()
    assert response.headers["location"] == f"{RECIPES}/{saved['id']}"
    assert response.headers["etag"] == '"1"'
    assert saved["provenance"] == answer["provenance"]
    assert [line["name"] for line in saved["recipe"]["ingredients"]] == [
        line["name"] for line in answer["recipe"]["ingredients"]
    ]
    shown = await kept.client.get(response.headers["location"])
    assert (shown.content, shown.headers["etag"]) == (response.content, '"1"')


async def test_who_has_the_version_already_is_told_so(kept: Kept) -> None:
    path = (await kept.save()).headers["location"]
    assert (await kept.client.get(path, headers={"If-None-Match": '"1"'})).status_code == 304
    assert (await kept.client.get(path, headers={"If-None-Match": 'W/"7", "8"'})).status_code == 200


async def test_changes_name_the_version_that_they_change(kept: Kept) -> None:
    path = (await kept.save()).headers["location"]
    assert problem(await kept.client.patch(path, json={"favourite": True})) == (428, "precondition_required")
    assert problem(await kept.client.put(path, json=BREAD)) == (428, "precondition_required")
    first = await kept.client.patch(path, json={"favourite": True}, headers={"If-Match": '"1"'})
    assert (first.status_code, first.headers["etag"], first.json()["favourite"]) == (200, '"2"', True)
    for stale in ('"1"', 'W/"2"', '"two"', '"1", "3"'):
        late = await kept.client.put(path, json=BREAD, headers={"If-Match": stale})
        assert problem(late) == (412, "lost_race")
    either = await kept.client.put(path, json=BREAD, headers={"If-Match": '"1", "2"'})
    assert (either.status_code, either.json()["recipe"]["name"], either.json()["favourite"]) == (200, "Bread", False)
    assert (await kept.client.patch(path, json={"notes": "x"}, headers=ANY)).status_code == 200
    assert problem(await kept.client.patch(path, json={}, headers={"If-Match": "3"})) == (400, "malformed")


async def test_of_changes_at_once_with_one_version_one_wins(kept: Kept) -> None:
    path = (await kept.save()).headers["location"]
    patches = [kept.client.patch(path, json={"notes": str(n)}, headers={"If-Match": '"1"'}) for n in range(6)]
    assert sorted(each.status_code for each in await asyncio.gather(*patches)) == [200, 412, 412, 412, 412, 412]
    patches = [kept.client.patch(path, json={"notes": str(n)}, headers=ANY) for n in range(4)]
    assert {each.status_code for each in await asyncio.gather(*patches)} <= {200, 412}


async def test_a_patch_changes_what_it_names_and_is_plated(kept: Kept) -> None:
    path = (await kept.save({**SOUP, "notes": "old", "tags": ["a"]})).headers["location"]
    butter = [{"id": "i1", "name": "butter", "quantity": 50, "unit": "g"}, {"id": "i2", "name": "leek"}]
    patch = {"tags": ["b", "B", " c "], "notes": None, "recipe": {"ingredients": butter, "description": None}}
    merged = {"content-type": "application/merge-patch+json", **ANY}
    changed = (await kept.client.patch(path, content=json.dumps(patch), headers=merged)).json()
    assert (changed["tags"], changed["notes"], changed["recipe"]["name"]) == (["b", "c"], "", "Tomato soup")
    assert changed["recipe"]["ingredients"][0]["allergens"] == ["milk"]
    (listed,) = (await kept.client.get(RECIPES, params={"ingredient": "butter"})).json()["recipes"]
    assert "milk" in listed["allergens"]


@pytest.mark.parametrize(
    ("patch", "field"),
    [
        ({"recipe": {"name": None}}, "recipe"), ({"recipe": {"servings": 0}}, "recipe.servings"),
        ({"recipe": {"ingredients": []}}, "recipe.ingredients"), ({"tags": [7]}, "tags[0]"), ({"title": "x"}, "title"),
        ({"recipe": {"title": "x"}}, "recipe"), ({"recipe": {"diets_requested": ["vegn"]}}, "recipe.diets"),
        ({"allergies": ["celery"], "recipe": {"name": "Celery soup"}}, "recipe"), ({"recipe": None}, "recipe"),
    ],
)  # fmt: skip
async def test_a_patch_that_leads_nowhere_is_refused_and_changes_nothing(kept: Kept, patch: Any, field: str) -> None:
    saved = await kept.save()
    refused = await kept.client.patch(saved.headers["location"], json=patch, headers=ANY)
    assert problem(refused) == (422, "invalid")
    assert refused.json()["errors"][0]["field"].startswith(field)
    assert (await kept.client.get(saved.headers["location"])).content == saved.content


BAD_BODIES = {
    "a number that is none": (b'{"recipe":{"servings":1e400}}', 422, "invalid"),
    "an endless integer": (b'{"recipe":{"servings":' + b"1" * 5000 + b"}}", 422, "invalid"),
    "no UTF-8": (b'{"recipe":{"name":"Soup \xff"}}', 400, "malformed"),
    "half a character": (b'{"recipe":{"name":"Soup \\ud800 x"}}', 400, "malformed"),
    "nested": (b'{"recipe":{"tips":' + b"[" * 50_000 + b"]" * 50_000 + b"}}", 400, "malformed"),
}


@pytest.mark.parametrize(("body", "status", "code"), BAD_BODIES.values(), ids=BAD_BODIES)
async def test_a_patch_that_cannot_be_read_is_the_callers_mistake(
    kept: Kept, body: bytes, status: int, code: str
) -> None:
    saved = await kept.save()
    json_body = {"content-type": "application/json", **ANY}
    refused = await kept.client.patch(saved.headers["location"], content=body, headers=json_body)
    assert problem(refused) == (status, code)
    assert (await kept.client.get(saved.headers["location"])).content == saved.content


@pytest.mark.parametrize("text", [r"\ud800 x", r"x\uDBff", r"\udc00", r"\ud800\ud800", r"\\\ud800!"])
async def test_half_a_character_is_called_so(kept: Kept, text: str) -> None:
    body = f'{{"recipe": 1, "notes": "{text}"}}'.encode()
    for path in (RECIPES, f"{RECIPES}/import"):
        refused = await kept.client.post(path, content=body, headers={"content-type": "application/json"})
        assert refused.status_code in {400, 422}
        assert "half of a character" in refused.json()["detail"]
    whole = rb'{"recipe": 1, "notes": "\ud83c\udf72 \\ud800"}'
    refused = await kept.client.post(RECIPES, content=whole, headers={"content-type": "application/json"})
    assert "half" not in refused.json()["detail"]


async def test_a_version_that_no_database_can_count_is_refused_alone(kept: Kept) -> None:
    first = (await kept.save()).json()
    others = [{**first, "id": f"0199aa10-7c00-7000-8000-00000000000{n}", "version": version}
              for n, version in enumerate((2**63, 2**63 - 1, 2**31, 2_000_000_000, 10**9))]  # fmt: skip
    document = {"format": "alchemorsel-book", "version": 1, "recipes": others}
    answer = (await kept.client.post(f"{RECIPES}/import", json=document)).json()
    assert (answer["imported"], [each["index"] for each in answer["refused"]]) == (2, [0, 1, 2])
    for known in others[3:]:
        path = f"{RECIPES}/{known['id']}"
        etag = (await kept.client.get(path)).headers["etag"]
        changed = await kept.client.patch(path, json={"notes": "x"}, headers={"If-Match": etag})
        assert (changed.status_code, changed.json()["version"]) == (200, known["version"] + 1)


async def test_a_promise_that_does_not_hold_is_refused_with_its_reasons(kept: Kept) -> None:
    refused = await kept.save({**BREAD, "diets": ["gluten_free"]})
    assert problem(refused) == (422, "invalid")
    assert "flour" in refused.json()["detail"]


async def test_a_key_keeps_one_however_often_it_is_sent(kept: Kept) -> None:
    key = {"Idempotency-Key": "2f0c-1"}
    first, *others = await asyncio.gather(*(kept.save(SOUP, **key) for _ in range(5)))
    assert {each.content for each in others} == {first.content}
    assert sum(each.headers.get("idempotency-replayed") == "true" for each in (first, *others)) == 4
    assert problem(await kept.save(BREAD, **key)) == (422, "invalid")
    assert problem(await kept.client.post(f"{first.headers['location']}/cooked", json={}, headers=key)) == (
        422,
        "invalid",
    )
    for bad in ("", "x" * 256, "ü"):
        response = await kept.client.post(RECIPES, json=SOUP, headers=[(b"Idempotency-Key", bad.encode("latin-1"))])
        assert problem(response) == (422, "invalid")


async def test_what_is_deleted_is_not_found_until_it_is_restored(kept: Kept) -> None:
    saved = await kept.save()
    path = saved.headers["location"]
    assert problem(await kept.client.delete(path, headers={"If-Match": '"9"'})) == (412, "lost_race")
    gone = await kept.client.delete(path)
    assert (gone.status_code, gone.content) == (204, b"")
    for method, under in (("GET", ""), ("DELETE", ""), ("POST", "/cooked")):
        assert problem(await kept.client.request(method, path + under, json={})) == (404, "not_found")
    restored = await kept.client.post(f"{path}/restore")
    assert (restored.status_code, restored.content) == (200, saved.content)


async def test_a_key_whose_recipe_is_purged_keeps_a_new_one(tmp_path: Path) -> None:
    key = {"Idempotency-Key": "pz"}
    async with house(tmp_path) as kept:
        first = await kept.save(SOUP, **key)
        await kept.client.delete(first.headers["location"])
        assert (await kept.save(SOUP, **key)).content == first.content
        kept.clock.advance(1)
        async with sqlite_database(tmp_path) as database:
            assert await SqlBookStore(database, kept.clock).purge(older_than_s=0) == 1
        again = await kept.save(SOUP, **key)
        assert (again.status_code, "idempotency-replayed" in again.headers) == (201, False)
        assert (await kept.client.get(again.headers["location"])).status_code == 200
        replayed = await kept.save(SOUP, **key)
        assert (replayed.content, replayed.headers["idempotency-replayed"]) == (again.content, "true")


@pytest.mark.parametrize("recipe_id", [NOBODY, "x", "..", "%00", "a" * 300, "%F0%9F%8D%B2", "1;DROP", NOBODY.upper()])
async def test_no_such_id_is_a_404(kept: Kept, recipe_id: str) -> None:
    await kept.save()
    for method, under in (("GET", ""), ("PATCH", ""), ("PUT", ""), ("DELETE", ""), ("POST", "/restore")):
        body = BREAD if method == "PUT" else {}
        response = await kept.client.request(method, f"{RECIPES}/{recipe_id}{under}", json=body, headers=ANY)
        assert response.status_code in {404, 405}, response.text
        assert response.headers["content-type"] == "application/problem+json"


async def test_cooking_it_is_noted_and_rated(kept: Kept) -> None:
    path = f"{(await kept.save()).headers['location']}/cooked"
    noted: tuple[dict[str, Any], ...] = (
        {"rating": 5},
        {"rating": 2, "note": "too salty", "at": "2026-11-19T20:00:00+02:00"},
        {},
    )
    answers = [await kept.client.post(path, json=body) for body in noted]
    assert [each.status_code for each in answers] == [201, 201, 201]
    saved = answers[-1].json()
    assert (saved["rating"], saved["version"], len(saved["cooked"])) == (3.5, 4, 3)
    assert saved["cooked"][0]["at"] == "2026-11-19T18:00:00Z"
    refused: tuple[dict[str, Any], ...] = (
        {"rating": 6},
        {"at": "2026-11-20"},
        {"at": "0001-01-01T00:00:00+14:00"},
        {"at": "9999-01-01T00:00:00Z"},
    )
    for body in refused:
        assert problem(await kept.client.post(path, json=body)) == (422, "invalid")


async def test_a_list_is_read_page_by_page_by_its_link(kept: Kept) -> None:
    for number in range(5):
        kept.clock.advance(1)
        await kept.save({**SOUP, "recipe": {**SOUP["recipe"], "name": f"Soup & {number}"}})
    seen, url = [], f"{RECIPES}?limit=2&q=soup%20%26&diet=vegan"
    while url:
        page = await kept.client.get(url)
        seen += [each["name"] for each in page.json()["recipes"]]
        url = page.headers.get("link", "").partition(">")[0].removeprefix("<")
        assert bool(url) is bool(page.json()["next"])
    assert seen == [f"Soup & {number}" for number in (4, 3, 2, 1, 0)]


@pytest.mark.parametrize(
    "query",
    [
        "sort=best", "limit=0", "limit=101", "limit=x", "limit=%D9%A3", "diet=vegn", "allergen_free=nuts", "course=x",
        "max_minutes=-1", "max_minutes=1&max_minutes=2", "favourite=perhaps", "cursor=abc", "cursor=", "page=2",
        "provider=me", "q=*", "q=%ff", "ingredient=!!", "ingredient=%ff", "ingredient=leek&ingredient=%20-",
        "q=" + "x" * 201, "sort=relevance", "tag=" + "&tag=".join("abcdefghijklmnopqrstuvw"),
    ],
)  # fmt: skip
async def test_a_query_that_means_nothing_is_refused(kept: Kept, query: str) -> None:
    refused = await kept.client.get(f"{RECIPES}?{query}")
    assert problem(refused) == (422, "invalid")
    assert refused.json()["errors"][0]["field"] == query.partition("=")[0]


async def test_a_cursor_of_another_list_is_refused(kept: Kept) -> None:
    for _ in range(3):
        await kept.save()
    cursor = (await kept.client.get(RECIPES, params={"limit": 1})).json()["next"]
    assert (await kept.client.get(RECIPES, params={"limit": 2, "cursor": cursor})).status_code == 200
    assert problem(await kept.client.get(RECIPES, params={"cursor": cursor, "diet": "vegan"})) == (422, "invalid")


async def test_the_book_goes_out_and_comes_back(kept: Kept) -> None:
    await kept.save()
    for to, media in (("json", "application/json"), ("json_ld", "application/ld+json")):
        gone = await kept.client.get(f"{RECIPES}/export", params={"format": to})
        assert (gone.status_code, gone.headers["content-type"].partition(";")[0]) == (200, media)
        back = await kept.client.post(f"{RECIPES}/import", content=gone.content, headers={"content-type": media})
        assert back.json() == {"imported": 0, "skipped": 1, "refused": [], "partly_understood": []}
    assert problem(await kept.client.get(f"{RECIPES}/export?format=xml")) == (422, "invalid")
    assert problem(await kept.client.post(f"{RECIPES}/import", json={})) == (422, "invalid")


async def test_each_key_has_a_book_of_its_own(tmp_path: Path) -> None:
    file = KeyFile(tmp_path / "keys.json", FakeClock())
    mine, theirs = ({"X-API-Key": file.make(name, (KeyScope.USE,), None)[1]} for name in ("a", "b"))
    async with house(tmp_path, Door(keys=FileKeyring(file, FakeClock()))) as kept:
        saved = await kept.save(SOUP, **mine)
        path = saved.headers["location"]
        assert problem(await kept.save()) == (401, "not_allowed")
        for method, under in (
            ("GET", ""),
            ("PUT", ""),
            ("PATCH", ""),
            ("DELETE", ""),
            ("POST", "/restore"),
            ("POST", "/cooked"),
        ):
            body = BREAD if method == "PUT" else {}
            strange = await kept.client.request(method, path + under, json=body, headers={**ANY, **theirs})
            never = await kept.client.request(
                method, f"{RECIPES}/{NOBODY}{under}", json=body, headers={**ANY, **theirs}
            )
            assert problem(strange) == (404, "not_found")
            assert strange.json()["detail"] == never.json()["detail"]
        assert (await kept.client.get(RECIPES, headers=theirs)).json() == {"recipes": [], "next": None}
        assert (await kept.client.get(path, headers=mine)).content == saved.content


async def test_a_long_recipe_is_kept_and_a_longer_one_is_not(kept: Kept) -> None:
    long = {**SOUP, "notes": "x" * 10_000, "recipe": {**SOUP["recipe"], "steps": [
        {"number": n, "text": "é" * 600, "warning": "ü" * 400} for n in range(1, 61)]}}  # fmt: skip
    assert len(json.dumps(long, ensure_ascii=False).encode()) > 64 * 1024
    assert (await kept.save(long)).status_code == 201
    too_long = await kept.client.post(
        RECIPES, content=b" " * (MOST_SAVED_BYTES + 1), headers={"content-type": "application/json"}
    )
    assert problem(too_long) == (413, "too_large")
    assert "512 KiB" in too_long.json()["detail"]


@pytest.mark.parametrize("operation", BOOK_OPERATIONS, ids=lambda each: each.name)
def test_a_key_with_the_scope_use_opens_it(operation: Any) -> None:
    assert rule_of(operation.path).needs is KeyScope.USE
