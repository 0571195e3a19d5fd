"""The part of the OpenAPI document on recipes, its examples answered by the code that answers callers."""

from typing import Any

import msgspec
from msgspec.structs import replace

from alchemorsel.domain.foods import FoodTable
from alchemorsel.domain.recipe_requests import ExportFormat, ExportRequest
from alchemorsel.domain.value import encode
from alchemorsel.interfaces.http.accepting import JSON
from alchemorsel.interfaces.http.openapi_problems import response_name
from alchemorsel.interfaces.http.recipe_operations import RECIPE_OPERATIONS, RecipeOperation
from alchemorsel.interfaces.http.request_id import HEADER

Json = dict[str, Any]

RECIPE_TYPES = tuple(
    kind for each in RECIPE_OPERATIONS for kind in (each.request_type, each.answer_type) if kind is not None
)
"""What becomes components of the document."""
TAG = {"name": "recipes", "description": "What is done with recipes without any model."}
_STATUSES = ("400", "413", "415", "422", "500", "default")


def recipe_paths(foods: FoodTable) -> Json:
    """The path items."""
    return {each.path: {"post": _operation(each, foods)} for each in RECIPE_OPERATIONS}


def _operation(operation: RecipeOperation, foods: FoodTable) -> Json:
    asked = operation.example()
    return {
        "operationId": operation.name,
        "tags": [TAG["name"]],
        "summary": operation.summary,
        "description": operation.description,
        "parameters": [{"$ref": "#/components/parameters/RequestId"}],
        "requestBody": {"required": True, "content": _json(operation.request_type, asked)},
        "responses": {
            "200": {
                "description": "Done.",
                "headers": {HEADER: {"$ref": f"#/components/headers/{HEADER}"}},
                "content": _content(operation, asked, foods),
            },
            **{status: {"$ref": f"#/components/responses/{response_name(status)}"} for status in _STATUSES},
        },
    }


def _content(operation: RecipeOperation, asked: msgspec.Struct, foods: FoodTable) -> Json:
    if operation.answer_type is not None:
        return _json(operation.answer_type, operation.answers(asked, foods))
    if not isinstance(asked, ExportRequest):
        raise TypeError(f"{operation.name} answers neither JSON nor a document")
    documents = (operation.answers(replace(asked, format=each), foods) for each in ExportFormat)
    return {each.media_type: _document(each.body) for each in documents}


def _document(body: bytes) -> Json:
    is_object = body.startswith(b"{")
    example = msgspec.json.decode(body) if is_object else body.decode()
    return {"schema": {"type": "object" if is_object else "string"}, "example": example}


def _json(kind: type, value: msgspec.Struct) -> Json:
    example = {"summary": "An example", "value": msgspec.json.decode(encode(value))}
    return {JSON: {"schema": {"$ref": f"#/components/schemas/{kind.__name__}"}, "examples": {"example": example}}}
