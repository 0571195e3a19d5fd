"""The entry, the memory of one process, the ledger of purges, and what they refuse."""

from typing import Any

import msgspec
import pytest
from fakeredis import FakeAsyncRedis
from hypothesis import given
from hypothesis import strategies as st

from alchemorsel.application.cache import Dropped
from alchemorsel.infrastructure.cache import scripts
from alchemorsel.infrastructure.cache.counters import CacheCounters
from alchemorsel.infrastructure.cache.entry import CorruptError, Entry, Head, decode, etag_in, etag_of, packed
from alchemorsel.infrastructure.cache.ledger import Ledger
from alchemorsel.infrastructure.cache.memory import MemoryStore
from tests.support.clock import FakeClock

NOW = FakeClock().now().timestamp()


def entry(body: bytes = b"body", **changes: Any) -> Entry:
    kept, gzipped = packed(body)
    head = Head(
        created=NOW,
        fresh_until=NOW + 10,
        stale_until=NOW + 20,
        gone_at=NOW + 30,
        rung=0,
        etag=etag_of(body),
        size=len(body),
        gzipped=gzipped,
        scopes=("feature:recipe", "model:a"),
        stamp=0,
    )
    return Entry(msgspec.structs.replace(head, **changes), kept)


def store(most_bytes: int = 10_000, clock: FakeClock | None = None) -> tuple[MemoryStore, CacheCounters]:
    counters = CacheCounters()
    return MemoryStore(clock or FakeClock(), counters, most_bytes=most_bytes), counters


@given(st.binary(max_size=5000))
def test_an_entry_comes_back_as_it_went(body: bytes) -> None:
    there = entry(body)
    back = decode(there.encoded())
    assert (back.body, back.head) == (body, there.head)
    assert (back.gzip is not None) is (len(body) > 1024)
    assert etag_in(there.encoded()) == there.head.etag


@given(st.integers(0), st.integers(1, 255))
def test_any_byte_that_changed_is_noticed(at: int, change: int) -> None:
    good = entry(b"x" * 50).encoded()
    at %= len(good)
    spoiled = good[:at] + bytes([good[at] ^ change]) + good[at + 1 :]
    try:
        assert decode(spoiled).body == b"x" * 50
    except CorruptError:
        return
    # What Lua reads in the first line is not part of the checksum, and no reader believes it.
    assert at < good.index(b"\n")


@given(st.binary(max_size=200))
def test_junk_is_no_entry(junk: bytes) -> None:
    with pytest.raises(CorruptError):
        decode(junk)


def test_the_memory_keeps_to_its_bytes_and_the_least_used_goes_first() -> None:
    memory, counters = store(most_bytes=3 * entry().size_bytes)
    for key in "abc":
        assert memory.put(key, entry())
    assert memory.get("a") is not None
    memory.put("d", entry())
    assert [key for key in "abcd" if memory.get(key)] == ["a", "c", "d"]
    assert memory.size_bytes <= memory.most_bytes
    assert counters.drops == {Dropped.EVICTED: 1}


def test_both_forms_of_a_body_count() -> None:
    small, large = entry(b"x" * 1000), entry(b"x" * 2000)
    assert large.size_bytes >= small.size_bytes + 1000


def test_what_is_larger_than_the_memory_is_not_kept() -> None:
    memory, counters = store(most_bytes=700)
    assert not memory.put("a", entry(b"x" * 1000))
    assert counters.drops == {Dropped.TOO_LARGE: 1}
    assert memory.size_bytes == 0


def test_a_memory_of_nothing_keeps_nothing() -> None:
    memory, _ = store(most_bytes=0)
    assert not memory.put("a", entry())


def test_replacing_and_dropping_keep_the_account() -> None:
    memory, _ = store()
    for size in (10, 500, 20):
        memory.put("a", entry(b"x" * size))
    assert memory.size_bytes == entry(b"x" * 20).size_bytes
    assert memory.drop("a")
    assert not memory.drop("a")
    assert (memory.size_bytes, len(memory)) == (0, 0)


def test_nothing_is_kept_beyond_its_end() -> None:
    clock = FakeClock()
    memory, _ = store(clock=clock)
    memory.put("a", entry())
    clock.advance(29)
    assert memory.get("a") is not None
    clock.advance(1)
    assert memory.get("a") is None
    assert memory.size_bytes == 0


def test_a_purge_voids_what_was_made_before_it_and_nothing_else() -> None:
    ledger = Ledger()
    ledger.enter("model:a", 5)
    assert ledger.voids(entry().head)
    assert not ledger.voids(entry(stamp=5).head)
    assert not ledger.voids(entry(scopes=("model:b",)).head)
    ledger.enter("all", 6)
    assert ledger.voids(entry(stamp=5, scopes=()).head)
    assert not ledger.learn({"all": 6, "model:a": 4})
    assert ledger.learn({"model:b": 7})
    assert ledger.voids(entry(stamp=6, scopes=("model:b",)).head)
    ledger.forget_before(8)
    assert not ledger.voids(entry(scopes=("model:b",)).head)


async def take(redis: Any, token: str, seen: str = "") -> Any:
    return await redis.eval(scripts.TAKE, 2, "k", scripts.lease_of("k"), token, 10_000, seen)


async def write(redis: Any, token: str, value: Entry, seen: str = "") -> Any:
    words = (token, value.encoded(), 10_000, value.head.rung, f"{NOW:.3f}", seen, "news", "x")
    return await redis.eval(scripts.WRITE, 2, "k", scripts.lease_of("k"), *words)


async def test_the_scripts_give_one_lease_and_take_one_answer() -> None:
    async with FakeAsyncRedis() as redis:
        assert (await take(redis, "one"))[0] == 1
        assert (await take(redis, "one"))[0] == 1
        assert (await take(redis, "other"))[0] == 0
        assert await write(redis, "other", entry()) == 0
        assert await write(redis, "one", entry()) == 1
        assert await take(redis, "other") == [2, entry().encoded()]
        assert (await take(redis, "other", entry().head.etag))[0] == 1
        assert await write(redis, "other", entry(b"later", rung=1), entry().head.etag) == 2
        assert await redis.get("k") == entry().encoded()
        assert await redis.exists(scripts.lease_of("k")) == 0


async def test_a_later_rung_replaces_an_earlier_one_whose_time_is_over() -> None:
    async with FakeAsyncRedis() as redis:
        await redis.set("k", entry(stale_until=NOW - 1).encoded())
        assert await write(redis, "one", entry(b"later", rung=1), entry().head.etag) == 1


async def test_a_lease_is_given_back_by_its_holder_only() -> None:
    async with FakeAsyncRedis() as redis:
        lease = scripts.lease_of("k")
        await take(redis, "one")
        assert await redis.eval(scripts.RELEASE, 1, lease, "other", "news", "x") == 0
        assert await redis.eval(scripts.RENEW, 1, lease, "other", 20_000) == 0
        assert await redis.eval(scripts.RENEW, 1, lease, "one", 20_000) == 1
        assert await redis.pttl(lease) > 10_000
        assert await redis.eval(scripts.RELEASE, 1, lease, "one", "news", "x") == 1
