"""The second media type of every answer in the OpenAPI document; its example is framed by the code that streams."""

from typing import Any

import msgspec

from alchemorsel.application.streaming import Attempting, Drafted, Drafts, Notice, Progressed, Restarted
from alchemorsel.domain.answers import NutritionAnswer, RecipeAnswer, Served, SuggestionsAnswer
from alchemorsel.domain.partial import (
    Partial,
    PartialFood,
    PartialIdea,
    PartialLine,
    PartialNutrition,
    PartialRecipe,
    PartialSuggestions,
)
from alchemorsel.domain.vocabulary import Provider
from alchemorsel.interfaces.http.openapi_operation import Json, events_of
from alchemorsel.interfaces.http.problem import Problem
from alchemorsel.interfaces.http.sse import frame, notice_frame
from alchemorsel.interfaces.http.stream_origin import ORIGIN, StreamOrigin

STREAMS = (
    "With `Accept: text/event-stream` the same answer comes as server-sent events: `attempt`, `progress`, `draft` and "
    "`reset` while it is made, then `origin`, which says what the headers of the plain answer say, and exactly one "
    "`answer`, whose data is the JSON body; or else one `error`, whose data is the problem. Drafts are unchecked, so "
    'there are none where the request names diets, allergies or exclusions (`"drafts": "held"`). What is wrong with '
    "the request itself is told before the stream begins, as a plain problem."
)
_EXAMPLES: dict[type[Served], Partial] = {
    RecipeAnswer: PartialRecipe(name="Soup", ingredients=(PartialLine(name="tomato", quantity=800.0, unit="g"),)),
    SuggestionsAnswer: PartialSuggestions(suggestions=(PartialIdea(name="basil", kind="pairing", reason="Fresh."),)),
    NutritionAnswer: PartialNutrition(foods=(PartialFood(line=1, food="flour", grams=200.0),)),
}
_ORIGIN = StreamOrigin(
    cache_status='alchemorsel; fwd=miss; stored; ttl=7391; key="alchemorsel:v1:recipe:5f0c..."',
    age=None,
    etag='"9c56cc51b374c3ba189210d5b6d4bf57"',
    server_timing="total;dur=6402.118, model;dur=6391.0",
)
EVENT_TYPES = (Attempting, Progressed, Restarted, StreamOrigin, *(type(draft) for draft in _EXAMPLES.values()))
"""What becomes components of the document, besides answers and problems."""


def events_content(answer_type: type[Served], answer: Any) -> Json:
    """The media type, for the operation whose published answer this is."""
    draft = _EXAMPLES[answer_type]
    data = {
        "attempt": Attempting,
        "progress": Progressed,
        "draft": type(draft),
        "reset": Restarted,
        ORIGIN: StreamOrigin,
        "answer": answer_type,
        "error": Problem,
    }
    return events_of(data, _frames(draft, answer))


def _frames(draft: Partial, answer: Any) -> list[bytes]:
    why = "Nobody listens at http://localhost:11434."
    told: tuple[Notice, ...] = (
        Attempting(provider=Provider.OLLAMA, model="llama3.2:3b", after=None, drafts=Drafts.LIVE),
        Restarted(reason="next provider", after=why),
        Attempting(provider=Provider.OPENAI, model="gpt-6-luna", after=why, drafts=Drafts.LIVE),
        Progressed(tokens=48, seconds=1.25),
        Drafted(draft),
    )
    frames = [notice_frame(notice, number=number) for number, notice in enumerate(told, 1)]
    ends = ((ORIGIN, _ORIGIN), ("answer", answer))
    return [
        *frames,
        *(frame(name, msgspec.json.encode(data), number=n) for n, (name, data) in enumerate(ends, len(told) + 1)),
    ]
