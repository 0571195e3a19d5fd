from collections.abc import Iterator
from typing import Any

import httpx
import msgspec
import pytest
from litestar.testing import TestClient
from structlog.contextvars import merge_contextvars
from structlog.testing import capture_logs

from alchemorsel.application.kitchen import Kitchen
from alchemorsel.domain.errors import Exhausted
from alchemorsel.domain.value import encode
from alchemorsel.interfaces.http.app import make_app
from alchemorsel.interfaces.http.body import MOST_BYTES
from alchemorsel.interfaces.http.examples import examples_of
from alchemorsel.interfaces.http.operations import OPERATIONS
from tests.support.clock import FakeClock
from tests.support.example_ai import ExampleAI

RECIPE = "/api/v1/ai/generate-recipe"
SOUP = b'{"prompt": "tomato soup for two"}'
JSON = {"content-type": "application/json"}


@pytest.fixture(name="ai", scope="module")
def example_ai() -> ExampleAI:
    return ExampleAI()


@pytest.fixture(name="client", scope="module")
def open_client(ai: ExampleAI) -> Iterator[TestClient[Any]]:
    with TestClient(make_app(Kitchen(ai, FakeClock(), deadline_s=60)), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(autouse=True)
def _answers(ai: ExampleAI) -> None:
    ai.raises = None
    ai.calls.clear()


def problem(response: httpx.Response, status: int, code: str) -> dict[str, Any]:
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = response.json()
    assert (body["status"], body["code"]) == (status, code)
    assert body["request_id"] == response.headers["x-request-id"]
    assert {"type", "title", "detail", "suggestion"} <= body.keys()
    return body


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.name)
def test_each_question_is_answered_with_the_answers_own_bytes(client: TestClient[Any], operation: Any) -> None:
    examples = examples_of(operation.name)
    for request in examples.requests.values():
        response = client.post(operation.path, content=msgspec.json.encode(request), headers=JSON)
        assert (response.status_code, response.headers["content-type"]) == (200, "application/json")
        assert response.content == encode(msgspec.convert(examples.answer, operation.answer_type))


def test_the_requests_name_reaches_the_ai_and_the_answers_header_only(client: TestClient[Any], ai: ExampleAI) -> None:
    response = client.post(RECIPE, content=SOUP, headers={**JSON, "x-request-id": "web-7f3a"})
    assert ai.calls[0].request_id == response.headers["x-request-id"] == "web-7f3a"
    assert "web-7f3a" not in response.text


@pytest.mark.parametrize("offered", ["", "a b", "x" * 129, "new\tline", "ü", "<script>"])
def test_a_harmful_name_is_replaced(client: TestClient[Any], offered: str) -> None:
    made = client.get("/health/live", headers={b"x-request-id": offered.encode()}).headers["x-request-id"]
    assert made != offered
    assert len(made) == 32


def test_two_requests_have_two_names(client: TestClient[Any]) -> None:
    names = {client.get("/health/live").headers["x-request-id"] for _ in range(2)}
    assert len(names) == 2


def test_the_process_says_that_it_lives(client: TestClient[Any], ai: ExampleAI) -> None:
    response = client.get("/health/live")
    assert (response.status_code, response.json()) == (200, {"status": "alive"})
    assert not ai.calls


def test_head_and_options_are_answered(client: TestClient[Any]) -> None:
    assert client.head("/health/live").status_code == 200
    options = client.options(RECIPE)
    assert (options.status_code, options.headers["allow"]) == (204, "OPTIONS, POST")


def test_a_wrong_field_is_named_with_the_allowed_values(client: TestClient[Any], ai: ExampleAI) -> None:
    response = client.post(RECIPE, json={"prompt": "x", "skill": "expert"})
    body = problem(response, 422, "invalid")
    assert body["errors"][0]["field"] == "skill"
    assert body["errors"][0]["allowed"] == ["beginner", "intermediate", "advanced"]
    assert not ai.calls


def test_a_request_that_asks_for_nothing_is_invalid(client: TestClient[Any]) -> None:
    problem(client.post(RECIPE, json={}), 422, "invalid")


@pytest.mark.parametrize("body", [b"", b"{", b"\xff"])
def test_what_is_no_json_is_a_bad_request(client: TestClient[Any], body: bytes) -> None:
    problem(client.post(RECIPE, content=body, headers=JSON), 400, "malformed")


def test_a_body_of_exactly_the_limit_is_read(client: TestClient[Any]) -> None:
    padded = SOUP.ljust(MOST_BYTES)
    assert client.post(RECIPE, content=padded, headers=JSON).status_code == 200
    problem(client.post(RECIPE, content=padded + b" ", headers=JSON), 413, "too_large")


@pytest.mark.parametrize(
    "media_type",
    ["application/json", "Application/JSON; charset=utf-8", "application/problem+json", "application/a.b+json"],
)
def test_json_by_any_of_its_names_is_taken(client: TestClient[Any], media_type: str) -> None:
    assert client.post(RECIPE, content=SOUP, headers={"content-type": media_type}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"content-type": ""},
        {"content-type": "text/plain"},
        {"content-type": "application/x-www-form-urlencoded"},
        {"content-type": "application/jsonp"},
        {"content-type": "text/json"},
        {**JSON, "content-encoding": "gzip"},
    ],
)
def test_what_is_not_labelled_as_plain_json_is_not_read(client: TestClient[Any], headers: dict[str, str]) -> None:
    problem(client.post(RECIPE, content=SOUP, headers=headers), 415, "unsupported_media_type")


def test_an_unknown_path_is_a_problem_too(client: TestClient[Any]) -> None:
    problem(client.get("/api/v1/ai/nothing"), 404, "not_found")


def test_a_wrong_method_says_which_are_right(client: TestClient[Any]) -> None:
    response = client.get(RECIPE)
    problem(response, 405, "method_not_allowed")
    assert response.headers["allow"] == "OPTIONS, POST"


def test_when_everyone_failed_the_answer_has_a_time_to_come_back(client: TestClient[Any], ai: ExampleAI) -> None:
    ai.raises = Exhausted("Every provider failed.", retry_after_s=7.2)
    response = client.post(RECIPE, content=SOUP, headers=JSON)
    problem(response, 503, "exhausted")
    assert (response.headers["retry-after"], response.headers["cache-control"]) == ("8", "no-store")


def test_a_bug_is_bland_outside_and_whole_in_the_log(client: TestClient[Any], ai: ExampleAI) -> None:
    ai.raises = RuntimeError("the secret of the house")
    with capture_logs(processors=[merge_contextvars]) as lines:
        response = client.post(RECIPE, content=SOUP, headers=JSON)
    body = problem(response, 500, "internal")
    assert "secret" not in response.text
    bug = next(line for line in lines if line["event"] == "bug")
    assert (bug["exc_info"], bug["request_id"]) == (ai.raises, body["request_id"])


def test_each_request_has_one_line_without_what_the_cook_wrote(client: TestClient[Any]) -> None:
    with capture_logs(processors=[merge_contextvars]) as lines:
        client.post(f"{RECIPE}?query=tomato", content=SOUP, headers={**JSON, "x-request-id": "r7"})
    (line,) = lines
    assert line.pop("seconds") > 0
    assert line == {
        "event": "request",
        "log_level": "info",
        "request_id": "r7",
        "method": "POST",
        "route": RECIPE,
        "status": 200,
    }


def test_a_path_that_nobody_serves_is_not_repeated_in_the_log(client: TestClient[Any]) -> None:
    with capture_logs() as lines:
        client.get("/tomato-soup")
    assert [(line["route"], line["status"]) for line in lines] == [("unmatched", 404)]
