"""What we say to Ollama's native API, as types; a field that is left unset is left out, and Ollama decides."""

from collections.abc import Sequence
from typing import Any, Literal

import msgspec
from msgspec import UNSET, UnsetType

KeepAlive = str | int
Format = dict[str, Any] | Literal["json", ""] | None
Think = bool | Literal["low", "medium", "high", "max"]


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How a model runs and samples. Ollama's own defaults depend on its version and on the machine's memory.

    The first group takes effect when the model is loaded: another value makes Ollama load it anew.
    """

    num_ctx: int | UnsetType = UNSET
    num_batch: int | UnsetType = UNSET
    num_gpu: int | UnsetType = UNSET
    main_gpu: int | UnsetType = UNSET
    use_mmap: bool | UnsetType = UNSET
    num_thread: int | UnsetType = UNSET
    draft_num_predict: int | UnsetType = UNSET

    num_predict: int | UnsetType = UNSET
    temperature: float | UnsetType = UNSET
    top_p: float | UnsetType = UNSET
    top_k: int | UnsetType = UNSET
    min_p: float | UnsetType = UNSET
    typical_p: float | UnsetType = UNSET
    seed: int | UnsetType = UNSET
    stop: tuple[str, ...] | UnsetType = UNSET
    repeat_penalty: float | UnsetType = UNSET
    repeat_last_n: int | UnsetType = UNSET
    presence_penalty: float | UnsetType = UNSET
    frequency_penalty: float | UnsetType = UNSET
    num_keep: int | UnsetType = UNSET


class ToolCall(msgspec.Struct, frozen=True, kw_only=True):
    """`function` is `{"name": ..., "arguments": {...}}`; the arguments are an object, not a text."""

    function: dict[str, Any]


class ChatMessage(msgspec.Struct, frozen=True):
    """`content` is plain text, never a list of parts; `images` go out in base64."""

    role: str
    content: str
    images: tuple[bytes, ...] | UnsetType = UNSET
    thinking: str | UnsetType = UNSET
    tool_calls: tuple[ToolCall, ...] | UnsetType = UNSET
    tool_name: str | UnsetType = UNSET
    tool_call_id: str | UnsetType = UNSET


class _Inference(msgspec.Struct, frozen=True, kw_only=True):
    """What chat and generate share. `keep_alive` is a number of seconds or a duration such as `10m`."""

    model: str
    format: Format | UnsetType = UNSET
    options: Options | UnsetType = UNSET
    keep_alive: KeepAlive | UnsetType = UNSET
    # Otherwise whole messages, an allergy among them, are dropped from a long prompt and nothing says so.
    truncate: bool = False
    # A stream shows a hung runner by its silence and ends the generation when we hang up.
    stream: Literal[True] = True
    think: Think | UnsetType = UNSET
    # A launch attribute: another value than the last request's makes Ollama load the model anew.
    shift: bool | UnsetType = UNSET
    logprobs: bool | UnsetType = UNSET
    top_logprobs: int | UnsetType = UNSET


class ChatRequest(_Inference, frozen=True, kw_only=True):
    """A conversation to go on with; `tools` are functions in OpenAI's shape."""

    messages: tuple[ChatMessage, ...]
    tools: tuple[dict[str, Any], ...] | UnsetType = UNSET


class GenerateRequest(_Inference, frozen=True, kw_only=True):
    """A prompt to complete; without one the model is only loaded."""

    prompt: str | UnsetType = UNSET
    suffix: str | UnsetType = UNSET
    system: str | UnsetType = UNSET
    template: str | UnsetType = UNSET
    raw: bool | UnsetType = UNSET
    images: tuple[bytes, ...] | UnsetType = UNSET
    context: tuple[int, ...] | UnsetType = UNSET


class EmbedRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`truncate` is off as for prompts: an input that is too long is an error, not a vector of its beginning."""

    model: str
    input: str | Sequence[str]
    truncate: bool = False
    dimensions: int | UnsetType = UNSET
    keep_alive: KeepAlive | UnsetType = UNSET
    options: Options | UnsetType = UNSET


class ShowRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`verbose` adds the tokenizer's tables, megabytes of them."""

    model: str
    verbose: bool | UnsetType = UNSET


class NamedModel(msgspec.Struct, frozen=True, kw_only=True):
    """All that pulling and deleting need."""

    model: str
