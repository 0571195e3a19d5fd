"""Where an answer came from, told with every answer."""

from datetime import datetime
from typing import Annotated

from msgspec import Meta

from alchemorsel.domain.value import Value
from alchemorsel.domain.vocabulary import Provider


class Attempt(Value, frozen=True, kw_only=True):
    """One try. `outcome` is `answered` or an error's code; `reason` is that error's own sentence."""

    provider: Provider
    model: str | None = None
    outcome: str
    reason: str | None = None
    suggestion: str | None = None
    seconds: Annotated[float, Meta(ge=0)]


class Tokens(Value, frozen=True, kw_only=True):
    prompt: int = 0
    completion: int = 0


class Provenance(Value, frozen=True, kw_only=True):
    """`attempts` in order, the last one being the answer; `degraded` when a stand-in answered.

    `seconds` is what making the answer took, over all attempts; `dropped` names optional fields of the
    model's draft that could not be read.
    """

    provider: Provider
    model: str
    attempts: tuple[Attempt, ...]
    prompt_version: str
    schema_version: str
    rules_version: str
    tokens: Tokens
    seconds: Annotated[float, Meta(ge=0)]
    confidence: Annotated[float, Meta(ge=0, le=1)]
    degraded: bool
    generated_at: datetime
    dropped: tuple[str, ...] = ()
