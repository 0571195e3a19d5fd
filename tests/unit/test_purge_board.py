"""What one worker purges, the others know before their next answer, though they share nothing but memory."""

import os
from collections.abc import Callable

import pytest

from alchemorsel.application.ports import Clock
from alchemorsel.infrastructure.cache.counters import CacheCounters
from alchemorsel.infrastructure.cache.layered import LayeredStore
from alchemorsel.infrastructure.cache.ledger import EVERYTHING, Ledger
from alchemorsel.infrastructure.cache.memory import MemoryStore
from alchemorsel.infrastructure.cache.purge_board import LONGEST_BYTES, PurgeBoard
from alchemorsel.infrastructure.cache.purging import Purging
from tests.support.clock import FakeClock
from tests.unit.test_cache_stores import entry

CLOCK: Clock = FakeClock()


class Worker:
    """One process's memory, which holds an answer of model `a` and one of model `b`."""

    def __init__(self, board: PurgeBoard) -> None:
        counters = CacheCounters()
        self.store = LayeredStore(MemoryStore(CLOCK, counters, most_bytes=10_000), Ledger(board), CLOCK, counters)
        self.purging = Purging(self.store, CLOCK)
        self.remember("a", "b")

    def remember(self, *models: str) -> None:
        stamp = self.store.ledger.stamp()
        for model in models:
            self.store.memory.put(model, entry(model.encode(), scopes=(f"model:{model}",), stamp=stamp))

    def remembers(self) -> str:
        return "".join(model for model in "ab" if self.store.peek(model))


def elsewhere(work: Callable[[], object]) -> int:
    """What comes of it in a process of its own."""
    if (child := os.fork()) == 0:
        code = 255
        try:
            code = int(bool(work()))
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


async def test_a_purge_of_another_process_is_known_before_the_next_answer() -> None:
    board = PurgeBoard()
    here = Worker(board)
    assert elsewhere(lambda: board.write("model:a", 7)) == 1
    assert here.remembers() == "b"
    assert elsewhere(lambda: board.write(EVERYTHING, 8)) == 1
    assert here.remembers() == ""
    assert len(here.store.memory) == 0


async def test_what_is_made_after_a_purge_elsewhere_stays() -> None:
    board = PurgeBoard()
    here = Worker(board)
    board.write(EVERYTHING, 7)
    here.remember("a")
    assert here.remembers() == "a"


async def test_a_purge_here_is_counted_and_seen_by_those_who_were_forked_before() -> None:
    board = PurgeBoard()
    here, other = Worker(board), Worker(board)
    assert await here.purging.purge("model:a") == 1
    assert elsewhere(lambda: other.remembers() == "b") == 1
    assert other.remembers() == here.remembers() == "b"


async def test_whoever_missed_more_than_are_kept_forgets_everything() -> None:
    board = PurgeBoard(places=3)
    here, behind = Worker(board), Worker(board)
    for number in range(4):
        board.write(f"model:{number}", number + 1)
        here.remembers()
    assert here.remembers() == "ab"
    assert behind.remembers() == ""


async def test_a_purge_too_long_to_write_down_forgets_everything() -> None:
    board = PurgeBoard()
    here = Worker(board)
    board.write("x" * LONGEST_BYTES, 1)
    assert here.remembers() == "ab"
    board.write("é" * LONGEST_BYTES, 2)
    assert here.remembers() == ""


@pytest.mark.parametrize("processes", [4])
def test_processes_that_purge_at_once_lose_none_and_number_each(processes: int) -> None:
    board = PurgeBoard(places=256)
    children = []
    for child in range(processes):
        if (pid := os.fork()) == 0:
            for number in range(20):
                board.write(f"model:{child}.{number}", 5)
            os._exit(0)
        children.append(pid)
    assert [os.waitpid(pid, 0)[1] for pid in children] == [0] * processes
    numbers = board.since(0)
    assert sorted(numbers.values()) == list(range(5, 5 + 20 * processes))


def test_a_process_that_dies_with_the_lock_in_hand_stops_nobody() -> None:
    board = PurgeBoard()
    if (child := os.fork()) == 0:
        with board._locked():
            os._exit(0)
    os.waitpid(child, 0)
    assert board.write("all", 3) == 3
