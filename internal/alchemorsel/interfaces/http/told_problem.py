"""Notes on a request the problem that it was told, for who counts: a stream's status line came too early to say."""

from litestar.types import Scope

from alchemorsel.domain.errors import AlchemorselError
from alchemorsel.interfaces.http.mistakes import Mistake
from alchemorsel.interfaces.http.problem import Problem, problem_of
from alchemorsel.interfaces.http.request_id import request_id_of

_KEY = "problem"


def problem_for(scope: Scope, failure: AlchemorselError | Mistake | None) -> Problem:
    """What this request is to be told of a failure, which is noted on it; None stands for a bug."""
    problem = problem_of(failure, request_id_of(scope))
    scope["state"][_KEY] = problem
    return problem


def told_problem(scope: Scope) -> Problem | None:
    """What it was told; None where all went well so far."""
    return scope.get("state", {}).get(_KEY)
