"""The part of the OpenAPI document about what happened lately."""

from datetime import UTC, datetime

import msgspec

from alchemorsel.application.recent import FellBack, Recent, RecentCalls
from alchemorsel.domain.value import encode
from alchemorsel.domain.vocabulary import Provider
from alchemorsel.interfaces.http.accepting import JSON
from alchemorsel.interfaces.http.admin_operation import AdminOperation
from alchemorsel.interfaces.http.openapi_operation import Json, operation_of, response_of, schema_of
from alchemorsel.interfaces.http.openapi_problems import problem_references
from alchemorsel.interfaces.http.recent_routes import RECENT_PATH

RECENT_TYPES = (Recent,)
"""What becomes components of the document."""
_EXAMPLE = Recent(
    fallbacks=(
        FellBack(
            at=datetime(2026, 11, 20, 12, 0, 3, tzinfo=UTC),
            provider=Provider.OLLAMA,
            model="llama3.2:3b",
            after=Provider.MOCK,
            code="unavailable",
            reason="Ollama does not answer at http://localhost:11434.",
            suggestion="Start it with `ollama serve`, or set ALCHEMORSEL_OLLAMA_HOST to where it runs.",
        ),
    ),
    calls=(RecentCalls(provider=Provider.OLLAMA, seconds=(6.1, 5.8, 0.002)),),
)


_RECENT = AdminOperation(
    name="recent",
    method="get",
    path=RECENT_PATH,
    summary="Who stood in lately, and why?",
    description=(
        "The last fallbacks with their reasons, and what the last upstream calls took, as this one worker process saw "
        "them since it started. It holds nothing of what anybody asked."
    ),
    answer=_EXAMPLE,
    statuses=("500", "503"),
)


def recent_paths() -> Json:
    """The path item."""
    content = {JSON: {"schema": schema_of(Recent), "example": msgspec.json.decode(encode(_EXAMPLE))}}
    responses = {"200": response_of(content), **problem_references((*_RECENT.statuses, "default"))}
    return {RECENT_PATH: {_RECENT.method: operation_of(_RECENT, "health", responses=responses)}}
