"""Model management's part of the OpenAPI document."""

from typing import Any

import msgspec

from alchemorsel.domain.model_names import LONGEST_NAME
from alchemorsel.domain.models import PullProgress
from alchemorsel.domain.value import encode
from alchemorsel.interfaces.http.accepting import EVENTS, JSON
from alchemorsel.interfaces.http.event_wire import COME_AGAIN_S
from alchemorsel.interfaces.http.model_operations import MODEL_OPERATIONS, PULL_STEPS, ModelOperation
from alchemorsel.interfaces.http.model_pull import DONE, PROGRESS
from alchemorsel.interfaces.http.openapi_problems import response_name
from alchemorsel.interfaces.http.problem import Problem
from alchemorsel.interfaces.http.request_id import HEADER
from alchemorsel.interfaces.http.sse import frame, retry_line

Json = dict[str, Any]

MODEL_TYPES = (
    PullProgress,
    *(type(each.answer) for each in MODEL_OPERATIONS),
    *(type(each.asks) for each in MODEL_OPERATIONS if each.asks is not None),
)
"""What becomes components of the document."""
TAG = {"name": "models", "description": "The models on the operator's own machines; for keys with the scope admin."}


def model_paths() -> Json:
    """The path items."""
    paths: Json = {}
    for operation in MODEL_OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method] = _operation(operation)
    return paths


def _operation(operation: ModelOperation) -> Json:
    statuses = (*operation.statuses, "default")
    body = {"requestBody": {"required": True, "content": _json(operation.asks)}} if operation.asks is not None else {}
    return {
        "operationId": operation.name,
        "tags": [TAG["name"]],
        "summary": operation.summary,
        "description": operation.description,
        "parameters": _parameters(operation),
        **body,
        "responses": {
            "200": {
                "description": "Done.",
                "headers": {HEADER: {"$ref": f"#/components/headers/{HEADER}"}},
                "content": _events(operation.answer) if operation.streams else _json(operation.answer),
            },
            **{status: {"$ref": f"#/components/responses/{response_name(status)}"} for status in statuses},
        },
    }


def _parameters(operation: ModelOperation) -> list[Json]:
    parameters: list[Json] = [{"$ref": "#/components/parameters/RequestId"}]
    if operation.named:
        parameters.append(
            {
                "name": "name",
                "in": "path",
                "required": True,
                "description": "A model's name; the slash of a namespace may stand as it is or as %2F.",
                "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST_NAME},
                "example": "llama3.2:3b",
            }
        )
    if operation.host_in_query:
        parameters.append(
            {
                "name": "host",
                "in": "query",
                "required": False,
                "description": "One host's address as the list of models shows it; all hosts without it.",
                "schema": {"type": "string"},
            }
        )
    return parameters


def _json(value: msgspec.Struct | None) -> Json:
    schema = {"$ref": _reference(type(value))}
    examples = {"example": {"summary": "An example", "value": msgspec.json.decode(encode(value))}}
    return {JSON: {"schema": schema, "examples": examples}}


def _events(answer: msgspec.Struct) -> Json:
    data: dict[str, type] = {PROGRESS: PullProgress, DONE: type(answer), "error": Problem}
    schema = {
        "type": "string",
        "description": "Events; `x-events` has the schema of each one's data.",
        "x-events": {name: {"$ref": _reference(kind)} for name, kind in data.items()},
    }
    frames = [frame(PROGRESS, encode(step), number=number) for number, step in enumerate(PULL_STEPS, 1)]
    last = frame(DONE, encode(answer), number=len(PULL_STEPS) + 1)
    example = b"".join((retry_line(COME_AGAIN_S), *frames, last)).decode()
    return {EVENTS: {"schema": schema, "example": example}}


def _reference(kind: type) -> str:
    return f"#/components/schemas/{kind.__name__}"
