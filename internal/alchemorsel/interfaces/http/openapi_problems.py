"""Every error response of the OpenAPI document, its examples made by the code that makes the real ones."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from alchemorsel.domain.errors import (
    AlchemorselError,
    BadAnswer,
    Busy,
    Exhausted,
    InvalidRequest,
    LostRace,
    Misconfigured,
    NotCached,
    NotFound,
    Refused,
    TimedOut,
)
from alchemorsel.domain.provenance import Attempt
from alchemorsel.domain.requests import RecipeRequest
from alchemorsel.domain.vocabulary import Provider
from alchemorsel.interfaces.http.book_preconditions import PreconditionRequired
from alchemorsel.interfaces.http.decoding import RequestDecoder
from alchemorsel.interfaces.http.mistakes import (
    Malformed,
    Mistake,
    TooLarge,
    UnknownPath,
    UnsupportedMediaType,
    WrongMethod,
)
from alchemorsel.interfaces.http.openapi_access import ACCESS_DESCRIPTIONS, access_samples
from alchemorsel.interfaces.http.problem import PROBLEM_JSON, problem_of
from alchemorsel.interfaces.http.request_id import HEADER

Json = dict[str, Any]
Failure = AlchemorselError | Mistake | None

AI_STATUSES = ("400", "413", "415", "422", "500", "502", "503", "504", "default")
PLAIN_STATUSES = ("500", "default")

_DESCRIPTIONS: Mapping[str, str] = {
    "400": "The body is not JSON in UTF-8.",
    "404": "There is no such thing; where an Ollama host is down that might have it, it is a 503.",
    "412": "It was changed meanwhile: the version in `If-Match` is not there any more.",
    "413": "The body is longer than 64 KiB; than 512 KiB for a recipe to keep, than 32 MiB for an import.",
    "415": "The body is not labelled `application/json`, or comes compressed.",
    "422": "`invalid`: a field is unknown, missing, of the wrong type or out of range, or the wish contradicts itself; "
    "`errors` names it and what is allowed. `refused`: the model declined.",
    "428": "`If-Match` is missing: a change has to say which version it changes.",
    "500": "A bug on our side; the log has the rest, under the request id.",
    "502": "The model answered, and the answer did not pass the checks.",
    "503": "Nobody can answer now: `exhausted`, `unavailable`, `loading`, `busy`, `rate_limited`, `misconfigured` or "
    "`too_long`. `attempts` has every reason.",
    "504": "`timeout`: no answer within the time there was. `not_cached`: only a remembered one was wanted.",
    **ACCESS_DESCRIPTIONS,
    "default": "Any other failure: 404 for an unknown path, 405 with `Allow` for a wrong method.",
}


def problem_references(statuses: Iterable[str]) -> Json:
    """The problems that an operation may end in, by their statuses."""
    return {status: {"$ref": f"#/components/responses/{_response_name(status)}"} for status in statuses}


def problem_responses() -> Json:
    """The components that the operations refer to."""
    return {_response_name(status): _response(status) for status in _DESCRIPTIONS}


def _response_name(status: str) -> str:
    return f"Problem{status.capitalize()}"


def _response(status: str) -> Json:
    names = [HEADER, *(["Retry-After"] if status in {"429", "503", "504"} else [])]
    names += ["Cache-Status", "Server-Timing"] if status == "504" else []
    problems = [problem_of(failure, "web-7f3a") for failure in _samples()[status]]
    examples = {each.code: {"summary": each.title, "value": msgspec.to_builtins(each)} for each in problems}
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        "description": _DESCRIPTIONS[status],
        "headers": {name: {"$ref": f"#/components/headers/{name}"} for name in names},
        "content": {PROBLEM_JSON: {"schema": schema, "examples": examples}},
    }


def _samples() -> Mapping[str, tuple[Failure, ...]]:
    json_please = 'Send one JSON object in UTF-8, such as {"prompt": "tomato soup for two"}.'
    label_it = "Send the header `Content-Type: application/json`."
    return {
        "400": (Malformed("The body is not JSON: it is empty.", suggestion=json_please),),
        "404": (NotFound("Model llama3.2:1b is on none of: http://localhost:11434.", suggestion="Pull it first."),),
        "412": (LostRace("The recipe is at version 4 by now.", suggestion="Read it again, and send the new ETag."),),
        "413": (TooLarge("The body is longer than 64 KiB (65536 bytes).", suggestion="Send a shorter request."),),
        "415": (UnsupportedMediaType("The body must be labelled as JSON.", suggestion=label_it),),
        "422": (_invalid(), Refused("The model declined this wish.", suggestion="Say it in other words.")),
        "428": (PreconditionRequired("A change has to say which version it changes.", suggestion="Send If-Match."),),
        "500": (None,),
        "502": (BadAnswer("The recipe uses an excluded ingredient: celery.", suggestion="Ask again."),),
        "503": (_exhausted(), Busy("The queue is full.", suggestion="Try again later.", retry_after_s=5)),
        "504": (TimedOut("There was no answer within 60 s.", suggestion="Ask for something simpler."), _not_cached()),
        **access_samples(),
        "default": (
            UnknownPath("Nothing is served at this path.", suggestion="GET /schema lists every path."),
            WrongMethod("This path does not take GET.", suggestion="Use OPTIONS, POST."),
        ),
    }


def _invalid() -> InvalidRequest:
    """What the decoder really says."""
    try:
        RequestDecoder(RecipeRequest).decode(b'{"prompt": "soup", "diets": ["vegn"]}')
    except InvalidRequest as error:
        return error
    raise AssertionError("the sample of an invalid request is valid")


def _not_cached() -> NotCached:
    ask_freely = "Ask without only-if-cached to have it made."
    return NotCached("Nothing is remembered for this wish.", suggestion=ask_freely)


def _exhausted() -> Exhausted:
    ollama = Attempt(
        provider=Provider.OLLAMA,
        model="llama3.2:3b",
        outcome=Misconfigured.code,
        reason="Ollama has no model llama3.2:3b.",
        suggestion="Run `ollama pull llama3.2:3b`.",
        seconds=0.004,
    )
    openai = Attempt(
        provider=Provider.OPENAI,
        model="gpt-5-mini",
        outcome=TimedOut.code,
        reason="OpenAI sent nothing for 30 s.",
        seconds=30.1,
    )
    return Exhausted("Every provider failed.", suggestion="See `attempts`.", retry_after_s=8, attempts=(ollama, openai))
