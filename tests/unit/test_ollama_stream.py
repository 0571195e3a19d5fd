"""What reaches the wire, and how the answer is put together from what comes back."""

import asyncio
import json

import pytest

from alchemorsel.application.call import Event, Wrote
from alchemorsel.application.prompt import Message, Speaker
from alchemorsel.domain.errors import BadAnswer, TooLong, Unavailable
from alchemorsel.infrastructure.ai.ollama import lines
from tests.contract.ollama_cases import PROMPT, answer, asking, call, chunk, end, fixture, ollama
from tests.support.server import Act, Cut, Hang, Pause, Reply, ScriptedServer

NDJSON = {"content-type": "application/x-ndjson"}
OK = fixture("ollama_chat_stream_ok.ndjson")


async def text_of(*acts: bytes) -> str:
    async with ScriptedServer() as server, ollama(server) as model:
        server.on("/api/chat", Reply(200, NDJSON, acts))
        return (await model.complete(PROMPT, call())).text


async def test_every_option_reaches_the_wire() -> None:
    async with ScriptedServer() as server, ollama(server, num_ctx=4096, keep_alive="10m") as model:
        server.on("/api/chat", OK)
        await model.complete(asking(temperature=0.25, seed=11, max_tokens=99), call())
        [sent] = server.calls("/api/chat")
    assert sent.method == "POST"
    assert sent.json == {
        "model": "llama3.2:3b",
        "messages": [
            {"role": "system", "content": "Answer briefly."},
            {"role": "user", "content": "Name one citrus fruit."},
        ],
        "format": PROMPT.schema,
        "options": {"num_ctx": 4096, "num_predict": 99, "temperature": 0.25, "seed": 11},
        "keep_alive": "10m",
        "truncate": False,
        "stream": True,
    }
    assert "origin" not in sent.headers


@pytest.mark.parametrize(
    ("given", "sent"), [("10m", "10m"), ("300", 300), ("-1", -1), ("0", 0), ("-1m", "-1m"), (" 1h ", "1h")]
)
async def test_a_bare_number_of_seconds_is_sent_as_a_number(given: str, sent: str | int) -> None:
    async with ScriptedServer() as server, ollama(server, keep_alive=given) as model:
        server.on("/api/chat", OK)
        await model.complete(PROMPT, call())
        assert server.calls("/api/chat")[0].json["keep_alive"] == sent


@pytest.mark.parametrize("capabilities", [["completion", "tools"], None])
async def test_a_model_that_cannot_think_is_not_told_about_thinking(capabilities: list[str] | None) -> None:
    async with ScriptedServer() as server, ollama(server) as model:
        server.on("/api/chat", OK).on("/api/show", Reply.of({"capabilities": capabilities}))
        await model.complete(PROMPT, call())
        assert "think" not in server.calls("/api/chat")[0].json


async def test_a_thinking_model_is_told_not_to_and_asked_about_it_once() -> None:
    async with ScriptedServer() as server, ollama(server) as model:
        server.on("/api/chat", OK).on("/api/show", Reply.of({"capabilities": ["completion", "thinking"]}))
        for _ in range(2):
            await model.complete(asking(model="qwen3:4b"), call())
        assert [sent.json["think"] for sent in server.calls("/api/chat")] == [False, False]
        assert [sent.json for sent in server.calls("/api/show")] == [{"model": "qwen3:4b"}]


@pytest.mark.parametrize("trouble", [Reply(500), Reply(before=(Cut(),)), Reply(before=(Hang(),)), Reply(acts=(b"?",))])
async def test_not_knowing_what_a_model_can_do_fails_nothing_and_is_not_remembered(trouble: Reply) -> None:
    async with ScriptedServer() as server, ollama(server, probe_s=0.2) as model:
        server.on("/api/chat", OK).on("/api/show", trouble, Reply.of({"capabilities": ["thinking"]}))
        assert (await model.complete(PROMPT, call())).text == "An orange."
        await model.complete(PROMPT, call())
        assert ["think" in sent.json for sent in server.calls("/api/chat")] == [False, True]


async def test_text_is_passed_on_while_the_answer_is_still_being_written() -> None:
    heard: list[Event] = []
    everything = asyncio.Event()

    def listen(event: Event) -> None:
        heard.append(event)
        if len(heard) == 2:
            everything.set()

    async with ScriptedServer() as server, ollama(server) as model:
        server.on("/api/chat", answer(chunk("An"), chunk(""), chunk(" orange"), Hang()))
        asked = asyncio.create_task(model.complete(PROMPT, call(progress=listen)))
        await everything.wait()
        assert not asked.done()
        asked.cancel()
        await asyncio.gather(asked, return_exceptions=True)
    assert heard == [Wrote("An", 1), Wrote(" orange", 2)]


async def test_the_last_empty_chunk_takes_no_text_away() -> None:
    async with ScriptedServer() as server, ollama(server) as model:
        server.on("/api/chat", answer(chunk("An"), chunk(" orange."), end()))
        done = await model.complete(PROMPT, call())
    assert done.text == "An orange."
    assert (done.tokens.prompt, done.tokens.completion) == (31, 5)


async def test_text_in_the_last_chunk_counts() -> None:
    async with ScriptedServer() as server, ollama(server) as model:
        server.on("/api/chat", answer(chunk("An"), chunk(" orange.", done=True)))
        assert (await model.complete(PROMPT, call())).text == "An orange."


async def test_a_chunk_without_a_message_is_no_text() -> None:
    async with ScriptedServer() as server, ollama(server) as model:
        server.on("/api/chat", answer({"done": False}, {"message": {"content": None}}, chunk("Yes"), end()))
        assert (await model.complete(PROMPT, call())).text == "Yes"


async def test_a_body_may_be_cut_anywhere_even_inside_a_character() -> None:
    body = json.dumps(chunk("Crème brûlée 🍋"), ensure_ascii=False).encode() + b"\n" + json.dumps(end()).encode()
    assert await text_of(*(body[at : at + 1] for at in range(len(body)))) == "Crème brûlée 🍋"


async def test_many_lines_may_come_in_one_piece_with_blank_ones_between() -> None:
    body = b"".join(json.dumps(chunk(str(digit))).encode() + b"\r\n\n" for digit in range(10))
    assert await text_of(body + json.dumps(end()).encode() + b"\n") == "0123456789"


async def test_only_a_line_feed_ends_a_line() -> None:
    odd = "a\u0085b\u2028c\u2029d\x7f"
    body = json.dumps(chunk(odd), ensure_ascii=False).encode() + b"\n" + json.dumps(end()).encode()
    assert await text_of(body) == odd


async def test_a_very_long_line_is_read() -> None:
    text = "lemon " * 200_000
    body = json.dumps(chunk(text)).encode() + b"\n" + json.dumps(end()).encode() + b"\n"
    assert await text_of(*(body[at : at + 65_536] for at in range(0, len(body), 65_536))) == text


async def test_a_line_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LONGEST_LINE_BYTES", 1000)
    with pytest.raises(Unavailable, match="does not speak"):
        await text_of(b"x" * 600, b"x" * 600)


@pytest.mark.parametrize("after", [(), (Hang(),), (Cut(),), (b"rubbish\n",), (Pause(0.01), b"{}\n")])
async def test_nothing_after_the_end_can_spoil_a_complete_answer(
    after: tuple[Act, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alchemorsel.infrastructure.ai.ollama.transport._FAREWELL_S", 0.05)
    async with ScriptedServer() as server, ollama(server) as model:
        server.on("/api/chat", answer(chunk("Yes"), end(), *after))
        assert (await model.complete(PROMPT, call())).text == "Yes"


async def test_one_connection_serves_one_answer_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    async with ScriptedServer() as server, ollama(server) as model:
        server.on("/api/chat", OK)
        opened: list[asyncio.StreamWriter] = []
        accept = server._accept

        async def counting(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, left: asyncio.Event) -> None:
            opened.append(writer)
            await accept(reader, writer, left)

        monkeypatch.setattr(server, "_accept", counting)
        for _ in range(3):
            await model.complete(PROMPT, call())
        assert len(opened) == 1


async def test_a_prompt_beyond_the_context_is_never_sent() -> None:
    long = asking(messages=(Message(Speaker.USER, "lemon " * 3000),), max_tokens=512)
    async with ScriptedServer() as server, ollama(server, num_ctx=4096) as model:
        with pytest.raises(TooLong, match=r"about 5[0-9]{3} tokens") as caught:
            await model.complete(long, call())
        assert server.received == []
    assert "ALCHEMORSEL_OLLAMA_NUM_CTX to at least 5" in caught.value.suggestion
    assert "lemon" not in caught.value.detail


async def test_letters_that_take_more_bytes_take_more_tokens() -> None:
    # 4,000 characters each: the ASCII ones fit, the Chinese ones do not.
    async with ScriptedServer() as server, ollama(server, num_ctx=2048) as model:
        server.on("/api/chat", OK)
        await model.complete(asking(messages=(Message(Speaker.USER, "abcd" * 1000),)), call())
        with pytest.raises(TooLong):
            await model.complete(asking(messages=(Message(Speaker.USER, "柠檬米饭" * 1000),)), call())


def running(context: int) -> Reply:
    return Reply.of({"models": [{"name": "LLAMA3.2:3b", "context_length": context}]})


LONG = asking(messages=(Message(Speaker.USER, "lemon " * 3000),))


async def test_a_prompt_that_a_smaller_context_cut_is_too_long() -> None:
    async with ScriptedServer() as server, ollama(server) as model:
        server.on("/api/chat", answer(chunk("?"), {**end(), "prompt_eval_count": 1026})).on("/api/ps", running(2048))
        with pytest.raises(TooLong, match="read only 1026 of about 45"):
            await model.complete(LONG, call())


@pytest.mark.parametrize("ps", [running(8192), running(0), fixture("ollama_ps_empty.json"), Reply(500)])
async def test_a_small_count_alone_proves_nothing_because_old_servers_leave_out_cached_tokens(ps: Reply) -> None:
    async with ScriptedServer() as server, ollama(server) as model:
        server.on("/api/chat", answer(chunk("Yes"), {**end(), "prompt_eval_count": 12})).on("/api/ps", ps)
        assert (await model.complete(LONG, call())).text == "Yes"


async def test_an_ordinary_answer_costs_no_look_at_what_is_running() -> None:
    async with ScriptedServer() as server, ollama(server) as model:
        server.on("/api/chat", OK)
        await model.complete(PROMPT, call())
        assert server.calls("/api/ps") == []


async def test_a_stream_that_ends_without_its_end_is_no_answer() -> None:
    async with ScriptedServer() as server, ollama(server) as model:
        server.on("/api/chat", answer(chunk("An"), chunk(" orange")))
        with pytest.raises(BadAnswer, match="before it was done"):
            await model.complete(PROMPT, call())
