import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from litestar import Litestar

from alchemorsel.application.health import Health
from alchemorsel.application.kitchen import Kitchen
from alchemorsel.application.recent import RecentBook
from alchemorsel.domain import recipe, requests
from alchemorsel.domain.sense import make_sense
from alchemorsel.infrastructure.observability.metrics import Metrics
from alchemorsel.interfaces.http.access_routes import rule_of
from alchemorsel.interfaces.http.app import make_app
from alchemorsel.interfaces.http.book_operations import BOOK_OPERATIONS
from alchemorsel.interfaces.http.cache_operations import CACHE_OPERATIONS
from alchemorsel.interfaces.http.examples import examples_of
from alchemorsel.interfaces.http.model_operations import MODEL_OPERATIONS
from alchemorsel.interfaces.http.openapi import openapi_document
from alchemorsel.interfaces.http.openapi30 import as_openapi_30
from alchemorsel.interfaces.http.operations import OPERATIONS, Operation
from alchemorsel.interfaces.http.problem import KINDS, Problem
from alchemorsel.interfaces.http.recipe_operations import RECIPE_OPERATIONS
from tests.support.book import keeper_in
from tests.support.clock import FakeClock
from tests.support.example_ai import ExampleAI
from tests.support.model_hosts import Managed
from tests.support.remembering import memory

Json = dict[str, Any]

DOCUMENT: Json = msgspec.json.decode(msgspec.json.encode(openapi_document("1.2.3")))
OLDER: Json = msgspec.json.decode(msgspec.json.encode(as_openapi_30(DOCUMENT)))
each_operation = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.name)


def nodes(value: Any) -> Iterator[Json]:
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(inner)


def resolved(reference: str, document: Json) -> Json:
    found: Json = document
    for step in reference.removeprefix("#/").split("/"):
        found = found[step]
    return found


def plain(schema: Json) -> Json:
    """A schema without its references and its null."""
    if "$ref" in schema:
        return plain(resolved(schema["$ref"], DOCUMENT))
    choices = [each for each in schema.get("anyOf", ()) if each != {"type": "null"}]
    return plain(choices[0]) if len(choices) == 1 else schema


def sample(schema: Json) -> Any:
    """A value that the schema accepts."""
    schema = plain(schema)
    if "anyOf" in schema:
        return sample(schema["anyOf"][0])
    if "enum" in schema:
        return schema["enum"][0]
    if schema["type"] == "object":
        return {name: sample(schema["properties"][name]) for name in schema.get("required", ())}
    simple = {"boolean": True, "array": [], "string": text(schema, max(schema.get("minLength", 0), 8))}
    return simple[schema["type"]] if schema["type"] in simple else schema.get("minimum", schema.get("maximum", 1))


def text(schema: Json, length: int) -> str:
    pattern = schema.get("pattern", "")
    tries = ("i1", "en" + "-abcdefgh" * (length // 9), "a" * length)
    return next(each for each in reversed(tries) if re.search(pattern, each))


def edges(schema: Json) -> Iterator[tuple[Any, bool]]:
    """Values on both sides of each bound, and whether the document says they are accepted."""
    schema = plain(schema)
    if "anyOf" in schema:
        yield from (edge for each in schema["anyOf"] for edge in edges(each) if edge[1] or plain(each) == each)
    elif "enum" in schema:
        yield from ((value, True) for value in schema["enum"])
        yield "no such word", False
    else:
        yield from KIND_EDGES[schema["type"]](schema)


def object_edges(schema: Json) -> Iterator[tuple[Any, bool]]:
    whole = sample(schema)
    yield {**whole, "no_such_field": 1}, schema.get("additionalProperties", True)
    for name in schema.get("required", ()):
        yield {key: value for key, value in whole.items() if key != name}, False
    for name, inner in schema["properties"].items():
        yield from (({**whole, name: value}, good) for value, good in edges(inner))


def array_edges(schema: Json) -> Iterator[tuple[Any, bool]]:
    most = schema.get("maxItems", 3)
    least = schema.get("minItems", 0)
    yield [sample(schema["items"])] * most, True
    yield from [([sample(schema["items"])] * (most + 1), False)] if "maxItems" in schema else []
    yield from [([sample(schema["items"])] * (least - 1), False)] if least else []
    yield from (([value] * max(least, 1), good) for value, good in edges(schema["items"]))


def string_edges(schema: Json) -> Iterator[tuple[Any, bool]]:
    yield 7, False
    if "maxLength" in schema and schema.get("pattern", r"\S") == r"\S":
        yield "a" * schema["maxLength"], True
        yield "a" * (schema["maxLength"] + 1), False
    if schema.get("minLength"):
        yield "a" * (schema["minLength"] - 1), False
    if schema.get("pattern") == r"\S":
        yield " ", False


def number_edges(schema: Json) -> Iterator[tuple[Any, bool]]:
    yield "7", False
    for bound, beyond in (("minimum", -1), ("maximum", 1)):
        if bound in schema:
            yield from ((schema[bound], True), (schema[bound] + beyond, False))
    if "exclusiveMinimum" in schema:
        yield schema["exclusiveMinimum"], False
    if schema["type"] == "integer":
        yield schema.get("minimum", 0) + 0.5, False


def boolean_edges(_schema: Json) -> Iterator[tuple[Any, bool]]:
    yield from ((True, True), (1, False))


KIND_EDGES = {
    "object": object_edges,
    "array": array_edges,
    "string": string_edges,
    "integer": number_edges,
    "number": number_edges,
    "boolean": boolean_edges,
}


@each_operation
def test_the_documents_bounds_are_the_servers(operation: Operation) -> None:
    # A whole recipe has maps and its own words; its own bounds are walked below, from its own schema.
    schema = DOCUMENT["components"]["schemas"][operation.request_type.__name__]
    walked = {**schema, "properties": {k: v for k, v in schema["properties"].items() if k != "recipe"}}
    tried = 0
    for value, good in object_edges(walked):
        assert accepts(operation.request_type, value) is good, value
        tried += 1
    assert tried > 5


@pytest.mark.parametrize("name", ["IngredientLine", "Step", "Temperature", "Target", "PantryItem"])
def test_the_bounds_of_the_inner_types_are_the_servers_too(name: str) -> None:
    kind = getattr(recipe, name, None) or getattr(requests, name)
    for value, good in object_edges(DOCUMENT["components"]["schemas"][name]):
        assert accepts(kind, value) is good, value


def accepts(kind: type, value: Any) -> bool:
    try:
        msgspec.json.decode(msgspec.json.encode(value), type=kind)
    except msgspec.ValidationError:
        return False
    return True


def test_the_bounds_of_list_items_are_there() -> None:
    lines = DOCUMENT["components"]["schemas"]["NutritionRequest"]["properties"]["ingredients"]
    assert (lines["maxItems"], lines["items"]["minLength"], lines["items"]["maxLength"]) == (60, 1, 200)
    assert DOCUMENT["components"]["schemas"]["NutritionRequest"]["additionalProperties"] is False


@each_operation
def test_the_published_requests_are_requests_that_make_sense(operation: Operation) -> None:
    for example in published(operation, "requestBody"):
        make_sense(msgspec.json.decode(msgspec.json.encode(example), type=operation.request_type))


@each_operation
def test_the_published_answers_are_answers(operation: Operation) -> None:
    (example,) = published(operation, "200")
    value = msgspec.json.decode(msgspec.json.encode(example), type=operation.answer_type)
    # Whole: nothing is left out that a real answer has.
    assert msgspec.json.decode(msgspec.json.encode(value)) == examples_of(operation.name).answer


def published(operation: Operation, part: str) -> list[Any]:
    whole = DOCUMENT["paths"][operation.path]["post"]
    media = (whole[part] if part in whole else whole["responses"][part])["content"]["application/json"]
    assert media["schema"]["$ref"].rpartition("/")[2] in {
        operation.request_type.__name__,
        operation.answer_type.__name__,
    }
    return [each["value"] for each in media["examples"].values()]


@each_operation
def test_every_failure_is_documented_with_a_problem(operation: Operation) -> None:
    responses = DOCUMENT["paths"][operation.path]["post"]["responses"]
    plain = {"200", "304", "400", "413", "415", "422", "500", "502", "503", "504", "default"}
    assert responses.keys() == plain | {"401", "403", "429"}
    for status, reference in responses.items():
        if status not in {"200", "304"}:
            check_problem(status, resolved(reference["$ref"], DOCUMENT))


def test_what_the_door_guards_says_so_and_nothing_else() -> None:
    for path, item in DOCUMENT["paths"].items():
        needs = rule_of(path).needs
        for operation in item.values():
            assert ("security" in operation) is bool(needs)
            assert ({"401", "403", "429"} <= operation["responses"].keys()) is bool(needs)
            assert not needs or f"Needs the scope `{needs}`." in operation["description"]
            named = {name for option in operation.get("security", ()) for name in option}
            assert named <= DOCUMENT["components"]["securitySchemes"].keys()


def check_problem(status: str, response: Json) -> None:
    assert "X-Request-ID" in response["headers"]
    for code, example in response["content"]["application/problem+json"]["examples"].items():
        problem = msgspec.convert(example["value"], Problem)
        assert (problem.code, problem.title) == (code, KINDS[code][1])
        assert status in {str(problem.status), "default"}


async def test_every_route_is_documented_and_nothing_else(tmp_path: Path) -> None:
    clock = FakeClock()
    health = Health([], [], clock, rule_kitchen=True)
    models = Managed.nothing().models
    async with memory() as remembered, keeper_in(tmp_path) as book:
        kitchen = Kitchen(ExampleAI(), clock, deadline_s=60, cache=remembered.cache)
        app: Litestar = make_app(
            kitchen, models=models, health=health, measuring=Metrics("1.2.3"), book=book, recent=RecentBook(clock.now)
        )
    served = {
        (route.path.replace(":path}", "}").replace(":str}", "}"), method.lower())
        for route in app.routes
        for method in getattr(route, "methods", ())
        if method != "OPTIONS" and route.path != "/" and not route.path.startswith("/schema")
    }
    # The router cannot look behind a name with slashes: the route of the name serves its capabilities too.
    paths = {path.replace("{name}/capabilities", "{name}"): item for path, item in DOCUMENT["paths"].items()}
    assert DOCUMENT["paths"]["/api/v1/ai/models/{name}/capabilities"].keys() == {"get"}
    paths["/api/v1/ai/models/{name}"] = DOCUMENT["paths"]["/api/v1/ai/models/{name}"]
    assert served == {(path, method) for path, item in paths.items() for method in item}


@pytest.mark.parametrize("document", [DOCUMENT, OLDER], ids=["3.1", "3.0"])
def test_every_reference_leads_somewhere(document: Json) -> None:
    references = [node["$ref"] for node in nodes(document) if isinstance(node.get("$ref"), str)]
    assert len(references) > 20
    assert all(resolved(each, document) for each in references)


def test_every_operation_has_a_name_of_its_own() -> None:
    names = [node["operationId"] for node in nodes(DOCUMENT) if "operationId" in node]
    count = 14 + len(MODEL_OPERATIONS) + len(CACHE_OPERATIONS) + len(RECIPE_OPERATIONS) + len(BOOK_OPERATIONS)
    assert len(names) == len(set(names)) == count


def test_the_release_is_told() -> None:
    assert (DOCUMENT["info"]["version"], DOCUMENT["openapi"]) == ("1.2.3", "3.1.0")


def test_the_older_document_says_null_and_bounds_the_older_way() -> None:
    assert OLDER["openapi"] == "3.0.3"
    schemas = [node for node in nodes(OLDER["components"]["schemas"]) if "example" not in node]
    assert not [node for node in schemas if node.get("type") == "null" or "const" in node]
    quantity = OLDER["components"]["schemas"]["PantryItem"]["properties"]["quantity"]
    assert quantity == {"type": "number", "minimum": 0, "exclusiveMinimum": True, "maximum": 100_000, "nullable": True}
    assert not [node for node in schemas if "$ref" in node and len(node) > 1]
