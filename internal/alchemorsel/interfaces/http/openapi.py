"""The OpenAPI 3.1 document, made from the same types and the same table that the server runs on.

Litestar's own generator loses the bounds of list items, so the schemas come from msgspec itself.
"""

import inspect

import msgspec
from msgspec.structs import replace

from alchemorsel.domain.foods import NO_FOODS, FoodTable
from alchemorsel.interfaces.http.accepting import JSON
from alchemorsel.interfaces.http.examples import examples_of
from alchemorsel.interfaces.http.openapi_access import with_access
from alchemorsel.interfaces.http.openapi_book import BOOK_TYPES, book_paths
from alchemorsel.interfaces.http.openapi_book import TAG as BOOK_TAG
from alchemorsel.interfaces.http.openapi_book_parameters import RECIPE_ID
from alchemorsel.interfaces.http.openapi_cache import (
    CACHE_HEADERS,
    CACHE_PARAMETERS,
    CACHE_TYPES,
    NOT_MODIFIED,
    STEERING,
    cache_paths,
)
from alchemorsel.interfaces.http.openapi_cache import TAG as CACHE_TAG
from alchemorsel.interfaces.http.openapi_events import EVENT_TYPES, STREAMS, events_content
from alchemorsel.interfaces.http.openapi_health import HEALTH_TYPES, health_paths
from alchemorsel.interfaces.http.openapi_metrics import metrics_paths
from alchemorsel.interfaces.http.openapi_models import MODEL_TYPES, model_paths
from alchemorsel.interfaces.http.openapi_models import TAG as MODELS_TAG
from alchemorsel.interfaces.http.openapi_operation import Json, operation_of, response_of, schema_of
from alchemorsel.interfaces.http.openapi_problems import AI_STATUSES, problem_references, problem_responses
from alchemorsel.interfaces.http.openapi_recent import RECENT_TYPES, recent_paths
from alchemorsel.interfaces.http.openapi_recipes import RECIPE_TYPES, recipe_paths
from alchemorsel.interfaces.http.openapi_recipes import TAG as RECIPES_TAG
from alchemorsel.interfaces.http.operations import OPERATIONS, Operation
from alchemorsel.interfaces.http.problem import Problem
from alchemorsel.interfaces.http.request_id import HEADER

_REF = "#/components/schemas/{name}"
_ABOUT = """\
Ask for a recipe, for ingredient ideas, or for a nutrition analysis. A language model answers, code checks the answer, \
and `provenance` says who gave it, what was tried before, and whether a stand-in answered (`degraded`).

Bodies are JSON of at most 64 KiB; unknown fields are errors. Every failure is `application/problem+json` (RFC 9457) \
with a `code` to branch on, a `detail`, and a `suggestion`. A check proves presence, never absence: nothing here is \
ever called safe.
"""


def openapi_document(version: str, foods: FoodTable = NO_FOODS) -> Json:
    """The whole document as plain JSON values.

    Args:
        version: of the program.
        foods: what the nutrition of examples is computed from.
    """
    document = {
        "openapi": "3.1.0",
        "info": _info(version),
        "servers": [{"url": "/"}],
        "tags": [
            {"name": "ai", "description": "Questions that a language model answers and code checks."},
            RECIPES_TAG,
            BOOK_TAG,
            MODELS_TAG,
            CACHE_TAG,
            {"name": "health", "description": "For those who run it."},
        ],
        "paths": {
            **{each.path: {"post": _post(each)} for each in OPERATIONS},
            **_joined(recipe_paths(foods), book_paths(foods)),
            **model_paths(),
            **cache_paths(),
            **health_paths(),
            **recent_paths(),
            **metrics_paths(),
        },
        "components": {
            "schemas": _schemas(),
            "parameters": {"RequestId": _request_id_parameter(), "RecipeId": RECIPE_ID, **CACHE_PARAMETERS},
            "headers": {**_headers(), **CACHE_HEADERS},
            "responses": problem_responses(),
        },
    }
    return with_access(document)


def _info(version: str) -> Json:
    return {
        "title": "Alchemorsel",
        "version": version,
        "description": _ABOUT,
        "license": {"name": "MIT", "identifier": "MIT"},
    }


def _joined(one: Json, other: Json) -> Json:
    """Path items of both; a path of both has the operations of both."""
    return {path: {**one.get(path, {}), **other.get(path, {})} for path in {**one, **other}}


def _post(operation: Operation) -> Json:
    examples = examples_of(operation.name)
    asked = {name: {"summary": name, "value": value} for name, value in examples.requests.items()}
    answered = {"An answer": {"summary": "An answer", "value": examples.answer}}
    content = {**_content(operation.answer_type, answered), **events_content(operation.answer_type, examples.answer)}
    headers = {name: {"$ref": f"#/components/headers/{name}"} for name in CACHE_HEADERS}
    answer = response_of(content, description="The answer; equal answers are equal bytes.", headers=headers)
    return operation_of(
        replace(operation, description=f"{operation.description}\n\n{STREAMS}"),
        "ai",
        parameters=STEERING,
        body=_content(operation.request_type, asked),
        responses={"200": answer, "304": NOT_MODIFIED, **problem_references(AI_STATUSES)},
    )


def _content(kind: type, examples: Json) -> Json:
    return {JSON: {"schema": schema_of(kind), "examples": examples}}


def _schemas() -> Json:
    asked_and_answered = (kind for each in OPERATIONS for kind in (each.request_type, each.answer_type))
    served = (*RECIPE_TYPES, *BOOK_TYPES, *MODEL_TYPES, *CACHE_TYPES, *HEALTH_TYPES, *RECENT_TYPES)
    kinds = [Problem, *EVENT_TYPES, *served, *asked_and_answered]
    _roots, schemas = msgspec.json.schema_components(kinds, ref_template=_REF)
    for schema in schemas.values():
        # A docstring's indentation is no part of its words.
        schema.update({"description": inspect.cleandoc(schema["description"])} if "description" in schema else {})
    return schemas


def _request_id_parameter() -> Json:
    return {
        "name": HEADER,
        "in": "header",
        "required": False,
        "description": "Your name for this request; one is made where it is absent or not of this form.",
        "schema": {"type": "string", "minLength": 1, "maxLength": 128, "pattern": "^[A-Za-z0-9._-]+$"},
        "example": "web-7f3a",
    }


def _headers() -> Json:
    return {
        HEADER: {
            "description": "The name of this request, also on every line of the log.",
            "schema": {"type": "string"},
            "example": "web-7f3a",
        },
        "Retry-After": {
            "description": "Seconds until a new try makes sense; there only where that is known.",
            "schema": {"type": "integer", "minimum": 1},
            "example": 8,
        },
    }
