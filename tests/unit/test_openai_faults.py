"""What goes wrong on the way: cuts, silence, deadlines, cancelling, redirects, and answers of odd shapes."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from alchemorsel.application.call import Call, Event, Wrote
from alchemorsel.domain.errors import BadAnswer, Misconfigured, RateLimited, Refused, TimedOut, TooLong, Unavailable
from alchemorsel.infrastructure.ai.openai.model import OpenAIModel
from tests.support.openai_cases import CHAT, CLOCK, PROMPT, complete, model_at
from tests.support.server import BLACK_HOLE, DROPPED, Cut, Hang, Pause, Reply, ScriptedServer


@pytest.fixture
async def server() -> AsyncIterator[ScriptedServer]:
    async with ScriptedServer() as running:
        yield running


@pytest.fixture
async def model(server: ScriptedServer) -> AsyncIterator[OpenAIModel]:
    async with model_at(server, silence_s=0.05) as made:
        yield made


def piece(text: str | None = None, finish: str | None = None, **delta: Any) -> dict[str, Any]:
    return {"choices": [{"index": 0, "delta": {"content": text, **delta}, "finish_reason": finish}]}


async def hangs_up(server: ScriptedServer) -> None:
    async with asyncio.timeout(1):
        while not server.hung_up:  # noqa: ASYNC110  # the server counts, it has no event to wait for
            await asyncio.sleep(0.001)


async def test_nobody_at_the_address_is_unavailable(server: ScriptedServer, model: OpenAIModel) -> None:
    await server.stop()
    with pytest.raises(Unavailable, match="cannot be reached") as caught:
        await complete(model)
    assert type(caught.value) is Unavailable


async def test_a_dropped_request_is_unavailable(server: ScriptedServer, model: OpenAIModel) -> None:
    server.on(CHAT, DROPPED)
    with pytest.raises(Unavailable, match="broke") as caught:
        await complete(model)
    assert type(caught.value) is Unavailable


async def test_a_connection_cut_in_mid_text_is_unavailable(server: ScriptedServer, model: OpenAIModel) -> None:
    server.on(CHAT, Reply.events(piece("An"), Cut()))
    with pytest.raises(Unavailable, match="broke") as caught:
        await complete(model)
    assert type(caught.value) is Unavailable


async def test_no_first_byte_is_silence(server: ScriptedServer, model: OpenAIModel) -> None:
    server.on(CHAT, BLACK_HOLE)
    with pytest.raises(TimedOut, match=r"said nothing for 0\.05 s"):
        await complete(model)


async def test_a_stall_in_mid_text_is_silence(server: ScriptedServer, model: OpenAIModel) -> None:
    server.on(CHAT, Reply.events(piece("An"), Hang()))
    with pytest.raises(TimedOut, match="said nothing"):
        await complete(model)
    await hangs_up(server)


async def test_a_stalled_plain_body_is_silence(server: ScriptedServer, model: OpenAIModel) -> None:
    server.on(CHAT, Reply(200, {"content-type": "application/json"}, (b'{"choices":', Hang())))
    with pytest.raises(TimedOut, match="said nothing"):
        await complete(model)


async def test_a_stalled_error_body_is_silence(server: ScriptedServer, model: OpenAIModel) -> None:
    server.on(CHAT, Reply(500, {"content-type": "application/json"}, (b'{"error":', Hang())))
    with pytest.raises(TimedOut, match="said nothing"):
        await complete(model)


async def test_the_deadline_bounds_a_stream_that_never_falls_silent(server: ScriptedServer, model: OpenAIModel) -> None:
    endless = [part for _ in range(40) for part in (piece("a"), Pause(0.01))]
    server.on(CHAT, Reply.events(*endless, piece(finish="stop")))
    with pytest.raises(TimedOut, match="before the deadline"):
        await complete(model, within_s=0.1)
    await hangs_up(server)


async def test_a_deadline_already_past_costs_no_request(server: ScriptedServer, model: OpenAIModel) -> None:
    with pytest.raises(TimedOut):
        await complete(model, within_s=0)
    assert not server.received


async def test_cancelling_closes_the_upstream_connection(server: ScriptedServer) -> None:
    begun = asyncio.Event()
    server.on(CHAT, Reply.events(piece("An"), Hang()))
    async with model_at(server) as model:
        call = Call(deadline=CLOCK.monotonic() + 5, progress=lambda _event: begun.set())
        task = asyncio.create_task(model.complete(PROMPT, call))
        await begun.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await hangs_up(server)


async def test_a_redirect_is_not_followed(server: ScriptedServer, model: OpenAIModel) -> None:
    async with ScriptedServer() as elsewhere:
        server.on(CHAT, Reply(307, {"location": f"{elsewhere.url}/v1/chat/completions"}))
        with pytest.raises(Misconfigured, match="redirects"):
            await complete(model)
        assert not elsewhere.received


async def test_a_web_page_is_a_wrong_address(server: ScriptedServer, model: OpenAIModel) -> None:
    server.on(CHAT, Reply(200, {"content-type": "text/html; charset=utf-8"}, (b"<html>hello</html>",)))
    with pytest.raises(Misconfigured, match="web page"):
        await complete(model)


async def test_an_unknown_path_is_a_wrong_address(model: OpenAIModel) -> None:
    with pytest.raises(Misconfigured, match="no Chat Completions") as caught:
        await complete(model)
    assert "/v1" in caught.value.suggestion


async def test_an_address_without_a_scheme_is_a_wrong_address() -> None:
    model = OpenAIModel(api_key="", base_url="ftp://127.0.0.1/v1", clock=CLOCK)
    with pytest.raises(Misconfigured, match="address"):
        await complete(model)
    await model.aclose()


@pytest.mark.parametrize("junk", [b"data: {broken\n\n", b"data: \xff\xfe\n\n", b"data: [1]\n\n", b"data: 7\n\n"])
async def test_junk_in_a_stream_is_a_bad_answer(junk: bytes, server: ScriptedServer, model: OpenAIModel) -> None:
    server.on(CHAT, Reply.events(piece("An"), junk, piece(finish="stop")))
    with pytest.raises(BadAnswer):
        await complete(model)


@pytest.mark.parametrize("body", [b"", b"{", b"null", b'{"choices": "none"}', b'{"choices": []}', b"{}"])
async def test_junk_at_once_is_a_bad_answer(body: bytes, server: ScriptedServer, model: OpenAIModel) -> None:
    server.on(CHAT, Reply(200, {"content-type": "application/json"}, (body,)))
    with pytest.raises(BadAnswer):
        await complete(model)


@pytest.mark.parametrize("finish", ["tool_calls", "function_call", "model_length", "???"])
async def test_an_unknown_ending_is_a_bad_answer(finish: str, server: ScriptedServer, model: OpenAIModel) -> None:
    server.on(CHAT, Reply.events(piece("An orange.", finish)))
    with pytest.raises(BadAnswer, match="no answer"):
        await complete(model)


async def test_empty_text_is_a_bad_answer(server: ScriptedServer, model: OpenAIModel) -> None:
    server.on(CHAT, Reply.events(piece("  \n", "stop")))
    with pytest.raises(BadAnswer, match="empty"):
        await complete(model)


async def test_a_filter_behind_the_first_words_is_a_refusal(server: ScriptedServer, model: OpenAIModel) -> None:
    server.on(CHAT, Reply.events(piece("An"), piece(finish="content_filter")))
    with pytest.raises(Refused):
        await complete(model)


async def test_empty_choices_between_the_pieces_do_no_harm(server: ScriptedServer, model: OpenAIModel) -> None:
    azure: dict[str, Any] = {"choices": [], "prompt_filter_results": [{}]}
    server.on(CHAT, Reply.events(azure, piece("An "), {"usage": None}, piece("orange.", "stop")))
    assert (await complete(model)).text == "An orange."


async def test_thoughts_are_neither_shown_nor_kept(server: ScriptedServer, model: OpenAIModel) -> None:
    heard: list[Event] = []
    server.on(CHAT, Reply.events(piece("<th"), piece("ink>hm"), piece("m</think>\n\n{}"), piece("!", "stop")))
    completion = await complete(model, progress=heard.append)
    assert completion.text == "{}!"
    assert heard == [Wrote("{}", 1), Wrote("!", 2)]


async def test_a_whole_answer_shows_its_text_once(server: ScriptedServer, model: OpenAIModel) -> None:
    heard: list[Event] = []
    server.on(CHAT, Reply.fixture("openai_chat_ok.json"))
    await complete(model, progress=heard.append)
    assert heard == [Wrote("An orange.", 1)]


ODD: list[tuple[int, object, type[Exception]]] = [
    (400, {"error": "the context length is exceeded: too long"}, TooLong),
    (400, {"error": {"message": "This model's maximum context length is 4096 tokens.", "code": 400}}, TooLong),
    (400, {"error": {"message": "?", "code": "invalid_prompt"}}, Refused),
    (400, {"error": {"message": "Failed", "code": "json_validate_failed"}}, BadAnswer),
    (400, {"error": {"message": "failed to parse grammar", "code": 400}}, Misconfigured),
    (403, {"error": {"code": 403, "message": "flagged", "metadata": {"reasons": ["x"]}}}, Refused),
    (404, {"error": "model 'x' not found"}, Misconfigured),
    (408, {}, Unavailable),
    (409, [], Unavailable),
    (422, {"detail": [{"loc": ["body"]}]}, Misconfigured),
    (429, "slow", RateLimited),
    (500, None, Unavailable),
    (503, {"error": {"message": "upstream connect error"}}, Unavailable),
    (504, "gateway", Unavailable),
]


@pytest.mark.parametrize(("status", "body", "error"), ODD)
async def test_error_bodies_of_any_shape_are_understood(
    status: int, body: object, error: type[Exception], server: ScriptedServer, model: OpenAIModel
) -> None:
    server.on(CHAT, Reply.of(body, status))
    with pytest.raises(error) as caught:
        await complete(model)
    assert type(caught.value) is error


async def test_an_error_inside_a_stream_is_read_by_its_code(server: ScriptedServer, model: OpenAIModel) -> None:
    server.on(CHAT, Reply.events(piece("An"), {"error": {"code": 429, "message": "Provider is limited"}}))
    with pytest.raises(RateLimited):
        await complete(model)
