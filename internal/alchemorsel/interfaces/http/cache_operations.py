"""The table of what operators do with the memory over HTTP; the OpenAPI document is made from it."""

from typing import Any

from alchemorsel.application.cache import CacheStats, Dropped, Layer, RedisState, Stale
from alchemorsel.application.cache_office import Purged, ShownEntry
from alchemorsel.application.cache_scopes import SCOPES, TAGS
from alchemorsel.application.warmup_list import WarmUpList
from alchemorsel.application.warmup_report import WarmUpState, WarmUpStep, report_of
from alchemorsel.domain.requests import IngredientRequest, RecipeRequest
from alchemorsel.domain.vocabulary import Diet, Feature
from alchemorsel.interfaces.http.admin_operation import AdminOperation, parameter

CACHE_PATH = "/api/v1/cache"
_KEY = "alchemorsel:v1:recipe:5f0c1d2e3a4b59687f8e9dacbb1c2d3e"
_STATUSES = ("422", "500", "503", "504")

_SCOPE_PARAMETERS = (
    parameter("feature", "query", "Everything of a feature.", {"type": "string", "enum": list(Feature)}),
    parameter("model", "query", "Everything that a model said, by its name, in any case."),
    parameter("tag", "query", f"Everything with a tag such as `diet:vegan`; tags are {', '.join(TAGS)}."),
    parameter("key", "query", "One answer, by the key that `Cache-Status` names."),
    parameter("all", "query", "Everything.", {"type": "string", "enum": ["true"]}),
)


def _step(number: int, wish: str, state: WarmUpState, **more: Any) -> WarmUpStep:
    return WarmUpStep(number=number, of=2, feature=Feature.RECIPE, wish=wish, state=state, **more)


_ENDS = (
    _step(1, "quick tomato pasta", WarmUpState.FRESH),
    _step(2, "vegan salad", WarmUpState.ASKED, provider="ollama", seconds=6.402),
)

CACHE_OPERATIONS = (
    AdminOperation(
        name="cache-stats",
        method="get",
        path=f"{CACHE_PATH}/stats",
        summary="What does the memory do?",
        description="What this one worker process counted since it started; /metrics has the sum over all of them.",
        answer=CacheStats(
            entries=120,
            size_bytes=655_360,
            most_bytes=67_108_864,
            redis=RedisState.UP,
            hits={Layer.MEMORY: 4210, Layer.REDIS: 96},
            misses=131,
            stale={Stale.REVALIDATING: 7},
            stored=128,
            collapsed=40,
            dropped={Dropped.NOT_FIRST_HAND: 3},
            flights=1,
            behind=0,
        ),
        statuses=("500", "503"),
    ),
    AdminOperation(
        name="cache-show",
        method="get",
        path=f"{CACHE_PATH}/entries/{{key}}",
        summary="What is remembered under a key?",
        description="The answer and its times, from this process's memory or from Redis.",
        answer=ShownEntry(
            key=_KEY,
            etag="9c56cc51b374c3ba189210d5b6d4bf57",
            layer=Layer.MEMORY,
            age_s=311.5,
            fresh_s=6888.5,
            gone_in_s=100_488.5,
            rung=0,
            size_bytes=2210,
            scopes=(f"key:{_KEY}", "feature:recipe", "model:llama3.2:3b", "provider:ollama", "language:en"),
            answer={"recipe": {"name": "Tomato pasta"}},
        ),
        parameters=(parameter("key", "path", "As `Cache-Status` names it."),),
        statuses=("404", *_STATUSES),
    ),
    AdminOperation(
        name="cache-purge",
        method="delete",
        path=CACHE_PATH,
        summary="Forget",
        description=(
            "Everything of one scope, in every worker of this service and of those that share its Redis. Give exactly "
            f"one of {', '.join(SCOPES)}. Where Redis does not take it now it is a 503, and nothing was forgotten."
        ),
        answer=Purged(scope="diet:vegan", here=4),
        parameters=_SCOPE_PARAMETERS,
        statuses=_STATUSES,
    ),
    AdminOperation(
        name="cache-warm",
        method="post",
        path=f"{CACHE_PATH}/warm",
        summary="Ask common wishes ahead",
        description=(
            "Each wish that is not fresh is asked, one at a time, after every caller and never of the rule kitchen. "
            "Every step is told as an event; the last one, `done`, has all ends. Leaving stops it, and what was "
            "remembered stays."
        ),
        answer=report_of(_ENDS),
        statuses=("400", "413", "415", "422", "500", "503"),
        asks=WarmUpList(
            generate_recipe=(
                RecipeRequest(prompt="quick tomato pasta"),
                RecipeRequest(prompt="vegan salad", diets=(Diet.VEGAN,)),
            ),
            suggest_ingredients=(IngredientRequest(ingredients=("tomato", "pasta")),),
        ),
        steps=(_ENDS[0], _step(2, "vegan salad", WarmUpState.ASKING), _ENDS[1]),
    ),
)
