"""One thing that operators do over HTTP, as the tables of models and of the memory have it."""

from typing import Any

import msgspec

Json = dict[str, Any]


class AdminOperation(msgspec.Struct, frozen=True, kw_only=True):
    """One operation, with a request and an answer as they really are.

    Args:
        name: its operation id.
        answer: the answer, or the data of the last event of a stream.
        statuses: the problems it may end in, besides those of every request.
        asks: a request body; None where there is none.
        parameters: of path and query, as the document has them.
        steps: what is told before the answer, where it comes as events.
    """

    name: str
    method: str
    path: str
    summary: str
    description: str
    answer: msgspec.Struct
    statuses: tuple[str, ...]
    asks: msgspec.Struct | None = None
    parameters: tuple[Json, ...] = ()
    steps: tuple[msgspec.Struct, ...] = ()


def parameter(name: str, where: str, says: str, schema: Json | None = None, **more: str) -> Json:
    """A parameter of the path or the query; some text where no schema says otherwise."""
    kind = {"type": "string", "minLength": 1} if schema is None else schema
    return {"name": name, "in": where, "required": where == "path", "description": says, "schema": kind, **more}
