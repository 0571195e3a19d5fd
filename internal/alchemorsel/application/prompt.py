"""What a language model is given and what it gives back."""

from enum import StrEnum
from typing import Any

import msgspec

from alchemorsel.domain.provenance import Attempt, Tokens
from alchemorsel.domain.vocabulary import Feature


class Speaker(StrEnum):
    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"


class Message(msgspec.Struct, frozen=True):
    speaker: Speaker
    text: str


class Prompt(msgspec.Struct, frozen=True, kw_only=True):
    """One prompt, complete.

    `schema` is JSON Schema in the subset that Ollama's grammar and OpenAI's strict mode share.
    `max_tokens` bounds the answer; `seed` makes it repeatable where the provider can.
    """

    feature: Feature
    model: str
    messages: tuple[Message, ...]
    schema_name: str
    schema: dict[str, Any]
    max_tokens: int
    temperature: float
    seed: int
    version: str


class Finish(StrEnum):
    """stop: the model was done; length: it was cut off by a limit."""

    STOP = "stop"
    LENGTH = "length"


class Completion(msgspec.Struct, frozen=True, kw_only=True):
    """The whole text. `seconds` is the upstream call's, `first_token_seconds` until its first text; `attempts` are
    the calls that failed before it.
    """

    text: str
    model: str
    finish: Finish
    tokens: Tokens
    seconds: float
    first_token_seconds: float | None = None
    load_seconds: float | None = None
    attempts: tuple[Attempt, ...] = ()
