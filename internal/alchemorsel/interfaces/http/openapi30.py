"""The same document as OpenAPI 3.0, which is what the packaged Swagger UI can draw."""

from typing import Any

_NULL = {"type": "null"}


def as_openapi_30(document: dict[str, Any]) -> dict[str, Any]:
    """A copy in which null, exclusive bounds, constants and annotated references are said the older way."""
    older = {key: _older(value) for key, value in document.items()}
    licence = {"name": document["info"]["license"]["name"]}
    return {**older, "openapi": "3.0.3", "info": {**document["info"], "license": licence}}


def _older(node: Any) -> Any:
    if isinstance(node, list):
        return [_older(each) for each in node]
    if not isinstance(node, dict):
        return node
    # What callers send and get is data, whatever its keys are called.
    copy = {key: value if key in {"example", "examples"} else _older(value) for key, value in node.items()}
    return _reference(_nullable(_constant(_exclusive(copy))))


def _exclusive(node: dict[str, Any]) -> dict[str, Any]:
    for old, new in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if isinstance(node.get(new), int | float):
            node = {**node, old: node[new], new: True}
    return node


def _constant(node: dict[str, Any]) -> dict[str, Any]:
    if "const" not in node:
        return node
    return {**{key: value for key, value in node.items() if key != "const"}, "enum": [node["const"]]}


def _nullable(node: dict[str, Any]) -> dict[str, Any]:
    choices = node.get("anyOf")
    if not isinstance(choices, list) or _NULL not in choices:
        return node
    rest = {key: value for key, value in node.items() if key not in {"anyOf", "default"}}
    kept = [each for each in choices if each != _NULL]
    if len(kept) == 1 and "$ref" not in kept[0]:
        return {**kept[0], **rest, "nullable": True}
    return {**rest, "anyOf": kept, "nullable": True}


def _reference(node: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in node or len(node) == 1:
        return node
    return {**{key: value for key, value in node.items() if key != "$ref"}, "allOf": [{"$ref": node["$ref"]}]}
