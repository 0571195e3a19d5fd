"""The part of the OpenAPI document about what happened lately."""

from datetime import UTC, datetime
from typing import Any

import msgspec

from alchemorsel.application.recent import FellBack, Recent, RecentCalls
from alchemorsel.domain.value import encode
from alchemorsel.domain.vocabulary import Provider
from alchemorsel.interfaces.http.accepting import JSON
from alchemorsel.interfaces.http.openapi_problems import response_name
from alchemorsel.interfaces.http.recent_routes import RECENT_PATH
from alchemorsel.interfaces.http.request_id import HEADER

Json = dict[str, Any]

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


def recent_paths() -> Json:
    """The path item."""
    schema = {"$ref": "#/components/schemas/Recent"}
    return {
        RECENT_PATH: {
            "get": {
                "operationId": "recent",
                "tags": ["health"],
                "summary": "Who stood in lately, and why?",
                "description": (
                    "The last fallbacks with their reasons, and what the last upstream calls took, as this one worker "
                    "process saw them since it started. It holds nothing of what anybody asked."
                ),
                "parameters": [{"$ref": "#/components/parameters/RequestId"}],
                "responses": {
                    "200": {
                        "description": "Done.",
                        "headers": {HEADER: {"$ref": f"#/components/headers/{HEADER}"}},
                        "content": {JSON: {"schema": schema, "example": msgspec.json.decode(encode(_EXAMPLE))}},
                    },
                    **{
                        status: {"$ref": f"#/components/responses/{response_name(status)}"}
                        for status in ("500", "503", "default")
                    },
                },
            }
        }
    }
