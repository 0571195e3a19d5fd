"""What callers see of the memory, and how they steer it."""

import gzip

import pytest

from alchemorsel.application.cache import CacheOrigin, Forward, Layer, Stale
from alchemorsel.application.call import CacheMode
from alchemorsel.application.kitchen import Kitchen
from alchemorsel.domain.errors import Unavailable
from alchemorsel.interfaces.http.app import make_app
from alchemorsel.interfaces.http.cache_headers import cache_mode_of, cache_status, takes_gzip
from tests.support.asgi import send
from tests.support.caching import LABEL, RECIPE, caching_house
from tests.support.clock import FakeClock
from tests.support.events import all_seen, named
from tests.support.example_ai import ExampleAI

STEER = "cache-control"
EVENTS = ("accept", "text/event-stream")


@pytest.mark.parametrize(
    ("said", "mode"),
    [
        ([], CacheMode.NORMAL),
        (["max-age=0", "private"], CacheMode.NORMAL),
        (["no-cache"], CacheMode.REFRESH),
        (["max-age=0, No-Store"], CacheMode.BYPASS),
        (["no-cache", "no-store"], CacheMode.BYPASS),
        (["no-store", " only-if-cached "], CacheMode.ONLY),
    ],
)
def test_the_words_of_cache_control_are_the_modes(said: list[str], mode: CacheMode) -> None:
    assert cache_mode_of(said) is mode


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        (CacheOrigin(forward=Forward.BYPASS), "alchemorsel; fwd=bypass"),
        (
            CacheOrigin(key="k", forward=Forward.MISS, stored=True, ttl_s=9.9),
            'alchemorsel; fwd=miss; stored; ttl=9; key="k"',
        ),
        (CacheOrigin(key="k", forward=Forward.STALE, collapsed=True), 'alchemorsel; fwd=stale; collapsed; key="k"'),
        (CacheOrigin(key="k", ttl_s=7.2, layer=Layer.REDIS), 'alchemorsel; hit; ttl=7; key="k"; detail=redis'),
        (
            CacheOrigin(key="k", ttl_s=-2.5, layer=Layer.MEMORY, stale=Stale.REVALIDATING),
            'alchemorsel; hit; ttl=-3; key="k"; detail=stale-while-revalidate',
        ),
        (
            CacheOrigin(key="k", ttl_s=-2.5, layer=Layer.MEMORY, stale=Stale.ERROR),
            'alchemorsel; fwd=stale; ttl=-3; key="k"; detail=stale-if-error',
        ),
    ],
)
def test_cache_status_says_how_it_came_about(origin: CacheOrigin, status: str) -> None:
    assert cache_status(origin) == status


@pytest.mark.parametrize(
    ("accepted", "takes"),
    [
        (b"", False),
        (b"br, GZIP", True),
        (b"gzip;q=0", False),
        (b"gzip; q=0.000", False),
        (b"gzip;q=0.5", True),
        (b"identity", False),
    ],
)
def test_only_who_takes_gzip_gets_it(accepted: bytes, takes: bool) -> None:
    assert takes_gzip(accepted) is takes


async def test_a_miss_and_its_hits_say_what_they_are() -> None:
    async with caching_house() as house:
        miss, hit = await house.ask(), await house.ask()
    assert (miss.status, hit.status, miss.body) == (200, 200, hit.body)
    assert miss.headers["cache-status"].startswith("alchemorsel; fwd=miss; stored; ttl=")
    assert hit.headers["cache-status"].startswith("alchemorsel; hit; ttl=")
    assert ("age" in miss.headers, hit.headers["age"]) == (False, "0")
    assert miss.headers["etag"] == hit.headers["etag"]
    assert miss.headers["vary"] == hit.headers["vary"] == "Accept, Accept-Encoding"
    assert "total;dur=" in miss.headers["server-timing"]
    assert len(house.inner.calls) == 1


async def test_callers_steer_the_memory() -> None:
    async with caching_house() as house:
        nothing = await house.ask(b'{"prompt":"soup"}', (STEER, "only-if-cached"))
        assert (nothing.status, nothing.json["code"]) == (504, "not_cached")
        first = await house.ask()
        assert (await house.ask(b'{"prompt":"soup"}', (STEER, "only-if-cached"))).body == first.body
        passed = await house.ask(b'{"prompt":"soup"}', (STEER, "no-store"))
        assert passed.headers["cache-status"] == "alchemorsel; fwd=bypass"
        assert "etag" not in passed.headers
        assert (await house.ask()).body == first.body
        anew = await house.ask(b'{"prompt":"soup"}', (STEER, "no-cache"))
        assert anew.headers["cache-status"].startswith("alchemorsel; fwd=request; stored")
        assert (await house.ask()).body == anew.body != first.body
    assert len(house.inner.calls) == 3


async def test_streams_are_steered_too() -> None:
    events = ("accept", "text/event-stream")
    async with caching_house() as house:
        nothing = await house.ask(b'{"prompt":"soup"}', events, (STEER, "only-if-cached"))
        assert (nothing.status, nothing.json["code"]) == (504, "not_cached")
        first = await house.ask()
        streamed = await house.ask(b'{"prompt":"soup"}', events)
        assert first.body in streamed.body
        assert len(house.inner.calls) == 1


async def test_a_streamed_hit_says_so_in_its_headers_and_in_an_event() -> None:
    async with caching_house() as house:
        plain = await house.ask()
        hit = await house.ask(b'{"prompt":"soup"}', EVENTS)
    origin, answer = named(all_seen(hit.body.decode()))
    assert (origin.name, answer.name) == ("origin", "answer")
    assert hit.headers["cache-status"] == origin.data["cache_status"]
    assert hit.headers["cache-status"].startswith("alchemorsel; hit; ttl=")
    assert (hit.headers["age"], origin.data["age"]) == ("0", 0)
    assert hit.headers["server-timing"] == origin.data["server_timing"]
    assert origin.data["etag"] == plain.headers["etag"]
    # The tag names the answer's own bytes, and these are not they.
    assert "etag" not in hit.headers


async def test_a_streamed_miss_says_so_in_an_event_as_the_plain_answer_in_its_headers() -> None:
    async with caching_house() as house:
        miss = named(all_seen((await house.ask(b'{"prompt":"soup"}', EVENTS)).body.decode()))
        passed = named(all_seen((await house.ask(b'{"prompt":"soup"}', EVENTS, (STEER, "no-store"))).body.decode()))
    origin, bypass = miss[-2].data, passed[-2].data
    assert origin["cache_status"].startswith("alchemorsel; fwd=miss; stored; ttl=")
    assert (origin["age"], bypass["age"], bypass["etag"]) == (None, None, None)
    assert bypass["cache_status"] == "alchemorsel; fwd=bypass"


@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
async def test_what_is_not_remembered_says_so_and_where_the_time_went(accept: str) -> None:
    async with caching_house() as house:
        nothing = await house.ask(b'{"prompt":"soup"}', ("accept", accept), (STEER, "only-if-cached"))
    assert nothing.status == 504
    assert nothing.headers["cache-status"] == "alchemorsel; fwd=miss; detail=only-if-cached"
    assert nothing.headers["server-timing"].startswith("total;dur=")


async def test_who_has_the_answer_already_gets_only_the_status() -> None:
    async with caching_house() as house:
        miss = await house.ask()
        tag = miss.headers["etag"]
        for known in (tag, f"W/{tag}", f'"other", {tag}', tag[:-1] + '-gzip"'):
            for steer in ((), ((STEER, "max-age=0"),)):
                same = await house.ask(b'{"prompt":"soup"}', ("if-none-match", known), *steer)
                assert (same.status, same.body, same.headers["etag"]) == (304, b"", tag)
                assert "content-type" not in same.headers
        other = await house.ask(b'{"prompt":"soup"}', ("if-none-match", '"other"'))
        assert (other.status, other.body) == (200, miss.body)


async def test_gzip_passes_through_to_who_takes_it() -> None:
    async with caching_house() as house:
        plain = await house.ask()
        for _ in range(2):
            packed = await house.ask(b'{"prompt":"soup"}', ("accept-encoding", "gzip"))
            assert packed.headers["content-encoding"] == "gzip"
            assert packed.headers["etag"] == plain.headers["etag"][:-1] + '-gzip"'
            assert packed.headers["content-length"] == str(len(packed.body))
            assert gzip.decompress(packed.body) == plain.body
        assert "content-encoding" not in plain.headers


async def test_without_a_memory_nothing_can_be_remembered() -> None:
    ai = ExampleAI()
    app = make_app(Kitchen(ai, FakeClock(), deadline_s=60))
    headers = [LABEL, (STEER, "only-if-cached")]
    answered = await send(app, RECIPE, method="POST", headers=headers, body=b'{"prompt":"soup"}')
    assert (answered.status, answered.json["code"], ai.calls) == (504, "not_cached", [])
    stand_in = await send(app, RECIPE, method="POST", headers=[LABEL], body=b'{"prompt":"soup"}')
    assert stand_in.headers["cache-status"] == "alchemorsel; fwd=miss"


async def test_a_stale_answer_after_a_failure_is_no_hit() -> None:
    async with caching_house(cache_ttl_recipe=0.01) as house:
        await house.ask()
        house.inner.raises = Unavailable("no")
        refreshed = await house.ask(b'{"prompt":"soup"}', (STEER, "no-cache"))
    assert refreshed.status == 200
    assert "fwd=stale" in refreshed.headers["cache-status"]
    assert "detail=stale-if-error" in refreshed.headers["cache-status"]
