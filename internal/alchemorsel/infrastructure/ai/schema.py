"""JSON Schema in the subset that Ollama's grammar and OpenAI's strict mode both enforce.

That is: type, properties (all required), additionalProperties false, enum, items, and null by type lists or
anyOf; bounds, patterns and references stay out (shared by llama.cpp's converter and OpenAI's strict rules).
"""

from typing import Any

import msgspec

Schema = dict[str, Any]


def strict_schema(kind: type[msgspec.Struct], leave_out: frozenset[str] = frozenset()) -> Schema:
    """The schema of a struct, its references inlined, without the fields named in `leave_out`."""
    (root,), components = msgspec.json.schema_components([kind])
    return _strict(root, components, leave_out)


def _strict(node: Schema, parts: dict[str, Schema], leave_out: frozenset[str]) -> Schema:
    if "$ref" in node:
        return _strict(parts[node["$ref"].rpartition("/")[2]], parts, leave_out)
    if "anyOf" in node:
        return _any_of([_strict(option, parts, leave_out) for option in node["anyOf"]])
    if "properties" in node:
        inner = {k: _strict(v, parts, leave_out) for k, v in node["properties"].items() if k not in leave_out}
        return {"type": "object", "properties": inner, "required": list(inner), "additionalProperties": False}
    if "items" in node:
        return {"type": "array", "items": _strict(node["items"], parts, leave_out)}
    if "enum" in node:
        return {"type": "string", "enum": list(node["enum"])}
    return {"type": node["type"]}


def _any_of(options: list[Schema]) -> Schema:
    """Something or null: as a list of types where the thing is plain, as anyOf where it is an object."""
    something = [option for option in options if option != {"type": "null"}]
    if len(something) != 1 or "properties" in something[0]:
        return {"anyOf": options}
    plain = dict(something[0])
    plain["type"] = [plain["type"], "null"]
    if "enum" in plain:
        plain["enum"] = [*plain["enum"], None]
    return plain
