"""The part of the OpenAPI document that tells of /metrics."""

from alchemorsel.interfaces.http.metrics_route import METRICS_PATH
from alchemorsel.interfaces.http.openapi_operation import Json, response_of
from alchemorsel.interfaces.http.openapi_problems import PLAIN_STATUSES, problem_references


def metrics_paths() -> dict[str, Json]:
    """The path item."""
    shared = {
        "tags": ["health"],
        "description": "Prometheus' text format, over all worker processes.",
        "parameters": [{"$ref": "#/components/parameters/RequestId"}],
    }
    problems = problem_references(PLAIN_STATUSES)
    told = response_of(description="Everything that is counted.")
    text = {"text/plain": {"schema": {"type": "string"}, "example": "alchemorsel_workers 1.0\n"}}
    return {
        METRICS_PATH: {
            "get": {
                **shared,
                "operationId": "metrics",
                "summary": "What was counted?",
                "responses": {"200": {**told, "content": text}, **problems},
            },
            "head": {
                **shared,
                "operationId": "metrics-head",
                "summary": "The same, without a body",
                "responses": {"200": told, **problems},
            },
        }
    }
