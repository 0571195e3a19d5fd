"""What the API says of ingredients: ideas beside them, what they hold, what they break."""

from collections.abc import Mapping
from typing import Any

from alchemorsel.domain.answers import NutritionAnswer
from alchemorsel.domain.recipe_requests import CheckAnswer, ParseAnswer
from alchemorsel.interfaces.web.api_client.asking import AFRESH, Given, Wish, is_hit
from alchemorsel.interfaces.web.api_client.client import NO_HEADERS, ApiClient
from alchemorsel.interfaces.web.api_client.decoding import decoded

_AI = "/api/v1/ai"
_RECIPES = "/api/v1/recipes"

Asked = Mapping[str, Any]
"""A request as the API takes it."""


async def suggested(api: ApiClient, wish: Wish, *, afresh: bool = False) -> Given:
    """Ideas for ingredients.

    Raises:
        ApiFailure: there are none.
    """
    response = await api.send("POST", f"{_AI}/suggest-ingredients", wish, AFRESH if afresh else NO_HEADERS)
    return Given(response.content, is_hit(response.headers.get("cache-status", "")))


async def parsed(api: ApiClient, asked: Asked) -> ParseAnswer:
    """What can be read in a text; raises as `suggested`."""
    return decoded(await api.send("POST", f"{_RECIPES}/parse", asked), ParseAnswer)


async def analyzed(api: ApiClient, asked: Asked) -> tuple[NutritionAnswer, bool]:
    """What a dish holds, and whether that was remembered; raises as `suggested`."""
    response = await api.send("POST", f"{_AI}/analyze-nutrition", asked)
    return decoded(response, NutritionAnswer), is_hit(response.headers.get("cache-status", ""))


async def checked(api: ApiClient, asked: Asked) -> CheckAnswer:
    """What speaks against diets and allergies; raises as `suggested`."""
    return decoded(await api.send("POST", f"{_RECIPES}/check", asked), CheckAnswer)
