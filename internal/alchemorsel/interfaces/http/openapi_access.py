"""The part of the OpenAPI document about who may call, read from the same table that the door reads."""

from collections.abc import Iterator
from typing import Any

from alchemorsel.domain.errors import NoKey, NotAllowed, OverLimit
from alchemorsel.domain.keys import KeyScope
from alchemorsel.domain.quotas import Limit, Quota
from alchemorsel.interfaces.http.access_routes import rule_of

Json = dict[str, Any]

ACCESS_DESCRIPTIONS = {
    "401": "A key is needed, and none that is valid was sent.",
    "403": "The key lacks the scope; or, without keys, a page of another origin or a name of another machine asked.",
    "429": "The key was used too often: the headers say which limit it was, and when to come back.",
}
SCHEMES = {
    "bearer": {"type": "http", "scheme": "bearer", "description": "A key of `alchemorsel keys new`."},
    "key": {"type": "apiKey", "in": "header", "name": "X-API-Key", "description": "The same key, in its own header."},
}
_METHODS = frozenset({"get", "put", "post", "delete", "patch", "head"})
_WITHOUT_A_KEY: Json = {}
"""On this machine, where no key was ever made."""


def with_access(document: Json) -> Json:
    """The document, in which each operation that the door guards says so."""
    document["components"]["securitySchemes"] = SCHEMES
    for operation, needs in _guarded(document["paths"]):
        operation["security"] = [_WITHOUT_A_KEY, *({name: []} for name in SCHEMES)]
        operation["description"] = f"{operation.get('description', '')}\n\nNeeds the scope `{needs}`.".strip()
        refusals = {status: {"$ref": f"#/components/responses/Problem{status}"} for status in ACCESS_DESCRIPTIONS}
        operation["responses"] = {**refusals, **operation["responses"]}
    return document


def access_samples() -> dict[str, tuple[NotAllowed, ...]]:
    """What each refusal looks like."""
    quota = Quota(limit=Limit(name="model-calls", most=60), remaining=0, whole_in_s=60.0, wait_s=1.0)
    wait = "Wait as long as Retry-After says."
    return {
        "401": (NoKey("This key is not valid.", suggestion="Ask the operator for a new one."),),
        "403": (NotAllowed("This key lacks the scope `admin`.", suggestion="Use a key with it."),),
        "429": (OverLimit("More than 60 questions in 60 s would reach a model.", suggestion=wait, quota=quota),),
    }


def _guarded(paths: Json) -> Iterator[tuple[Json, KeyScope]]:
    for path, item in paths.items():
        if needs := rule_of(path).needs:
            yield from ((item[method], needs) for method in _METHODS & item.keys())
