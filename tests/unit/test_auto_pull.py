"""A missing model is pulled once behind everybody's back, and what each model was worth is kept."""

import asyncio

import msgspec
import pytest
from structlog.testing import capture_logs

from alchemorsel.domain.errors import Misconfigured, NotFound, Refused, Unavailable
from alchemorsel.infrastructure.ai.models.auto_pull import AutoPull, AutoPullingModel
from alchemorsel.infrastructure.ai.models.book import MemoryModelBook
from alchemorsel.infrastructure.ai.models.observed import ObservedModel
from tests.contract.ollama_cases import PROMPT, call
from tests.support.fakes import HANG, ScriptedModel, completion
from tests.support.model_hosts import Managed, managed, model, ollama_hosts, stock
from tests.support.server import Hang, Reply, ScriptedServer, Wait

MISSING = Misconfigured("Model llama3.2:3b is not in the Ollama.")
STARTED = {"status": "pulling manifest"}


def auto_pull(house: Managed) -> AutoPull:
    return AutoPull(house.catalogue, house.policy, house.clock)


async def idle(pull: AutoPull) -> None:
    async with asyncio.timeout(5):
        while pull._pulls:
            await asyncio.gather(*pull._pulls.values())
            await asyncio.sleep(0)


async def test_a_request_that_misses_its_model_fails_at_once_and_has_it_pulled_once() -> None:
    async with ScriptedServer() as server, managed(stock(server)) as house:
        release = asyncio.Event()
        server.on("/api/pull", Reply.lines(STARTED, Wait(release), {"status": "success"}))
        pull = auto_pull(house)
        missing = AutoPullingModel(ScriptedModel(MISSING), pull)
        with capture_logs() as logs:
            for _ in range(5):
                with pytest.raises(Misconfigured):
                    await missing.complete(PROMPT, call())
            assert len(pull._pulls) == 1
            release.set()
            await idle(pull)
        assert [sent.json for sent in server.calls("/api/pull")] == [{"model": "llama3.2:3b"}]
        assert [line["event"] for line in logs] == ["auto_pull_started", "auto_pull_done"]


async def test_only_the_hosts_that_lack_it_and_are_up_pull_it() -> None:
    async with ollama_hosts(3) as (has, lacks, dead):
        async with managed(stock(has, model("llama3.2:3b")), stock(lacks), dead) as house:
            await dead.stop()
            pull = auto_pull(house)
            pull.consider("llama3.2:3b")
            await idle(pull)
        assert (len(has.calls("/api/pull")), len(lacks.calls("/api/pull"))) == (0, 1)


async def test_another_mistake_of_the_operators_pulls_nothing() -> None:
    async with ScriptedServer() as server, managed(stock(server, model("llama3.2:3b"))) as house:
        pull = auto_pull(house)
        pull.consider("llama3.2:3b")
        await idle(pull)
        assert not server.calls("/api/pull")


async def test_a_model_that_nobody_publishes_is_left_alone_for_a_while() -> None:
    async with ScriptedServer() as server, managed(stock(server)) as house:
        server.on("/api/pull", Reply.lines(STARTED, {"error": "pull model manifest: file does not exist"}))
        pull = auto_pull(house)
        with capture_logs() as logs:
            for _ in range(2):
                pull.consider("llama3.2:3b")
                await idle(pull)
            assert len(server.calls("/api/pull")) == 1
            house.clock.advance(301)
            pull.consider("llama3.2:3b")
            await idle(pull)
        assert len(server.calls("/api/pull")) == 2
        assert [line["event"] for line in logs].count("auto_pull_failed") == 2


async def test_a_cloud_model_is_never_pulled() -> None:
    async with ScriptedServer() as server, managed(stock(server)) as house:
        pull = auto_pull(house)
        pull.consider("gpt-oss:cloud")
        await idle(pull)
        assert not server.received


async def test_a_service_that_stops_stops_its_pulls() -> None:
    async with ScriptedServer() as server, managed(stock(server)) as house:
        server.on("/api/pull", Reply.lines(STARTED, Hang()))
        pull = auto_pull(house)
        pull.consider("llama3.2:3b")
        async with asyncio.timeout(5):
            while not server.calls("/api/pull"):  # noqa: ASYNC110 - the server keeps counts, not events
                await asyncio.sleep(0.01)
        await pull.aclose()
        assert not pull._pulls


async def test_answers_failures_and_refusals_are_kept_apart() -> None:
    book = MemoryModelBook()
    done = msgspec.structs.replace(completion("soup"), seconds=3.0, first_token_seconds=1.0)
    inner = ScriptedModel(done, Unavailable("down"), Refused("no"), NotFound("x"))
    observed = ObservedModel(inner, book)
    assert await observed.complete(PROMPT, call()) is done
    for error in (Unavailable, Refused, NotFound):
        with pytest.raises(error):
            await observed.complete(PROMPT, call())
    stats = book.stats("LLAMA3.2:3b")
    assert (stats.requests, stats.failures) == (3, 1)
    assert (stats.success_rate, stats.mean_seconds) == (0.6667, 3.0)
    assert stats.tokens_per_second == 10.0
    assert book.stats("other").requests == 0


async def test_a_caller_who_leaves_says_nothing_about_the_model() -> None:
    book = MemoryModelBook()
    asking = asyncio.create_task(ObservedModel(ScriptedModel(HANG), book).complete(PROMPT, call()))
    await asyncio.sleep(0)
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)
    assert book.stats(PROMPT.model).requests == 0
