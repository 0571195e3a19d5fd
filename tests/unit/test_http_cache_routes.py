"""What operators do with the memory over HTTP."""

from typing import Any, TypeVar

import msgspec
import pytest

from alchemorsel.application.cache import CacheStats, Layer
from alchemorsel.application.cache_office import Purged, ShownEntry
from alchemorsel.application.cache_scopes import scope_of, scopes_of
from alchemorsel.application.warmup_report import WarmUpStep
from alchemorsel.interfaces.http.cache_operations import CACHE_OPERATIONS
from alchemorsel.interfaces.http.openapi import openapi_document
from tests.support.asgi import Answered, send
from tests.support.caching import CachingHouse, caching_house
from tests.support.events import all_seen, named

T = TypeVar("T")
CACHE = "/api/v1/cache"
VEGAN = b'{"prompt":"soup","diets":["vegan"],"cuisine":"Thai  street food"}'


async def call(house: CachingHouse, path: str, method: str = "GET", query: str = "") -> Answered:
    async def with_query(scope: Any, *channel: Any) -> None:
        scope["query_string"] = query.encode()
        await house.app(scope, *channel)

    return await send(with_query, path, method=method)


async def purge(house: CachingHouse, query: str) -> Answered:
    return await call(house, CACHE, "DELETE", query)


def key_in(answered: Answered) -> str:
    return answered.headers["cache-status"].split('key="')[1].split('"')[0]


async def test_the_counts_are_told() -> None:
    async with caching_house() as house:
        for _ in range(3):
            await house.ask()
        answered = await call(house, f"{CACHE}/stats")
        stats = msgspec.json.decode(answered.body, type=CacheStats)
    assert (stats.entries, stats.stored, stats.misses, stats.hits) == (1, 1, 1, {Layer.MEMORY: 2})
    assert answered.headers["cache-control"] == "no-store"


async def test_one_answer_is_shown_by_its_key() -> None:
    async with caching_house() as house:
        made = await house.ask(VEGAN)
        shown = msgspec.json.decode((await call(house, f"{CACHE}/entries/{key_in(made)}")).body, type=ShownEntry)
        assert (shown.answer, shown.layer) == (made.json, Layer.MEMORY)
        assert "diet:vegan" in shown.scopes
        unknown = await call(house, f"{CACHE}/entries/{key_in(made)[:-4]}0000")
        assert (unknown.status, unknown.json["code"]) == (404, "not_found")
        assert (await call(house, f"{CACHE}/entries/soup")).status == 422


@pytest.mark.parametrize(
    ("query", "scope"),
    [
        ("feature=recipe", "feature:recipe"),
        ("model=llama3.2:3b", "model:llama3.2:3b"),
        ("tag=diet:vegan", "diet:vegan"),
        ("feature=Recipe", "feature:recipe"),
        ("model=LLAMA3.2:3B", "model:llama3.2:3b"),
        ("model=registry.ollama.ai/library/llama3.2:3b", "model:llama3.2:3b"),
        ("tag=Diet:%20Vegan", "diet:vegan"),
        ("tag=cuisine:THAI%20%20street%20food", "cuisine:thai street food"),
        ("tag=language:EN", "language:en"),
        ("tag=provider%3Aollama", "provider:ollama"),
        ("all=true", "all"),
    ],
)
async def test_a_scope_is_forgotten(query: str, scope: str) -> None:
    async with caching_house() as house:
        await house.ask(VEGAN)
        purged = msgspec.json.decode((await purge(house, query)).body, type=Purged)
        assert purged == Purged(scope=scope, here=1)
        assert "fwd=miss" in (await house.ask(VEGAN)).headers["cache-status"]


@pytest.mark.parametrize("name", ["soup", "Soup", "soup:latest"])
async def test_a_model_s_usual_tag_need_not_be_named(name: str) -> None:
    written = scopes_of([("model", "soup:latest")])
    assert (scope_of({"model": name}),) == written == ("model:soup",)


async def test_an_answer_is_forgotten_by_what_it_turned_out_to_be() -> None:
    async with caching_house() as house:
        made = await house.ask()
        assert made.json["recipe"]["cuisine"] == "Italian"
        assert (await purge(house, "tag=cuisine:italian")).json["here"] == 1


@pytest.mark.parametrize(
    ("query", "nearest"),
    [
        ("tag=diet:vegna", "vegan"),
        ("tag=allergen:mlik", "milk"),
        ("tag=course:mian", "main"),
        ("tag=provider:olama", "ollama"),
        ("tag=diets:vegan", "diet"),
        ("feature=recipes", "recipe"),
    ],
)
async def test_what_no_answer_can_be_is_refused_and_the_nearest_named(query: str, nearest: str) -> None:
    async with caching_house() as house:
        refused = await purge(house, query)
    assert (refused.status, refused.json["suggestion"]) == (422, f"Did you mean `{nearest}`?")


async def test_one_answer_is_forgotten_and_the_others_stay() -> None:
    async with caching_house() as house:
        gone, stays = await house.ask(VEGAN), await house.ask()
        assert (await purge(house, f"key={key_in(gone)}")).json["here"] == 1
        assert (await purge(house, "feature=nutrition")).json["here"] == 0
        assert (await house.ask()).body == stays.body
        assert (await house.ask(VEGAN)).body != gone.body


@pytest.mark.parametrize(
    "query",
    [
        "",
        "all=1",
        "feature=soup",
        "fature=recipe",
        "model=",
        "tag=vegan",
        "tag=diet:",
        "tag=provider:me",
        "tag=model:x",
        "key=soup",
        "feature=recipe&all=true",
        "feature=recipe&feature=nutrition",
    ],
)
async def test_a_typing_error_forgets_nothing(query: str) -> None:
    async with caching_house() as house:
        await house.ask()
        refused = await purge(house, query)
        assert (refused.status, refused.json["code"]) == (422, "invalid")
        assert house.memory.cache.stats().entries == 1


def test_the_published_examples_are_what_the_types_say() -> None:
    document = msgspec.json.decode(msgspec.json.encode(openapi_document("1")))
    for operation in CACHE_OPERATIONS:
        published = document["paths"][operation.path][operation.method]
        assert {"401", "403", "default"} <= published["responses"].keys()
        if operation.asks is not None:
            assert example_in(published["requestBody"], type(operation.asks)) == operation.asks
        if not operation.steps:
            assert example_in(published["responses"]["200"], type(operation.answer)) == operation.answer
            continue
        events = published["responses"]["200"]["content"]["text/event-stream"]
        *steps, last = named(all_seen(events["example"]))
        assert [msgspec.convert(step.data, WarmUpStep) for step in steps] == list(operation.steps)
        assert msgspec.convert(last.data, type(operation.answer)) == operation.answer
        assert {event.name for event in (*steps, last)} | {"error"} == events["schema"]["x-events"].keys()


def example_in(published: Any, kind: type[T]) -> T:
    return msgspec.convert(published["content"]["application/json"]["examples"]["example"]["value"], kind)
