"""The real API against its own OpenAPI document: thousands of requests made from it, every answer held against it.

The document says what is tried, so a new route is tried by itself.
"""

import asyncio
import json
from collections import Counter
from collections.abc import Callable
from typing import Any

import jsonschema_rs
import pytest
import requests
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import APIOperation, BaseSchema, Case, CheckFunction, GenerationMode, Response, openapi
from schemathesis.checks import not_a_server_error
from schemathesis.core.parameters import ParameterLocation
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    negative_data_rejection,
    positive_data_acceptance,
    response_schema_conformance,
)

from tests.support import samples
from tests.support.events import ACCEPT, all_seen, named
from tests.support.process import api
from tests.support.providers import script_ollama
from tests.support.server import Reply, ScriptedServer

LEAST_CASES = 1_000
"""In each of the two modes, which is 2,000 together."""
Body = dict[str, Any]
AnyCase = Case[Any]
AnyOperation = APIOperation[Any, Any, Any, Any]


class Fuzz:
    """Sends what the document makes possible, and checks what comes back.

    Args:
        allowed: which 5xx are as they should be; the document knows more than one caller may see.
        share: of the usual number of cases.
    """

    def __init__(self, url: str, allowed: Callable[[int, Body], bool], share: float = 1.0) -> None:
        self.statuses: Counter[int] = Counter()
        self.asked_to_stream = 0
        self.streamed = 0
        self._url = url
        self._allowed = allowed
        self._share = share
        self._schema: BaseSchema = openapi.from_url(f"{url}/schema/openapi.json")
        self._document: Body = requests.get(f"{url}/schema/openapi.json", timeout=10).json()
        self._session = requests.Session()

    def run(self, mode: GenerationMode) -> None:
        with self._session:
            for found in self._schema.get_all_operations():
                assert isinstance(found, Ok), found
                self._try(found.ok(), mode)

    def _try(self, operation: AnyOperation, mode: GenerationMode) -> None:
        @settings(
            max_examples=max(3, round(self._share * _cases(operation))),
            derandomize=True,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode), headers=st.sampled_from([{}, ACCEPT]))
        def each(case: AnyCase, headers: dict[str, str]) -> None:
            self._check(case, headers)

        each()

    def _check(self, case: AnyCase, headers: dict[str, str]) -> None:
        response = case.call(base_url=self._url, session=self._session, headers=headers)
        self.statuses[response.status_code] += 1
        self.asked_to_stream += headers == ACCEPT
        events = response.headers.get("content-type", [""])[0].startswith("text/event-stream")
        # What contradicts itself or is no model's name is a 422, however well it is formed. One schema cannot say
        # what each event of a stream holds: `x-events` does, and we look at them below.
        excluded: list[CheckFunction] = [not_a_server_error, positive_data_acceptance]
        excluded += [] if _must_be_refused(case) else [negative_data_rejection]
        excluded += [response_schema_conformance] if events else []
        case.validate_response(response, excluded_checks=excluded, headers=headers)
        if events:
            self._check_events(case, response)
        if response.status_code >= 500:
            body = {} if case.method == "HEAD" else response.json()
            assert self._allowed(response.status_code, body), (case.as_curl_command(), response.text)

    def _check_events(self, case: AnyCase, response: Response) -> None:
        self.streamed += 1
        operation = self._document["paths"][case.path][case.method.lower()]
        schemas = operation["responses"]["200"]["content"]["text/event-stream"]["schema"]["x-events"]
        events = named(all_seen(response.text))
        ends = [event.name for event in events if event.name in {"answer", "done", "error"}]
        assert [event.name for event in events][-1:] == ends, response.text
        for event in events:
            schema = {**schemas[event.name], "components": self._document["components"]}
            jsonschema_rs.validate(schema, event.data)


def _cases(operation: AnyOperation) -> int:
    """More where there is more to vary."""
    if operation.body:
        return 60
    return 15 if operation.path_parameters or operation.query else 5


def _must_be_refused(case: AnyCase) -> bool:
    """Strange headers harm nobody, and who only looks may have a word too many in the query."""
    parts = case.meta.components if case.meta else {}
    negated = {place for place, part in parts.items() if part.mode is GenerationMode.NEGATIVE}
    harmless = {ParameterLocation.HEADER, *({ParameterLocation.QUERY} if case.method in {"GET", "HEAD"} else ())}
    return bool(negated - harmless)


def nobody_can_cook_that(status: int, problem: Body) -> bool:
    """A wish whose terms the rule kitchen, alone here, cannot keep together, is answered so on purpose."""
    attempts = [(attempt["provider"], attempt["outcome"]) for attempt in problem.get("attempts", ())]
    return status == 503 and problem["code"] == "exhausted" and attempts == [("mock", "unavailable")]


def nobody_is_there(status: int, problem: Body) -> bool:
    """Whoever manages models is told that their Ollama is down."""
    return status == 503 and problem.get("code", "unavailable") in {"unavailable", "exhausted"}


def well(server: ScriptedServer) -> None:
    """An Ollama whose models may be managed."""
    script_ollama(server, json.dumps(samples.PASTA))
    server.on("/api/pull", Reply.lines({"status": "pulling manifest"}, {"status": "success"}))
    server.on("/api/delete", Reply(200))


@pytest.mark.timeout(180)
@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: str(mode.value))
async def test_the_api_keeps_to_its_document(mode: GenerationMode) -> None:
    async with ScriptedServer() as ollama:
        well(ollama)
        async with api(ai_provider="mock", ollama_host=ollama.url, log_level="error") as service:
            fuzz = Fuzz(service.url, nobody_can_cook_that)
            await asyncio.to_thread(fuzz.run, mode)
    assert sum(fuzz.statuses.values()) >= LEAST_CASES, fuzz.statuses
    assert fuzz.statuses[200] > 100
    assert fuzz.statuses[422] > 100
    assert fuzz.asked_to_stream > 100
    if mode is GenerationMode.POSITIVE:
        assert fuzz.streamed > 20


async def test_where_ollama_is_down_those_who_manage_its_models_are_told_so() -> None:
    async with ScriptedServer() as nobody:
        await nobody.stop()
        async with api(ai_provider="mock", ollama_host=nobody.url, log_level="error") as service:
            fuzz = Fuzz(service.url, lambda *seen: nobody_is_there(*seen) or nobody_can_cook_that(*seen), share=0.2)
            await asyncio.to_thread(fuzz.run, GenerationMode.POSITIVE)
    assert fuzz.statuses[503] > 10
