"""The part of the OpenAPI document on recipes, its examples answered by the code that answers callers."""

import msgspec
from msgspec.structs import replace

from alchemorsel.domain.foods import FoodTable
from alchemorsel.domain.recipe_requests import ExportFormat, ExportRequest
from alchemorsel.interfaces.http.openapi_operation import Json, json_of, operation_of, response_of
from alchemorsel.interfaces.http.openapi_problems import problem_references
from alchemorsel.interfaces.http.recipe_operations import RECIPE_OPERATIONS, RecipeOperation

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
    responses = {"200": response_of(_content(operation, asked, foods)), **problem_references(_STATUSES)}
    return operation_of(operation, TAG["name"], body=json_of(asked), responses=responses)


def _content(operation: RecipeOperation, asked: msgspec.Struct, foods: FoodTable) -> Json:
    if operation.answer_type is not None:
        return json_of(operation.answers(asked, foods))
    if not isinstance(asked, ExportRequest):
        raise TypeError(f"{operation.name} answers neither JSON nor a document")
    documents = (operation.answers(replace(asked, format=each), foods) for each in ExportFormat)
    return {each.media_type: _document(each.body) for each in documents}


def _document(body: bytes) -> Json:
    is_object = body.startswith(b"{")
    example = msgspec.json.decode(body) if is_object else body.decode()
    return {"schema": {"type": "object" if is_object else "string"}, "example": example}
