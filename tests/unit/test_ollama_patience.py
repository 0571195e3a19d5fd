"""Time: silence, loading, the deadline, and whoever hangs up."""

import asyncio
from collections.abc import Callable

import pytest

from alchemorsel.domain.errors import TimedOut, Unavailable
from alchemorsel.infrastructure.ai.ollama.client import OllamaClient
from alchemorsel.infrastructure.ai.ollama.model import OllamaModel
from tests.contract.ollama_cases import PROMPT, answer, asking, call, chunk, end, fixture, ollama
from tests.support.clock import FakeClock
from tests.support.server import BLACK_HOLE, Act, Hang, Pause, Reply, ScriptedServer, Wait

SILENCE_S = 0.05
LOADED = fixture("ollama_ps.json")
NOTHING_LOADED = fixture("ollama_ps_empty.json")
ALIVE = fixture("ollama_version.json")


def after(*acts: Act) -> Reply:
    """An answer whose first byte comes only after these."""
    return Reply(200, {}, answer(chunk("Yes"), end()).acts, before=acts)


async def until(happened: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not happened():  # noqa: ASYNC110 - the server keeps counts, not events
            await asyncio.sleep(0.001)


async def gone(server: ScriptedServer, times: int = 1) -> None:
    """The server notices that its client has hung up."""
    await until(lambda: server.hung_up >= times)


async def looked(server: ScriptedServer, path: str, times: int) -> None:
    await until(lambda: len(server.calls(path)) >= times)


async def test_a_loaded_model_that_says_nothing_is_hung() -> None:
    async with ScriptedServer() as server, ollama(server, silence_s=SILENCE_S) as model:
        server.on("/api/chat", BLACK_HOLE).on("/api/ps", LOADED)
        with pytest.raises(TimedOut, match=r"said nothing for 0\.05 s") as caught:
            await model.complete(PROMPT, call())
        await gone(server)
    assert "ALCHEMORSEL_OLLAMA_TIMEOUT" in caught.value.suggestion


async def test_a_model_that_is_loading_is_waited_for_on_the_same_request() -> None:
    loaded = asyncio.Event()
    async with ScriptedServer() as server, ollama(server, silence_s=0.02) as model:
        server.on("/api/chat", after(Wait(loaded))).on("/api/ps", NOTHING_LOADED)
        asked = asyncio.create_task(model.complete(PROMPT, call()))
        await looked(server, "/api/ps", 3)
        loaded.set()
        assert (await asked).text == "Yes"
        assert len(server.calls("/api/chat")) == 1
        assert server.hung_up == 0


async def test_a_model_that_has_just_come_into_memory_gets_a_silence_of_its_own() -> None:
    loaded = asyncio.Event()
    async with ScriptedServer() as server, ollama(server, silence_s=0.08) as model:
        server.on("/api/chat", after(Wait(loaded))).on("/api/ps", NOTHING_LOADED, LOADED)
        asked = asyncio.create_task(model.complete(PROMPT, call()))
        await looked(server, "/api/ps", 2)
        loaded.set()
        assert (await asked).text == "Yes"


async def test_a_model_that_hangs_once_it_is_in_memory_is_given_up() -> None:
    async with ScriptedServer() as server, ollama(server, silence_s=0.02) as model:
        server.on("/api/chat", BLACK_HOLE).on("/api/ps", NOTHING_LOADED, LOADED)
        with pytest.raises(TimedOut):
            await model.complete(PROMPT, call())
        assert len(server.calls("/api/ps")) == 3


@pytest.mark.parametrize(("asked", "listed"), [("llama3.2", "llama3.2:latest"), ("LLama3.2:3B", "llama3.2:3b")])
async def test_two_names_of_one_model_are_one_model(asked: str, listed: str) -> None:
    async with ScriptedServer() as server, ollama(server, silence_s=0.02) as model:
        server.on("/api/chat", BLACK_HOLE).on("/api/ps", Reply.of({"models": [{"name": listed}]}))
        with pytest.raises(TimedOut, match="said nothing"):
            await model.complete(asking(model=asked), call(1))


async def test_another_loaded_model_is_not_this_one() -> None:
    async with ScriptedServer() as server, ollama(server, silence_s=0.02) as model:
        server.on("/api/chat", BLACK_HOLE).on("/api/ps", LOADED)
        with pytest.raises(TimedOut, match="had not begun"):
            await model.complete(asking(model="llama3.2:1b"), call(0.1))


async def test_a_list_that_waits_for_the_load_does_not_end_it() -> None:
    loaded = asyncio.Event()
    async with ScriptedServer() as server, ollama(server, silence_s=0.02, probe_s=0.02) as model:
        server.on("/api/chat", after(Wait(loaded))).on("/api/ps", BLACK_HOLE).on("/api/version", ALIVE)
        asked = asyncio.create_task(model.complete(PROMPT, call()))
        await looked(server, "/api/version", 2)
        loaded.set()
        assert (await asked).text == "Yes"


async def test_a_server_that_answers_nothing_at_all_is_given_up_before_the_deadline() -> None:
    async with ScriptedServer() as server, ollama(server, silence_s=0.02, probe_s=0.02) as model:
        for path in ("/api/chat", "/api/ps", "/api/version", "/api/show"):
            server.on(path, BLACK_HOLE)
        with pytest.raises(TimedOut, match="said nothing"):
            await model.complete(PROMPT, call(5))


async def test_a_first_byte_that_comes_during_the_look_is_heard() -> None:
    looking = asyncio.Event()
    async with ScriptedServer() as server, ollama(server, silence_s=0.02) as model:
        server.on("/api/chat", after(Wait(looking)))
        server.on("/api/ps", Reply(200, {}, LOADED.acts, before=(Pause(0.05),)))
        asked = asyncio.create_task(model.complete(PROMPT, call()))
        await looked(server, "/api/ps", 1)
        looking.set()
        assert (await asked).text == "Yes"


async def test_a_stall_in_the_middle_is_a_silence_whatever_is_loaded() -> None:
    async with ScriptedServer() as server, ollama(server, silence_s=SILENCE_S) as model:
        server.on("/api/chat", answer(chunk("An"), Hang())).on("/api/ps", NOTHING_LOADED)
        with pytest.raises(TimedOut, match="in the middle of its answer"):
            await model.complete(PROMPT, call())
        await gone(server)
        assert server.calls("/api/ps") == []


async def test_a_slow_answer_is_not_a_silent_one() -> None:
    async with ScriptedServer() as server, ollama(server, silence_s=0.15) as model:
        server.on("/api/chat", Reply.lines(*(chunk("a") for _ in range(6)), end(), between=0.03))
        assert (await model.complete(PROMPT, call())).text == "aaaaaa"


async def test_a_short_probe_time_never_cuts_an_answer() -> None:
    async with ScriptedServer() as server, ollama(server, probe_s=0.01) as model:
        server.on("/api/chat", answer(Pause(0.05), chunk("Yes"), Pause(0.05), end()))
        assert (await model.complete(PROMPT, call())).text == "Yes"


async def test_the_deadline_ends_a_load_that_takes_too_long() -> None:
    async with ScriptedServer() as server, ollama(server, silence_s=0.02) as model:
        server.on("/api/chat", BLACK_HOLE).on("/api/ps", NOTHING_LOADED)
        with pytest.raises(TimedOut, match="may still be loading") as caught:
            await model.complete(PROMPT, call(0.08))
        await gone(server)
    assert "`ollama run llama3.2:3b ''`" in caught.value.suggestion


async def test_the_deadline_ends_an_answer_that_still_flows() -> None:
    async with ScriptedServer() as server, ollama(server) as model:
        server.on("/api/chat", Reply.lines(*(chunk("a") for _ in range(1000)), between=0.01))
        with pytest.raises(TimedOut, match="was still writing"):
            await model.complete(PROMPT, call(0.06))
        await gone(server)


async def test_a_deadline_that_has_passed_is_a_time_out_at_once() -> None:
    async with ScriptedServer() as server, ollama(server) as model:
        server.on("/api/chat", BLACK_HOLE)
        with pytest.raises(TimedOut):
            await model.complete(PROMPT, call(-1))


async def test_the_deadline_is_on_the_models_own_clock() -> None:
    clock = FakeClock()
    async with ScriptedServer() as server, OllamaClient(server.url) as client:
        server.on("/api/chat", answer(chunk("Yes"), end()))
        model = OllamaModel(client, clock, num_ctx=4096, keep_alive="5m")
        assert (await model.complete(PROMPT, call().until(clock.monotonic() + 5))).seconds == 0
        clock.advance(6)
        with pytest.raises(TimedOut):
            await model.complete(PROMPT, call().until(clock.monotonic() - 1))


@pytest.mark.parametrize("reply", [BLACK_HOLE, answer(chunk("An"), Hang())])
async def test_cancelling_the_caller_hangs_up(reply: Reply) -> None:
    async with ScriptedServer() as server, ollama(server) as model:
        server.on("/api/chat", reply)
        asked = asyncio.create_task(model.complete(PROMPT, call()))
        await looked(server, "/api/chat", 1)
        asked.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asked
        await gone(server)
        assert server.open_requests == 0


async def test_cancelling_during_the_look_hangs_up_too() -> None:
    async with ScriptedServer() as server, ollama(server, silence_s=0.01) as model:
        server.on("/api/chat", BLACK_HOLE).on("/api/ps", BLACK_HOLE)
        asked = asyncio.create_task(model.complete(PROMPT, call()))
        await looked(server, "/api/ps", 1)
        asked.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asked
        await gone(server, 2)


async def test_an_error_in_the_first_line_is_not_lost_to_waiting() -> None:
    async with ScriptedServer() as server, ollama(server, silence_s=0.01) as model:
        server.on("/api/chat", Reply(500, {}, (b'{"error":"boom"}',), before=(Pause(0.03),)))
        server.on("/api/ps", NOTHING_LOADED)
        with pytest.raises(Unavailable, match="boom"):
            await model.complete(PROMPT, call())
