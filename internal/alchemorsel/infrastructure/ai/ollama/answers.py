"""What Ollama's native API answers, as types; unknown fields are ignored, missing ones have defaults."""

from typing import Any

import msgspec

SUCCESS = "success"


class _Measured(msgspec.Struct, frozen=True, kw_only=True):
    """The end of an inference. Durations are nanoseconds; Ollama leaves out every metric that is zero."""

    model: str = ""
    created_at: str = ""
    done: bool = False
    done_reason: str | None = None
    total_duration: int | None = None
    load_duration: int | None = None
    prompt_eval_count: int | None = None
    prompt_eval_duration: int | None = None
    eval_count: int | None = None
    eval_duration: int | None = None
    logprobs: Any = None
    error: Any = None


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A model's thinking is no part of its answer."""

    content: str | None = None
    thinking: str | None = None
    tool_calls: Any = None


class ChatChunk(_Measured, frozen=True, kw_only=True):
    """One line of a chat."""

    message: Said | None = None

    @property
    def text(self) -> str:
        return (self.message and self.message.content) or ""


class GenerateChunk(_Measured, frozen=True, kw_only=True):
    """One line of a completion."""

    response: str | None = None
    thinking: str | None = None
    context: tuple[int, ...] | None = None

    @property
    def text(self) -> str:
        return self.response or ""


class Embedded(msgspec.Struct, frozen=True, kw_only=True):
    """One vector of length 1 for each input. Durations are nanoseconds."""

    embeddings: tuple[tuple[float, ...], ...]
    model: str = ""
    total_duration: int | None = None
    load_duration: int | None = None
    prompt_eval_count: int | None = None
    error: Any = None

    @property
    def done(self) -> bool:
        return True


class PullLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a pull. Bytes are of the layer `digest`; `completed` is missing while it is zero."""

    status: str = ""
    digest: str = ""
    total_bytes: int = msgspec.field(name="total", default=0)
    completed_bytes: int = msgspec.field(name="completed", default=0)
    error: Any = None

    @property
    def done(self) -> bool:
        return self.status == SUCCESS


class Details(msgspec.Struct, frozen=True, kw_only=True):
    """`context_length` is what the model was trained with, in tokens; 0 where an old server does not tell."""

    parent_model: str | None = None
    format: str | None = None
    family: str | None = None
    families: tuple[str, ...] | None = None
    parameter_size: str | None = None
    quantization_level: str | None = None
    context_length: int = 0
    embedding_length: int = 0


class LocalModel(msgspec.Struct, frozen=True, kw_only=True):
    """A model on Ollama's disk. `capabilities` is None where an old server does not know the word."""

    name: str
    modified_at: str = ""
    size_bytes: int = msgspec.field(name="size", default=0)
    digest: str = ""
    details: Details = Details()
    capabilities: frozenset[str] | None = None


class LocalModels(msgspec.Struct, frozen=True, kw_only=True):
    models: tuple[LocalModel, ...] | None = None


class RunningModel(msgspec.Struct, frozen=True, kw_only=True):
    """A model in memory. `context_length` in tokens, 0 where an old server does not tell."""

    name: str
    size_bytes: int = msgspec.field(name="size", default=0)
    vram_bytes: int = msgspec.field(name="size_vram", default=0)
    digest: str = ""
    details: Details = Details()
    expires_at: str = ""
    context_length: int = 0


class RunningModels(msgspec.Struct, frozen=True, kw_only=True):
    models: tuple[RunningModel, ...] | None = None


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A model's card. `capabilities` is None where an old server does not know the word."""

    license: str | None = None
    modelfile: str | None = None
    parameters: str | None = None
    template: str | None = None
    details: Details = Details()
    model_info: dict[str, Any] | None = None
    capabilities: frozenset[str] | None = None
    modified_at: str | None = None

    @property
    def context_length(self) -> int:
        """What the model was trained with, in tokens; 0 where nobody tells."""
        info = self.model_info or {}
        found = info.get(f"{info.get('general.architecture')}.context_length", self.details.context_length)
        return found if isinstance(found, int) else 0


class Version(msgspec.Struct, frozen=True, kw_only=True):
    version: str


class ErrorBody(msgspec.Struct, frozen=True, kw_only=True):
    """Ollama's error is a string; anything else was said by somebody else."""

    error: Any = None
