"""Scripted providers: what Ollama and OpenAI put on the wire in each state of health."""

from typing import Any

from tests.support.server import Act, Cut, Hang, Reply, ScriptedServer

STATES = ("answering", "dead", "slow", "nonsense", "cut")
NONSENSE = "I would rather talk about trains."


def ollama_reply(text: str, *acts: Act, done: bool = True, pieces: int = 4) -> Reply:
    """A streamed chat; `acts` happen before the last line."""
    lines: list[Any] = [
        {"model": "llama3.2:3b", "message": {"role": "assistant", "content": piece}, "done": False}
        for piece in _split(text, pieces)
    ]
    end = {
        "model": "llama3.2:3b",
        "message": {"role": "assistant", "content": ""},
        "done": True,
        "done_reason": "stop",
        "prompt_eval_count": 400,
        "eval_count": 200,
    }
    return Reply.lines(*lines, *acts, *([end] if done else []))


def openai_reply(text: str, *acts: Act, done: bool = True, pieces: int = 4) -> Reply:
    """A streamed chat completion; `acts` happen before its finish."""
    chunks: list[Any] = [_chunk({"content": piece}) for piece in _split(text, pieces)]
    usage = {"prompt_tokens": 400, "completion_tokens": 200, "total_tokens": 600}
    end: list[Any] = [_chunk({}, "stop"), {**_chunk({}), "choices": [], "usage": usage}] if done else []
    return Reply.events(*chunks, *acts, *end, done=done)


def script_ollama(server: ScriptedServer, text: str, state: str = "answering") -> None:
    """Every path the adapter uses."""
    model = {"name": "llama3.2:3b", "model": "llama3.2:3b"}
    server.on("/api/version", Reply.of({"version": "0.32.15"}))
    server.on("/api/tags", Reply.of({"models": [model]}))
    server.on("/api/ps", Reply.of({"models": [model]}))
    server.on("/api/show", Reply.of({"capabilities": ["completion", "tools"]}))
    server.on("/api/generate", Reply.lines({"model": "llama3.2:3b", "done": True, "done_reason": "load"}))
    server.on("/api/chat", _in_state(state, text, ollama_reply))


def script_openai(server: ScriptedServer, text: str, state: str = "answering") -> None:
    server.on("/v1/chat/completions", _in_state(state, text, openai_reply))


def _in_state(state: str, text: str, reply: Any) -> Reply:
    made: Reply
    match state:
        case "slow":
            made = reply(text, Hang())
        case "nonsense":
            made = reply(NONSENSE)
        case "cut":
            made = reply(text, Cut(), done=False)
        case _:
            made = reply(text)
    return made


def _split(text: str, pieces: int) -> list[str]:
    size = max(1, len(text) // pieces)
    return [text[at : at + size] for at in range(0, len(text), size)]


def _chunk(delta: dict[str, Any], finish: str | None = None) -> dict[str, Any]:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion.chunk",
        "created": 1795169730,
        "model": "gpt-6-luna",
        "choices": [choice],
        "usage": None,
    }
