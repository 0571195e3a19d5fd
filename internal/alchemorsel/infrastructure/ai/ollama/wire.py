"""The part of Ollama's native API that we speak, as types; unknown fields are ignored, missing ones have defaults."""

from typing import Any, Literal

import msgspec


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """All of them are always sent: Ollama's own defaults depend on its version and on the machine's memory."""

    num_ctx: int
    num_predict: int
    temperature: float
    seed: int


class ChatMessage(msgspec.Struct, frozen=True):
    role: str
    content: str


class ChatRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`keep_alive` is a number of seconds or a duration such as `10m`; `think` is left out where unset."""

    model: str
    messages: tuple[ChatMessage, ...]
    format: dict[str, Any]
    options: Options
    keep_alive: str | int
    # Otherwise whole messages, an allergy among them, are dropped from a long prompt and nothing says so.
    # `shift` would be the other half, but it is a launch attribute: sending it reloads the model.
    truncate: Literal[False] = False
    # A stream shows a hung runner by its silence and ends the generation when we hang up.
    stream: Literal[True] = True
    think: bool | msgspec.UnsetType = msgspec.UNSET


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A model's thinking is not read: it is no part of the answer."""

    content: str | None = None


class ChatChunk(msgspec.Struct, frozen=True, kw_only=True):
    """One line of an answer. Durations are nanoseconds; Ollama leaves out every metric that is zero."""

    message: Said | None = None
    done: bool = False
    done_reason: str | None = None
    load_duration: int | None = None
    prompt_eval_count: int | None = None
    eval_count: int | None = None
    error: Any = None

    @property
    def text(self) -> str:
        return (self.message and self.message.content) or ""


class LocalModel(msgspec.Struct, frozen=True, kw_only=True):
    """A model on Ollama's disk."""

    name: str
    size_bytes: int = msgspec.field(name="size", default=0)
    digest: str = ""


class LocalModels(msgspec.Struct, frozen=True, kw_only=True):
    models: tuple[LocalModel, ...] | None = None


class RunningModel(msgspec.Struct, frozen=True, kw_only=True):
    """A model in memory. `context_length` in tokens, 0 where an old server does not tell."""

    name: str
    size_bytes: int = msgspec.field(name="size", default=0)
    vram_bytes: int = msgspec.field(name="size_vram", default=0)
    context_length: int = 0


class RunningModels(msgspec.Struct, frozen=True, kw_only=True):
    models: tuple[RunningModel, ...] | None = None


class ShowRequest(msgspec.Struct, frozen=True, kw_only=True):
    model: str


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """`capabilities` is None where an old server does not know the word."""

    capabilities: frozenset[str] | None = None


class Version(msgspec.Struct, frozen=True, kw_only=True):
    version: str


class ErrorBody(msgspec.Struct, frozen=True, kw_only=True):
    """Ollama's error is a string; anything else was said by somebody else."""

    error: Any = None
