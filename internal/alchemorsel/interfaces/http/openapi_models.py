"""Model management's part of the OpenAPI document."""

from alchemorsel.interfaces.http.model_operations import MODEL_OPERATIONS
from alchemorsel.interfaces.http.openapi_operation import Json, admin_paths, admin_types

MODEL_TYPES = admin_types(MODEL_OPERATIONS)
TAG = {"name": "models", "description": "The models on the operator's own machines; for keys with the scope admin."}


def model_paths() -> Json:
    """The path items."""
    return admin_paths(MODEL_OPERATIONS, TAG["name"])
