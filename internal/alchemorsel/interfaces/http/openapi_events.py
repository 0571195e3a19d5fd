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

STREAMS = (
    "With `Accept: text/event-stream` the same answer comes as server-sent events: `attempt`, `progress`, `draft` and "
    "`reset` while it is made, then exactly one `answer`, whose data is the JSON body, or one `error`, whose data is "
    "the problem. Drafts are unchecked, so there are none where the request names diets, allergies or exclusions "
    '(`"drafts": "held"`). What is wrong with the request itself is told before the stream begins, as a plain problem.'
)
_EXAMPLES: dict[type[Served], Partial] = {
    RecipeAnswer: PartialRecipe(name="Soup", ingredients=(PartialLine(name="tomato", quantity=800.0, unit="g"),)),
    SuggestionsAnswer: PartialSuggestions(suggestions=(PartialIdea(name="basil", kind="pairing", reason="Fresh."),)),
    NutritionAnswer: PartialNutrition(foods=(PartialFood(line=1, food="flour", grams=200.0),)),
}
EVENT_TYPES = (Attempting, Progressed, Restarted, *(type(draft) for draft in _EXAMPLES.values()))
"""What becomes components of the document, besides answers and problems."""


def events_content(answer_type: type[Served], answer: Any) -> Json:
    """The media type, for the operation whose published answer this is."""
    draft = _EXAMPLES[answer_type]
    data = {
        "attempt": Attempting,
        "progress": Progressed,
        "draft": type(draft),
        "reset": Restarted,
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
    return [*frames, frame("answer", msgspec.json.encode(answer), number=len(told) + 1)]
