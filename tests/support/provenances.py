"""Who gave an answer, for tests that change one thing of it or none."""

from datetime import UTC, datetime
from typing import Any

from msgspec.structs import replace

from alchemorsel.domain.provenance import Attempt, Provenance, Tokens
from alchemorsel.domain.vocabulary import Provider

_BY_OLLAMA = Provenance(
    provider=Provider.OLLAMA,
    model="llama3.2:3b",
    attempts=(Attempt(provider=Provider.OLLAMA, outcome="answered", seconds=1.0),),
    prompt_version="1",
    schema_version="1",
    rules_version="1",
    tokens=Tokens(),
    seconds=1.0,
    confidence=0.9,
    degraded=False,
    generated_at=datetime(2026, 11, 20, 12, tzinfo=UTC),
)


def provenance(**changes: Any) -> Provenance:
    """Ollama answered at its first try, at noon."""
    return replace(_BY_OLLAMA, **changes)
