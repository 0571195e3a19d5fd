"""Health's part of the OpenAPI document."""

from datetime import UTC, datetime

import msgspec

from alchemorsel.application.health_report import (
    AIHealth,
    Availability,
    HealthCheck,
    HealthMode,
    HealthReport,
    HealthStatus,
    ModelHealth,
    ProviderHealth,
    Readiness,
)
from alchemorsel.application.lifecycle import Phase
from alchemorsel.application.providers import BreakerState
from alchemorsel.domain.value import encode
from alchemorsel.domain.vocabulary import Provider
from alchemorsel.interfaces.http.accepting import JSON
from alchemorsel.interfaces.http.health_operations import AI_HEALTH_PATH, HEALTH_PATH, READY_PATH
from alchemorsel.interfaces.http.openapi_operation import Json, response_of, schema_of
from alchemorsel.interfaces.http.openapi_problems import PLAIN_STATUSES, problem_references
from alchemorsel.interfaces.http.operations import LIVE_PATH
from alchemorsel.interfaces.http.problem import PROBLEM_JSON, Problem

HEALTH_TYPES = (HealthReport, AIHealth)
"""What becomes components of the document."""

_AT = datetime(2026, 11, 20, 12, 0, 3, tzinfo=UTC)
_HOST = "http://localhost:11434"
_FOUND = "available, ready: it has llama3.2:3b in memory."
_OLLAMA = ProviderHealth(
    provider=Provider.OLLAMA,
    host=_HOST,
    status=HealthStatus.HEALTHY,
    availability=Availability.AVAILABLE,
    readiness=Readiness.READY,
    message=_FOUND,
    suggestion="",
    reachable=True,
    models=(ModelHealth(name="llama3.2:3b", present=True, resident=True),),
    inference_ready=None,
    breaker=BreakerState.CLOSED,
    breaker_until=None,
    in_flight=1,
    limit=1,
    queued=0,
    last_error=None,
    probe_seconds=0.0041,
    inference_seconds=None,
    answer_seconds=6.2,
    last_checked=_AT,
)
_AI = AIHealth(
    status=HealthStatus.HEALTHY,
    mode=HealthMode.STANDARD,
    availability=Availability.AVAILABLE,
    readiness=Readiness.READY,
    rule_kitchen=True,
    providers=(_OLLAMA,),
)
_REPORT = HealthReport(
    status=HealthStatus.HEALTHY,
    mode=HealthMode.STANDARD,
    phase=Phase.SERVING,
    checks=(
        HealthCheck(name="service", status=HealthStatus.HEALTHY, message="serving.", last_checked=_AT),
        HealthCheck(
            name=f"ollama {_HOST}", status=HealthStatus.HEALTHY, message=_FOUND, seconds=0.0041, last_checked=_AT
        ),
    ),
)
_MODES = (
    "`quick` asks nobody and tells what is known; `standard` asks each provider what is free; `deep` also has each "
    "model that is in memory write a few tokens. A look is remembered for 30 s (`health_interval`)."
)


def health_paths() -> dict[str, Json]:
    """The path items."""
    return {
        HEALTH_PATH: _looking(
            "health",
            "How is the service?",
            f"`healthy` and `degraded` are 200, `unhealthy` is 503: nobody could answer. {_MODES}",
            _REPORT,
        ),
        LIVE_PATH: _said("live", "Does the process run?", "Looks at nothing else: no provider, no cache.", "alive"),
        READY_PATH: _said(
            "ready",
            "Should work be sent here?",
            "503 while the process starts or drains. No provider and no store has a say in it.",
            "ready",
            otherwise=("starting", "draining"),
        ),
        AI_HEALTH_PATH: _looking(
            "ai-health",
            "How is each provider?",
            "`availability`: it answers and has its models. `readiness`: nothing stands between a request and its "
            f"first word. 503 where nobody could answer. {_MODES}",
            _AI,
        ),
    }


def _looking(name: str, summary: str, description: str, report: msgspec.Struct) -> Json:
    schema = schema_of(type(report))
    content = {JSON: {"schema": schema, "example": msgspec.json.decode(encode(report))}}
    others = {"503": {JSON: schema}, **problem_references(("422",))}
    return _item(name, summary, description, content, parameters=_closeness(), others=others)


def _said(name: str, summary: str, description: str, word: str, *, otherwise: tuple[str, ...] = ()) -> Json:
    content = {JSON: {"schema": _status(word), "example": {"status": word}}}
    others = {"503": {JSON: _status(*otherwise)}} if otherwise else {}
    return _item(name, summary, description, content, parameters=[], others=others)


def _status(*words: str) -> Json:
    return {"type": "object", "properties": {"status": {"enum": list(words)}}, "required": ["status"]}


def _item(name: str, summary: str, description: str, content: Json, *, parameters: list[Json], others: Json) -> Json:
    shared = {
        "tags": ["health"],
        "description": description,
        "parameters": [{"$ref": "#/components/parameters/RequestId"}, *parameters],
    }
    problems = problem_references(PLAIN_STATUSES)
    refused = {status: _unwell(each) if JSON in each else each for status, each in others.items()}
    well = "It is well enough."
    bodiless = {status: {**each, "content": {}} if "content" in each else each for status, each in refused.items()}
    return {
        "get": {
            **shared,
            "operationId": name,
            "summary": summary,
            "responses": {"200": response_of(content, description=well), **refused, **problems},
        },
        "head": {
            **shared,
            "operationId": f"{name}-head",
            "summary": "The same, without a body",
            "responses": {"200": response_of(description=well), **bodiless, **problems},
        },
    }


def _unwell(schemas: Json) -> Json:
    """The same words with another status; or a problem, where the process is being stopped."""
    content = {JSON: {"schema": schemas[JSON]}, PROBLEM_JSON: {"schema": schema_of(Problem)}}
    return response_of(content, description="It is not.")


def _closeness() -> list[Json]:
    modes = {"type": "string", "enum": [mode.value for mode in HealthMode], "default": HealthMode.STANDARD.value}
    force = {"type": "string", "enum": ["true", "false"], "default": "false"}
    forced = "`true` looks again now; one look at a time, and never more than one a second (an inference: in 5 s)."
    return [
        {"name": "mode", "in": "query", "required": False, "description": "How closely to look.", "schema": modes},
        {"name": "force", "in": "query", "required": False, "description": forced, "schema": force},
    ]
