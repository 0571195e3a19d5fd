"""Every recorded answer of /api/chat, and every row of Ollama's error table."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from alchemorsel.application.prompt import Completion, Finish
from alchemorsel.domain.errors import (
    BadAnswer,
    Busy,
    Misconfigured,
    RateLimited,
    TooLong,
    Unavailable,
)
from tests.contract.ollama_cases import answer, asking, call, chunk, end, fixture, ollama
from tests.support.server import DROPPED, INDEX, Cut, Reply, ScriptedServer

CLASS_OF: dict[str, type[Unavailable] | None] = {
    "ok": None,
    "output_truncated": None,
    "caller": Misconfigured,
    "config": Misconfigured,
    "auth": Misconfigured,
    "model_missing": Misconfigured,
    "resources": Misconfigured,
    "context_overflow": TooLong,
    "busy": Busy,
    "provider_down": Unavailable,
    "cancelled": Unavailable,
    "bad_output": BadAnswer,
}

# Right answers to another question: loading or unloading a model is no completion.
NO_COMPLETION = {"ollama_chat_load.json": BadAnswer, "ollama_chat_unload.json": BadAnswer}

CHAT = [
    name
    for name, entry in INDEX.items()
    if entry["provider"] == "ollama" and entry["path"] == "/api/chat" and entry["expect"] != "request"
]


async def outcome(reply: Reply) -> Completion | Unavailable:
    async with ScriptedServer() as server, ollama(server.on("/api/chat", reply)) as model:
        try:
            return await model.complete(asking(), call())
        except Unavailable as error:
            return error


async def failure(reply: Reply) -> Unavailable:
    failed = await outcome(reply)
    assert isinstance(failed, Unavailable)
    assert failed.detail.endswith(".")
    assert "http://127.0.0.1:" in failed.detail
    assert "citrus" not in failed.detail
    return failed


@pytest.mark.parametrize("name", CHAT)
async def test_each_recorded_chat_becomes_what_its_index_says(name: str) -> None:
    result = await outcome(fixture(name))
    expected = NO_COMPLETION.get(name, CLASS_OF[INDEX[name]["expect"]])
    assert type(result) is (expected or Completion)
    if isinstance(result, Misconfigured):
        assert result.suggestion


@pytest.mark.parametrize(
    "name", ["ollama_404_route.txt", "ollama_404_model_missing_embed.json", "ollama_400_embed_too_long.json"]
)
async def test_recorded_errors_of_other_routes_mean_the_same_here(name: str) -> None:
    assert type(await outcome(fixture(name))) is CLASS_OF[INDEX[name]["expect"]]


async def test_a_recorded_stream_is_read_whole() -> None:
    result = await outcome(fixture("ollama_chat_stream_ok.ndjson"))
    assert isinstance(result, Completion)
    assert result.text == "An orange."
    assert (result.model, result.finish) == ("llama3.2:3b", Finish.STOP)
    assert (result.tokens.prompt, result.tokens.completion) == (31, 5)
    assert result.load_seconds is not None
    assert 0 < result.load_seconds < 1
    assert result.first_token_seconds is not None
    assert 0 < result.first_token_seconds <= result.seconds


async def test_thinking_is_not_part_of_the_text() -> None:
    result = await outcome(fixture("ollama_chat_thinking_ok.json"))
    assert isinstance(result, Completion)
    assert result.text == "An orange."


async def test_an_answer_at_its_token_limit_says_so() -> None:
    result = await outcome(fixture("ollama_chat_length.json"))
    assert isinstance(result, Completion)
    assert result.finish is Finish.LENGTH
    assert result.text.startswith('{"title"')


async def test_a_missing_model_is_misconfigured_and_names_the_pull_and_what_is_there() -> None:
    async with ScriptedServer() as server, ollama(server) as model:
        server.on("/api/chat", fixture("ollama_404_model_missing.json"))
        server.on("/api/tags", fixture("ollama_tags.json"))
        with pytest.raises(Misconfigured) as caught:
            await model.complete(asking(model="phi4"), call())
    assert "`ollama pull phi4`" in caught.value.suggestion
    assert "phi4 is not in the Ollama" in caught.value.detail
    assert "present: llama3.2:3b, llama3.2:1b" in caught.value.detail


async def test_an_ollama_without_any_model_is_told_apart_from_one_that_does_not_tell() -> None:
    async with ScriptedServer() as server, ollama(server) as model:
        server.on("/api/chat", fixture("ollama_404_model_missing.json"))
        server.on("/api/tags", fixture("ollama_tags_empty.json"))
        with pytest.raises(Misconfigured, match="it has no model at all"):
            await model.complete(asking(), call())
        server.on("/api/tags", DROPPED)
        with pytest.raises(Misconfigured, match=r"is not in the Ollama at http://127\.0\.0\.1:\d+\.$"):
            await model.complete(asking(), call())


async def test_a_model_error_line_after_200_is_a_missing_model_too() -> None:
    failed = await failure(answer({"error": "model 'llama3.2:3b' not found"}))
    assert isinstance(failed, Misconfigured)
    assert "ollama pull" in failed.suggestion


async def test_a_wrong_address_is_not_called_a_missing_model() -> None:
    failed = await failure(fixture("ollama_404_route.txt"))
    assert "pull" not in failed.suggestion
    assert "/v1" in failed.suggestion


@pytest.mark.parametrize(
    ("status", "body", "error", "hint"),
    [
        (404, {"detail": "Not Found"}, Misconfigured, "address"),
        (404, {"error": {"message": "File Not Found", "code": 404}}, Misconfigured, "address"),
        (301, {}, Misconfigured, "address"),
        (200, {"error": "Unexpected endpoint or method. (POST /api/chat)"}, Misconfigured, "address"),
        (502, {"error": "remote model is unreachable"}, Misconfigured, "local model"),
        (401, {"error": "unauthorized"}, Misconfigured, "local model"),
        (401, {"message": "who are you"}, Misconfigured, "credentials"),
        (400, {"error": "unable to load full model on GPU"}, Misconfigured, "NUM_CTX"),
        (500, {"error": "model requires more system memory (5.5 GiB) than is available"}, Misconfigured, "1b"),
        (500, {"error": "CUDA error: cudaMalloc failed: out of memory"}, Misconfigured, "1b"),
        (200, {"error": "CUDA error: out of memory"}, Misconfigured, "1b"),
        (500, {"error": "invalid JSON schema in format"}, Misconfigured, "schema"),
        (500, {"error": 'invalid format: "yaml"'}, Misconfigured, "schema"),
        (500, {"error": "context deadline exceeded"}, Unavailable, "log"),
        (500, {"error": "input is too long for this context"}, TooLong, "NUM_CTX"),
        (500, {"error": "llama runner process has terminated: exit status 2"}, Unavailable, "0.32.2"),
        (500, {"error": "timed out waiting for llama-server to start - "}, Unavailable, "OLLAMA_LOAD_TIMEOUT"),
        (200, {"error": "model runner has unexpectedly stopped"}, Unavailable, "memory"),
        (200, {"error": "something new"}, Unavailable, "log"),
        (200, {"error": {"message": "something new"}}, Unavailable, "log"),
        (408, {"error": "too slow"}, Unavailable, "log"),
        (418, {"error": "teapot"}, Misconfigured, "ALCHEMORSEL_OLLAMA"),
        (429, {"error": "slow down"}, RateLimited, "limit"),
        (500, {"error": "boom"}, Unavailable, "log"),
        (503, {"error": "down for a minute"}, Unavailable, "log"),
        (504, {}, Unavailable, "log"),
    ],
)
async def test_each_row_of_the_table(status: int, body: object, error: type[Unavailable], hint: str) -> None:
    failed = await failure(Reply.of(body, status))
    assert type(failed) is error
    assert hint in failed.suggestion


async def test_both_numbers_of_an_overflow_are_told() -> None:
    failed = await failure(fixture("ollama_400_context_llama_server.json"))
    assert "5312 tokens where 4096 fit" in failed.detail


@pytest.mark.parametrize("status", [200, 500, 502])
async def test_a_proxys_page_is_an_outage_and_stays_out_of_the_detail(status: int) -> None:
    page = Reply(status, {"content-type": "text/html"}, (b"<html><b>Bad Gateway</b></html>",))
    failed = await failure(page)
    assert type(failed) is Unavailable
    assert "<" not in failed.detail


@pytest.mark.parametrize("line", [b"[1]\n", b'"ok"\n', b'{"done":"yes"}\n', b"\xff\xfe\n", b'{"done":true\n'])
async def test_a_line_that_is_no_chunk_is_an_outage(line: bytes) -> None:
    failed = await failure(Reply(200, {}, (line,)))
    assert type(failed) is Unavailable
    assert "proxy" in failed.suggestion


async def test_a_long_error_is_clipped_to_one_line() -> None:
    failed = await failure(Reply.of({"error": "boom\n" * 1000}, 500))
    assert len(failed.detail) < 300
    assert "\n" not in failed.detail


async def test_a_connection_that_is_cut_in_the_middle_is_no_answer() -> None:
    failed = await failure(answer(chunk("An"), Cut()))
    assert type(failed) is Unavailable
    assert "broke" in failed.detail


async def test_a_connection_that_is_dropped_before_the_answer_is_an_outage() -> None:
    assert type(await failure(DROPPED)) is Unavailable


async def test_nobody_there_is_unavailable_and_says_where_it_looked() -> None:
    async with ScriptedServer() as server:
        url = server.url
    async with ollama(server) as model:
        with pytest.raises(Unavailable) as caught:
            await model.complete(asking(), call())
    assert type(caught.value) is Unavailable
    assert caught.value.detail == f"Ollama does not answer at {url}."
    assert "ALCHEMORSEL_OLLAMA_HOST" in caught.value.suggestion


async def test_an_answer_without_a_reason_for_its_end_was_simply_done() -> None:
    last = end()
    del last["done_reason"], last["prompt_eval_count"], last["eval_count"]
    result = await outcome(answer(chunk("An"), chunk(" orange."), last))
    assert isinstance(result, Completion)
    assert (result.text, result.finish) == ("An orange.", Finish.STOP)
    assert (result.tokens.prompt, result.tokens.completion, result.load_seconds) == (0, 2, None)


async def test_an_unknown_reason_for_the_end_is_no_success() -> None:
    assert type(await failure(answer(chunk("An"), chunk("", done=True, done_reason="tired")))) is BadAnswer


async def test_an_empty_body_is_no_answer() -> None:
    assert type(await failure(Reply(200, {"content-type": "application/x-ndjson"}))) is BadAnswer


async def test_an_ollama_that_comes_back_is_used_again() -> None:
    async with ScriptedServer() as server, ollama(server) as model:
        server.on("/api/chat", DROPPED, fixture("ollama_chat_stream_ok.ndjson"))
        with pytest.raises(Unavailable):
            await model.complete(asking(), call())
        assert (await model.complete(asking(), call())).text == "An orange."


def test_every_class_of_the_index_has_ours() -> None:
    assert {INDEX[name]["expect"] for name in CHAT} <= set(CLASS_OF)
    assert len(CHAT) > 20


@pytest.mark.parametrize("form", ["seconds", "date"])
async def test_how_long_a_proxy_in_front_wants_to_be_left_alone_is_heard(form: str) -> None:
    then = datetime.now(UTC) + timedelta(seconds=7)
    asked = "7" if form == "seconds" else format_datetime(then, usegmt=True)
    failed = await failure(Reply.of({"error": "slow down"}, 429, {"retry-after": asked}))
    assert type(failed) is RateLimited
    assert failed.retry_after_s is not None
    assert 4 < failed.retry_after_s <= 7
