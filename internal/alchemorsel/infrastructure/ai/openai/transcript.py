"""Reads what comes back, in pieces or at once, and believes nothing about its shape."""

from typing import Any

import msgspec

from alchemorsel.application.prompt import Completion, Finish
from alchemorsel.domain.errors import BadAnswer, Refused
from alchemorsel.domain.provenance import Tokens
from alchemorsel.infrastructure.ai.openai.thought import Spoken


class Said(msgspec.Struct, frozen=True, kw_only=True):
    content: str | None = None
    refusal: str | None = None


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """`delta` in a stream, `message` in a whole answer."""

    delta: Said | None = None
    message: Said | None = None
    finish_reason: str | None = None


class Usage(msgspec.Struct, frozen=True, kw_only=True):
    prompt_tokens: int | None = None
    completion_tokens: int | None = None


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """One event of a stream, or a whole answer; every part may be missing."""

    model: str | None = None
    choices: list[Choice] | None = None
    usage: Usage | None = None
    error: Any = None


class Transcript:
    """Everything heard so far."""

    def __init__(self) -> None:
        self._spoken = Spoken()
        self._model = ""
        self._usage = Usage()
        self._finish: str | None = None
        self._answered = False
        self._refused = False

    def hear(self, piece: Piece) -> str:
        """Take in a piece; returns its text that may be shown."""
        self._model = piece.model or self._model
        self._usage = piece.usage or self._usage
        if not piece.choices:
            return ""
        self._answered = True
        return self._listen(piece.choices[0])

    def _listen(self, choice: Choice) -> str:
        said = choice.delta or choice.message or Said()
        self._finish = choice.finish_reason or self._finish
        self._refused = self._refused or bool(said.refusal)
        return self._spoken.hear(said.content or "")

    def completion(self, model: str, *, seconds: float, first_token_seconds: float | None) -> Completion:
        """The whole, once nothing more comes.

        Raises:
            Refused: the model or a filter declined.
            BadAnswer: it is no whole answer.
        """
        finish = self._ending(model)
        return Completion(
            text=self._text(model, finish),
            model=self._model or model,
            finish=finish,
            tokens=Tokens(prompt=self._usage.prompt_tokens or 0, completion=self._usage.completion_tokens or 0),
            seconds=seconds,
            first_token_seconds=first_token_seconds,
        )

    def _ending(self, model: str) -> Finish:
        if self._refused or self._finish == "content_filter":
            raise Refused(f"{model} declined the request.", suggestion="Ask for something else.")
        if not self._answered:
            raise BadAnswer(f"{model} answered without any choice.", suggestion=_LOOK_ALIKE)
        if self._finish is None:
            raise BadAnswer(f"The answer of {model} broke off in the middle.", suggestion="Try again.")
        if self._finish not in set(Finish):
            raise BadAnswer(f"{model} ended in a way that is no answer.", suggestion=_LOOK_ALIKE)
        return Finish(self._finish)

    def _text(self, model: str, ending: Finish) -> str:
        text = self._spoken.text
        if text:
            return text
        if ending is Finish.LENGTH:
            raise BadAnswer(
                f"{model} spent all its tokens on reasoning and wrote nothing.",
                suggestion="Choose a model that reasons less.",
            )
        raise BadAnswer(f"{model} answered with empty text.", suggestion="Try again, or choose another model.")


_LOOK_ALIKE = "Check that the server at the base URL speaks OpenAI's Chat Completions."
