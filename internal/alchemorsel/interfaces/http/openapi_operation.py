"""What the operations of the OpenAPI document are made of: words, bodies, events, answers and problems."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

import msgspec

from alchemorsel.domain.value import encode
from alchemorsel.interfaces.http.accepting import EVENTS, JSON
from alchemorsel.interfaces.http.admin_operation import AdminOperation
from alchemorsel.interfaces.http.event_wire import COME_AGAIN_S, DONE, ERROR, PROGRESS
from alchemorsel.interfaces.http.openapi_problems import problem_references
from alchemorsel.interfaces.http.problem import Problem
from alchemorsel.interfaces.http.request_id import HEADER
from alchemorsel.interfaces.http.sse import frame, retry_line

Json = dict[str, Any]


class Worded(Protocol):
    """What any table says of an operation in words; its name is the operation's id."""

    @property
    def name(self) -> str: ...
    @property
    def summary(self) -> str: ...
    @property
    def description(self) -> str: ...


def operation_of(
    worded: Worded, tag: str, *, responses: Json, parameters: Iterable[Json] = (), body: Json | None = None
) -> Json:
    """An operation.

    Args:
        parameters: beside the request id, which every operation takes.
        body: the request's media types; None where it has no body.
    """
    return {
        "operationId": worded.name,
        "tags": [tag],
        "summary": worded.summary,
        "description": worded.description,
        "parameters": [{"$ref": "#/components/parameters/RequestId"}, *parameters],
        **({} if body is None else {"requestBody": {"required": True, "content": body}}),
        "responses": responses,
    }


def response_of(content: Json | None = None, *, description: str = "Done.", headers: Mapping[str, Json] = {}) -> Json:
    """A success with its media types, if it has a body, and with headers beside the request id."""
    head = {"description": description, "headers": {HEADER: {"$ref": f"#/components/headers/{HEADER}"}, **headers}}
    return head if content is None else {**head, "content": content}


def schema_of(kind: type) -> Json:
    """The component of a type."""
    return {"$ref": f"#/components/schemas/{kind.__name__}"}


def json_of(value: msgspec.Struct) -> Json:
    """JSON of the value's type; the value is its example."""
    example = {"summary": "An example", "value": msgspec.json.decode(encode(value))}
    return {JSON: {"schema": schema_of(type(value)), "examples": {"example": example}}}


def events_of(kinds: Mapping[str, type], frames: Iterable[bytes]) -> Json:
    """A stream of events.

    Args:
        kinds: the type of each event's data, by the event's name.
        frames: of the example.
    """
    schema = {
        "type": "string",
        "description": "Events; `x-events` has the schema of each one's data.",
        "x-events": {name: schema_of(kind) for name, kind in kinds.items()},
    }
    return {EVENTS: {"schema": schema, "example": b"".join((retry_line(COME_AGAIN_S), *frames)).decode()}}


def admin_paths(operations: Iterable[AdminOperation], tag: str) -> Json:
    """The path items of a table."""
    paths: Json = {}
    for each in operations:
        content = _steps_of(each) if each.steps else json_of(each.answer)
        paths.setdefault(each.path, {})[each.method] = operation_of(
            each,
            tag,
            parameters=each.parameters,
            body=None if each.asks is None else json_of(each.asks),
            responses={"200": response_of(content), **problem_references((*each.statuses, "default"))},
        )
    return paths


def admin_types(operations: Sequence[AdminOperation]) -> tuple[type, ...]:
    """What of a table becomes components of the document."""
    steps = (step for each in operations for step in each.steps)
    asked = (each.asks for each in operations if each.asks is not None)
    return tuple(map(type, (*steps, *(each.answer for each in operations), *asked)))


def _steps_of(operation: AdminOperation) -> Json:
    told = [*((PROGRESS, step) for step in operation.steps), (DONE, operation.answer)]
    kinds: dict[str, type] = {**{name: type(value) for name, value in told}, ERROR: Problem}
    return events_of(kinds, (frame(name, encode(value), number=n) for n, (name, value) in enumerate(told, 1)))
