"""The memory's part of the OpenAPI document: its operators' routes, and what every question says and takes."""

from typing import Any

import msgspec

from alchemorsel.application.warmup_report import WarmUpStep
from alchemorsel.domain.value import encode
from alchemorsel.interfaces.http.accepting import EVENTS, JSON
from alchemorsel.interfaces.http.cache_operations import CACHE_OPERATIONS, CacheOperation
from alchemorsel.interfaces.http.event_wire import COME_AGAIN_S
from alchemorsel.interfaces.http.model_pull import DONE, PROGRESS
from alchemorsel.interfaces.http.openapi_problems import response_name
from alchemorsel.interfaces.http.problem import Problem
from alchemorsel.interfaces.http.request_id import HEADER
from alchemorsel.interfaces.http.sse import frame, retry_line

Json = dict[str, Any]

CACHE_TYPES = (
    WarmUpStep,
    *(type(each.answer) for each in CACHE_OPERATIONS),
    *(type(each.asks) for each in CACHE_OPERATIONS if each.asks is not None),
)
"""What becomes components of the document."""
TAG = {"name": "cache", "description": "What is remembered; for keys with the scope admin."}
CACHE_HEADERS: Json = {
    "Cache-Status": {
        "description": "RFC 9211: whether the answer was remembered (`hit`) or why somebody was asked (`fwd`), and the "
        "key it is remembered under.",
        "schema": {"type": "string"},
        "example": 'alchemorsel; hit; ttl=6888; key="alchemorsel:v1:recipe:5f0c..."; detail=memory',
    },
    "Age": {
        "description": "Seconds since a remembered answer was made.",
        "schema": {"type": "integer", "minimum": 0},
        "example": 311,
    },
    "ETag": {
        "description": "Names these bytes, for `If-None-Match`; not on answers of which nothing is remembered.",
        "schema": {"type": "string"},
        "example": '"9c56cc51b374c3ba189210d5b6d4bf57"',
    },
    "Server-Timing": {
        "description": "Milliseconds: `total` here, and `model` the part of it spent waiting for models.",
        "schema": {"type": "string"},
        "example": "total;dur=6402.118, model;dur=6391.0",
    },
}
CACHE_PARAMETERS: Json = {
    "CacheControl": {
        "name": "Cache-Control",
        "in": "header",
        "required": False,
        "description": "`no-cache`: have it made anew and remember that; `no-store`: leave the memory out of it; "
        "`only-if-cached`: a remembered answer or a 504 `not_cached`. Other directives mean nothing here.",
        "schema": {"type": "string"},
        "example": "no-cache",
    },
    "IfNoneMatch": {
        "name": "If-None-Match",
        "in": "header",
        "required": False,
        "description": "The `ETag` of an answer that is there already: a 304 without a body says it is still that one.",
        "schema": {"type": "string"},
        "example": '"9c56cc51b374c3ba189210d5b6d4bf57"',
    },
}
STEERING = tuple({"$ref": f"#/components/parameters/{name}"} for name in CACHE_PARAMETERS)
NOT_MODIFIED: Json = {
    "description": "The answer is the one that `If-None-Match` names.",
    "headers": {name: {"$ref": f"#/components/headers/{name}"} for name in (HEADER, *CACHE_HEADERS)},
}


def cache_paths() -> Json:
    """The path items."""
    paths: Json = {}
    for operation in CACHE_OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method] = _operation(operation)
    return paths


def _operation(operation: CacheOperation) -> Json:
    statuses = (*operation.statuses, "default")
    body = {"requestBody": {"required": True, "content": _json(operation.asks)}} if operation.asks is not None else {}
    return {
        "operationId": operation.name,
        "tags": [TAG["name"]],
        "summary": operation.summary,
        "description": operation.description,
        "parameters": [{"$ref": "#/components/parameters/RequestId"}, *operation.parameters],
        **body,
        "responses": {
            "200": {
                "description": "Done.",
                "headers": {HEADER: {"$ref": f"#/components/headers/{HEADER}"}},
                "content": _events(operation) if operation.steps else _json(operation.answer),
            },
            **{status: {"$ref": f"#/components/responses/{response_name(status)}"} for status in statuses},
        },
    }


def _json(value: msgspec.Struct) -> Json:
    schema = {"$ref": f"#/components/schemas/{type(value).__name__}"}
    examples = {"example": {"summary": "An example", "value": msgspec.json.decode(encode(value))}}
    return {JSON: {"schema": schema, "examples": examples}}


def _events(operation: CacheOperation) -> Json:
    data: dict[str, type] = {PROGRESS: WarmUpStep, DONE: type(operation.answer), "error": Problem}
    schema = {
        "type": "string",
        "description": "Events; `x-events` has the schema of each one's data.",
        "x-events": {name: {"$ref": f"#/components/schemas/{kind.__name__}"} for name, kind in data.items()},
    }
    frames = [frame(PROGRESS, encode(step), number=number) for number, step in enumerate(operation.steps, 1)]
    last = frame(DONE, encode(operation.answer), number=len(frames) + 1)
    return {EVENTS: {"schema": schema, "example": b"".join((retry_line(COME_AGAIN_S), *frames, last)).decode()}}
