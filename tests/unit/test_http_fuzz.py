"""No body makes a 500: whatever comes in, out comes an answer or a problem that says what to do."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from litestar.types import Message, Scope

from alchemorsel.application.kitchen import Kitchen
from alchemorsel.domain.requests import NutritionRequest, RecipeRequest
from alchemorsel.interfaces.http.app import make_app
from alchemorsel.interfaces.http.operations import OPERATIONS
from alchemorsel.interfaces.http.recipe_operations import RECIPE_OPERATIONS
from tests.support.clock import FakeClock
from tests.support.example_ai import ExampleAI

APP = make_app(Kitchen(ExampleAI(), FakeClock(), deadline_s=60))
PATHS = st.sampled_from([each.path for each in (*OPERATIONS, *RECIPE_OPERATIONS)])
FIELDS = [
    *RecipeRequest.__struct_fields__,
    *NutritionRequest.__struct_fields__,
    "text",
    "json_ld",
    "lines",
    "recipe",
    "format",
    "ingredient",
    "unknown",
    "a` - at `$.b",
]
WORDS = st.text(st.characters(codec=None), max_size=100) | st.sampled_from(
    ["vegan", "g", "\x00", "\ud800", " ", "en", "peanuts", "200 g flour", "1e999", "½ cup"]
)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | WORDS
VALUES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["name", "quantity", "unit", "must_use"]) | WORDS, inner, max_size=4)
    ),
    max_leaves=8,
)
OBJECTS = st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=5)
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


async def post(path: str, body: bytes) -> tuple[int, str, bytes]:
    """One request through the whole application, without a socket."""
    pieces: list[Message] = []
    incoming: list[Any] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Any:
        return incoming.pop() if incoming else {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        pieces.append(message)

    await APP(_scope(path), receive, send)
    start: Any = pieces[0]
    headers = dict(start["headers"])
    content = b"".join(piece["body"] for piece in pieces[1:] if piece["type"] == "http.response.body")
    return start["status"], headers[b"content-type"].decode(), content


def _scope(path: str) -> Scope:
    scope: Any = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [(b"content-type", b"application/json")],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 2),
        "extensions": {},
    }
    result: Scope = scope
    return result


async def decent(path: str, body: bytes) -> None:
    status, media_type, content = await post(path, body)
    assert status in {200, 400, 413, 422}
    expected = "application/json" if status == 200 else "application/problem+json"
    assert media_type == expected
    assert status == 200 or json.loads(content)["status"] == status


@FEW
@given(PATHS, st.binary(max_size=300))
async def test_no_bytes_make_a_500(path: str, body: bytes) -> None:
    await decent(path, body)


@FEW
@given(PATHS, OBJECTS)
async def test_no_json_makes_a_500(path: str, value: object) -> None:
    await decent(path, json.dumps(value).encode())


@FEW
@given(PATHS, OBJECTS, st.data())
async def test_no_json_cut_anywhere_makes_a_500(path: str, value: object, data: st.DataObject) -> None:
    whole = json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
    await decent(path, whole[: data.draw(st.integers(0, len(whole)))])


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 60_000,
        b'{"a":' * 12_000,
        b'{"prompt": "x", "ingredients": ' + b"[" * 60_000,
        b'{"prompt": "\\u0000"}',
        b'{"prompt": "x", "seed": ' + b"9" * 60_000 + b"}",
        b'{"prompt": "x", "target": {"energy_kcal": 1e400}}',
        b'{"prompt": "\\ud83d"}',
        b'{"diets": ["' + b"x" * 60_000 + b'"]}',
        b'{"' + b"y" * 60_000 + b'": 1}',
        b"1" * 65_000,
    ],
)
async def test_known_tricks_make_no_500(body: bytes) -> None:
    await decent(OPERATIONS[0].path, body)
