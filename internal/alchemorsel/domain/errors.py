"""The closed tree of everything that can go wrong, so that each layer can decide by type alone.

    AlchemorselError
    ├── InvalidRequest      the caller's words are at fault
    ├── NotAllowed          who calls may not do this
    │   ├── NoKey           nobody knows who calls
    │   └── OverLimit       who calls did so too often
    ├── NotFound            no such thing
    ├── LostRace            it was changed meanwhile
    ├── Refused             a model declined the wish; asking another is futile
    ├── NotCached           the caller wanted a remembered answer only
    └── Unavailable         this one cannot answer now; another may
        ├── NotAsked        its circuit breaker is open
        ├── TimedOut        silence, or the deadline
        ├── Loading         the model is not in memory yet
        ├── Busy            its queue is full
        ├── RateLimited     it asks us to wait
        ├── Misconfigured   an operator must act: key, credit, model, URL
        ├── TooLong         the prompt does not fit this model's context
        ├── BadAnswer       it answered, and the answer does not pass
        └── Exhausted       everyone failed

`code` is the word on the wire; `docs/architecture.md` has the table of HTTP status, fallback, breaker and retry.
"""

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from alchemorsel.domain.provenance import Attempt
    from alchemorsel.domain.quotas import Quota
    from alchemorsel.domain.safety import Finding


class AlchemorselError(Exception):
    """A failure with words for the caller.

    Args:
        detail: what happened, one sentence without secrets, prompts or traces.
        suggestion: what to do next, one sentence; empty where there is nothing to do.
    """

    code: ClassVar[str] = "error"

    def __init__(self, detail: str, *, suggestion: str = "") -> None:
        super().__init__(detail)
        self.detail = detail
        self.suggestion = suggestion


class InvalidRequest(AlchemorselError):
    """The request itself is at fault.

    Args:
        field: where, as a path in the body such as `diets[0]`; empty for the whole.
        allowed: the values or the form that would be accepted, where there is a closed list.
    """

    code = "invalid"

    def __init__(self, detail: str, *, suggestion: str = "", field: str = "", allowed: tuple[str, ...] = ()) -> None:
        super().__init__(detail, suggestion=suggestion)
        self.field = field
        self.allowed = allowed


class NotAllowed(AlchemorselError):
    """The caller may not do this."""

    code = "not_allowed"


class NoKey(NotAllowed):
    """A key is needed, and none that is valid was shown."""


class OverLimit(NotAllowed):
    """The caller did this too often; another provider would be a way around it, so none is asked.

    Args:
        quota: where the caller stands; `wait_s` says when to come back.
    """

    def __init__(self, detail: str, *, suggestion: str = "", quota: "Quota") -> None:
        super().__init__(detail, suggestion=suggestion)
        self.quota = quota


class NotFound(AlchemorselError):
    """There is no such thing."""

    code = "not_found"


class LostRace(AlchemorselError):
    """Somebody else changed it meanwhile; to write now would undo that unseen."""

    code = "lost_race"


class Refused(AlchemorselError):
    """A model declined the wish, or its provider's content filter did."""

    code = "refused"


class NotCached(AlchemorselError):
    """Nothing is remembered for this wish, and the caller asked for nothing else."""

    code = "not_cached"


class Unavailable(AlchemorselError):
    """This one cannot answer now; another may.

    Args:
        retry_after_s: seconds until a new try makes sense, where that is known.
        attempts: what was tried before giving up, in order; for the answer's provenance.
    """

    code = "unavailable"

    def __init__(
        self,
        detail: str,
        *,
        suggestion: str = "",
        retry_after_s: float | None = None,
        attempts: "tuple[Attempt, ...]" = (),
    ) -> None:
        super().__init__(detail, suggestion=suggestion)
        self.retry_after_s = retry_after_s
        self.attempts = attempts


class NotAsked(Unavailable):
    """Its circuit breaker is open: nobody was asked; `retry_after_s` says when somebody may be."""


class TimedOut(Unavailable):
    """No word within the longest silence allowed, or the deadline came first."""

    code = "timeout"


class Loading(Unavailable):
    """The model is being loaded; it will answer later."""

    code = "loading"


class Busy(Unavailable):
    """The provider's queue, or ours before it, is full."""

    code = "busy"


class RateLimited(Unavailable):
    """The provider asks for fewer requests; `retry_after_s` says how long it wants to be left alone."""

    code = "rate_limited"


class Misconfigured(Unavailable):
    """Only an operator can mend this: a key, credit, a missing model, a wrong address."""

    code = "misconfigured"


class TooLong(Unavailable):
    """The prompt does not fit this model's context; a model with a larger one may take it."""

    code = "too_long"


class BadAnswer(Unavailable):
    """The model answered, and the answer is cut, is not what was asked for, or does not pass the checks.

    Args:
        findings: what did not pass; empty where the text could not even be read.
    """

    code = "bad_answer"

    def __init__(
        self,
        detail: str,
        *,
        suggestion: str = "",
        findings: "tuple[Finding, ...]" = (),
        attempts: "tuple[Attempt, ...]" = (),
    ) -> None:
        super().__init__(detail, suggestion=suggestion, attempts=attempts)
        self.findings = findings


class Exhausted(Unavailable):
    """Everyone was asked and everyone failed; `attempts` holds every reason."""

    code = "exhausted"
