import math
from collections.abc import Iterator

import msgspec
import pytest

from alchemorsel.domain.errors import AlchemorselError, Exhausted, InvalidRequest, OverLimit, RateLimited
from alchemorsel.domain.provenance import Attempt
from alchemorsel.domain.quotas import Limit, Quota
from alchemorsel.domain.value import encode
from alchemorsel.domain.vocabulary import Provider
from alchemorsel.interfaces.http.mistakes import Mistake
from alchemorsel.interfaces.http.problem import KINDS, headers_of, problem_of

Failure = AlchemorselError | Mistake


def below(kind: type[Failure]) -> Iterator[type[Failure]]:
    for child in kind.__subclasses__():
        yield child
        yield from below(child)


EXPECTED = {
    "InvalidRequest": 422,
    "NotAllowed": 403,
    "NoKey": 401,
    "OverLimit": 429,
    "NotFound": 404,
    "LostRace": 412,
    "Refused": 422,
    "NotCached": 504,
    "Unavailable": 503,
    "NotAsked": 503,
    "TimedOut": 504,
    "Loading": 503,
    "Busy": 503,
    "RateLimited": 503,
    "Misconfigured": 503,
    "TooLong": 503,
    "BadAnswer": 502,
    "Exhausted": 503,
    "Malformed": 400,
    "TooLarge": 413,
    "UnsupportedMediaType": 415,
    "UnknownPath": 404,
    "WrongMethod": 405,
    "ClientGone": 499,
    "PreconditionRequired": 428,
}


def raised(kind: type[Failure]) -> Failure:
    if issubclass(kind, OverLimit):
        return kind("What happened.", quota=Quota(limit=Limit(name="x", most=1), remaining=0, whole_in_s=1))
    return kind("What happened.")


def ours() -> list[type[Failure]]:
    return [
        kind
        for root in (AlchemorselError, Mistake)
        for kind in below(root)
        if kind.__module__.startswith("alchemorsel.")
    ]


@pytest.mark.parametrize("kind", ours(), ids=lambda kind: kind.__name__)
def test_every_failure_has_the_status_of_the_designs_table(kind: type[Failure]) -> None:
    problem = problem_of(raised(kind), "r1")
    assert problem.status == EXPECTED[kind.__name__]
    assert (problem.code, problem.title) == (kind.code, KINDS[kind.code][1])
    assert problem.type == f"urn:alchemorsel:problem:{kind.code}"


def test_a_bug_tells_nothing_of_itself() -> None:
    problem = problem_of(None, "r1")
    assert (problem.status, problem.code, problem.detail) == (500, "internal", "Something broke on our side.")


def test_a_wrong_field_is_listed_with_what_is_allowed() -> None:
    failure = InvalidRequest("No such diet.", field="diets[0]", allowed=("vegan",), suggestion="Use vegan.")
    assert msgspec.json.decode(encode(problem_of(failure, "r1")))["errors"] == [
        {"field": "diets[0]", "message": "No such diet.", "allowed": ["vegan"]}
    ]


def test_an_exhausted_chain_gives_every_reason() -> None:
    attempt = Attempt(provider=Provider.OLLAMA, outcome="timeout", reason="Silence.", seconds=30.0)
    body = msgspec.to_builtins(problem_of(Exhausted("All failed.", attempts=(attempt,)), "r1"))
    assert (
        body["attempts"][0] | {"provider": "ollama", "outcome": "timeout", "reason": "Silence."} == body["attempts"][0]
    )
    assert body["attempts"][0]["seconds"] == 30.0


def test_a_plain_problem_has_no_empty_lists() -> None:
    assert msgspec.to_builtins(problem_of(None, "r1")).keys() == {
        "type",
        "title",
        "status",
        "code",
        "detail",
        "suggestion",
        "request_id",
    }


@pytest.mark.parametrize(
    ("known", "header"),
    [(0.0, "1"), (0.2, "1"), (7.01, "8"), (-3.0, "1"), (math.inf, "86400"), (math.nan, "1")],
)
def test_retry_after_is_whole_seconds_whatever_a_provider_said(known: float, header: str) -> None:
    assert headers_of(RateLimited("Slow down.", retry_after_s=known))["Retry-After"] == header


def test_no_retry_after_where_nothing_is_known() -> None:
    assert "Retry-After" not in headers_of(RateLimited("Slow down."))
