"""The memory's part of the OpenAPI document: its operators' routes, and what every question says and takes."""

from alchemorsel.interfaces.http.cache_operations import CACHE_OPERATIONS
from alchemorsel.interfaces.http.openapi_operation import Json, admin_paths, admin_types
from alchemorsel.interfaces.http.request_id import HEADER

CACHE_TYPES = admin_types(CACHE_OPERATIONS)
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
        "description": "Milliseconds: `total` here, and how much of it was waiting for models and for `redis`.",
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
    return admin_paths(CACHE_OPERATIONS, TAG["name"])
