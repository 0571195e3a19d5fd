"""The fast lane lets in whom the door lets in, says what the shells say, and counts what they count."""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from alchemorsel.application.access import HOUSE
from alchemorsel.application.cache import Layer
from alchemorsel.application.lifecycle import Lifecycle
from alchemorsel.domain.keys import KeyScope
from alchemorsel.domain.quotas import Limit
from alchemorsel.domain.vocabulary import Feature
from alchemorsel.infrastructure.access.key_file import KeyFile
from alchemorsel.infrastructure.access.keyring import FileKeyring
from alchemorsel.infrastructure.access.local_limits import LocalLimiter
from alchemorsel.infrastructure.observability.metrics import Metrics
from alchemorsel.interfaces.http.access_door import Door
from alchemorsel.interfaces.http.draining import Drain
from alchemorsel.interfaces.http.fast_lane_visitors import Visitor, Visitors
from tests.support.asgi import Answered, send
from tests.support.caching import LABEL, RECIPE, CachingHouse, caching_house
from tests.support.clock import FakeClock

SOUP = b'{"prompt":"soup"}'
SHOP = "https://shop.example"
OWN = ("age", "cache-status", "server-timing", "x-request-id")
"""What differs from one answer to the next."""
MOVING = ("ratelimit", "ratelimit-remaining", "ratelimit-reset")


class Doorkeeper:
    """A door with a file of keys, and a limiter that counts."""

    def __init__(self, folder: Path, clock: FakeClock, **door: Any) -> None:
        self.file = KeyFile(folder / "keys.json", clock)
        self.clock = clock
        self.limiter = LocalLimiter(Limit(name="requests", most=5), clock)
        self._door = door

    def key(self, life: timedelta | None = None) -> tuple[str, str]:
        made, text = self.file.make("test", [KeyScope.USE], self.clock.now() + life if life else None)
        return made.id, text

    @property
    def door(self) -> Door:
        self.keyring = FileKeyring(self.file, self.clock)
        return Door(keys=self.keyring, requests=self.limiter, **self._door)


@pytest.fixture(name="keeper")
def make_keeper(tmp_path: Path) -> Doorkeeper:
    return Doorkeeper(tmp_path, FakeClock(), cors_origins=frozenset({SHOP}))


def bearer(text: str) -> tuple[str, str]:
    return "authorization", f"Bearer {text}"


async def ask(house: CachingHouse, *headers: tuple[str, str], peer: str = "127.0.0.1") -> Answered:
    return await send(house.app, RECIPE, method="POST", headers=[LABEL, *headers], body=SOUP, peer=peer, stays=True)


def lasting(answer: Answered, *but: str) -> list[tuple[str, str]]:
    return [line for line in answer.raw_headers if line[0] not in (*OWN, *but)]


async def test_a_hit_says_all_that_the_shells_say(keeper: Doorkeeper) -> None:
    _, text = keeper.key()
    said = [bearer(text), ("origin", SHOP), ("accept-encoding", "gzip"), ("x-request-id", "mine")]
    async with caching_house(clock=keeper.clock, door=keeper.door) as house:
        miss, hit = await ask(house, *said), await ask(house, *said)
    assert [name for name, _ in lasting(miss)] == [name for name, _ in lasting(hit)]
    assert lasting(miss, *MOVING) == lasting(hit, *MOVING)
    assert (miss.headers["ratelimit-remaining"], hit.headers["ratelimit-remaining"]) == ("4", "3")
    assert (miss.headers["ratelimit"], hit.headers["ratelimit"]) == ('"requests";r=4;t=12', '"requests";r=3;t=24')
    assert hit.headers["access-control-allow-origin"] == SHOP
    assert hit.headers["x-request-id"] == "mine"
    assert "; hit; " in hit.headers["cache-status"]
    assert hit.body == miss.body


async def test_a_key_opens_no_longer_than_it_is_valid_though_its_head_is_known(keeper: Doorkeeper) -> None:
    revoked, text = keeper.key()
    _, short = keeper.key(timedelta(minutes=5))
    async with caching_house(clock=keeper.clock, door=keeper.door) as house:
        for shown in (text, text, short, short):
            assert (await ask(house, bearer(shown))).status == 200
        keeper.clock.advance(301)
        assert (await ask(house, bearer(short))).status == 401
        assert (await ask(house, bearer(text))).status == 200
        keeper.file.revoke(revoked)
        keeper.keyring.look()
        assert (await ask(house, bearer(text))).status == 401
        assert (await ask(house)).status == 401
    assert len(house.inner.calls) == 1


async def test_what_one_may_have_nobody_else_gets(tmp_path: Path) -> None:
    keeper = Doorkeeper(tmp_path, FakeClock())
    async with caching_house(clock=keeper.clock, door=keeper.door) as house:
        for _ in range(2):
            assert (await ask(house)).status == 200
        assert (await ask(house, peer="203.0.113.7")).status == 401
        assert (await ask(house, ("host", "evil.example"))).status == 403
        assert (await ask(house, ("origin", "https://evil.example"))).status == 403
        assert (await ask(house, ("x-forwarded-for", "127.0.0.1"))).status == 401
        keeper.key()
        keeper.keyring.look()
        assert (await ask(house)).status == 401


async def test_who_is_over_the_limit_gets_no_hit_and_none_is_counted(keeper: Doorkeeper) -> None:
    _, text = keeper.key()
    async with caching_house(clock=keeper.clock, door=keeper.door) as house:
        statuses = [(await ask(house, bearer(text))).status for _ in range(7)]
        assert house.memory.cache.stats().hits == {Layer.MEMORY: 4}
        keeper.clock.advance(12)
        again = [(await ask(house, bearer(text))).status for _ in range(2)]
    assert statuses == [200] * 5 + [429] * 2
    assert again == [200, 429]


async def test_hits_are_counted_as_all_requests_are() -> None:
    metrics = Metrics("1")
    async with caching_house(measuring=metrics) as house:
        for _ in range(3):
            await house.ask()
        metrics.cache.hit(Feature.RECIPE, Layer.MEMORY)
        text = (await metrics.text()).decode()
        again = (await metrics.text()).decode()
    labels = f'form="plain",method="POST",route="{RECIPE}",status="200"'
    assert f'alchemorsel_http_requests_total{{code="none",{labels}}} 3.0' in text
    assert f"alchemorsel_http_request_seconds_count{{{labels}}} 3.0" in text
    bucket = labels.replace(",", ',le="180.0",', 1)
    assert f"alchemorsel_http_request_seconds_bucket{{{bucket}}} 3.0" in text
    assert 'alchemorsel_cache_hits_total{feature="recipe",layer="memory"} 1.0' in text
    assert "alchemorsel_http_in_flight 0.0" in text
    # What was written down once is not written down again.
    assert [line for line in again.splitlines() if "_seconds_sum" not in line] == [
        line for line in text.splitlines() if "_seconds_sum" not in line
    ]


async def test_a_body_that_never_comes_is_answered_when_the_drain_is_over() -> None:
    drain = Drain(Lifecycle())
    async with caching_house(drain=drain) as house:
        first = await house.ask()
        messages: list[Any] = []

        async def never() -> Any:
            await asyncio.Event().wait()

        async def collect(message: Any) -> None:
            messages.append(message)

        app: Any = house.app
        waiting: asyncio.Task[None] = asyncio.create_task(app({**first.scope, "state": {}}, never, collect))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert drain.in_flight == 1
        drain.end()
        await waiting
    assert messages[0]["status"] == 503
    assert (drain.in_flight, waiting.cancelling()) == (0, 0)


async def test_while_draining_hits_are_told_that_the_connection_ends() -> None:
    drain = Drain(Lifecycle())
    async with caching_house(drain=drain) as house:
        await house.ask()
        drain.lifecycle.drain()
        last = await house.ask()
    assert (last.headers["connection"], "hit" in last.headers["cache-status"]) == ("close", True)


async def test_known_heads_are_bounded() -> None:
    visitors = Visitors(None, most=2)
    async with caching_house() as house:
        scope: Any = (await house.ask()).scope

    def visitor(**changes: Any) -> Visitor | None:
        changed: Any = {**scope, "state": {}, **changes}
        return visitors.of(changed)

    for name in (b"a", b"b", b"c"):
        known = visitor(headers=[(b"user-agent", name)])
        assert known is not None
        assert known.caller is HOUSE
    assert len(visitors) == 2
    assert visitor(path="/api/v1/cache/stats") is None
    assert visitor(method="GET") is None
