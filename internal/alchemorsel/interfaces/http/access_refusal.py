"""Turns a request away before any framework has seen it, in the same words as everywhere."""

from litestar.types import HTTPScope, Send

from alchemorsel.domain.errors import AlchemorselError
from alchemorsel.domain.value import encode
from alchemorsel.interfaces.http.problem import PROBLEM_JSON, headers_of
from alchemorsel.interfaces.http.told_problem import problem_for


async def refuse(scope: HTTPScope, send: Send, failure: AlchemorselError) -> None:
    """Answer with the problem that a failure is."""
    problem = problem_for(scope, failure)
    body = encode(problem)
    named = {"Content-Type": PROBLEM_JSON, "Content-Length": str(len(body)), **headers_of(failure)}
    headers = [(name.lower().encode(), value.encode()) for name, value in named.items()]
    await send({"type": "http.response.start", "status": problem.status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
