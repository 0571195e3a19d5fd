"""What the API does with recipes that are there already; no model takes part."""

from typing import Any

from alchemorsel.domain.recipe import Recipe
from alchemorsel.domain.recipe_requests import ExportFormat, SubstituteRequest, SubstitutesAnswer
from alchemorsel.domain.scaling import Scaled
from alchemorsel.domain.vocabulary import UnitSystem
from alchemorsel.interfaces.web.api_client.client import ApiClient
from alchemorsel.interfaces.web.api_client.decoding import decoded

_RECIPES = "/api/v1/recipes"
_SUBSTITUTES = "/api/v1/ai/suggest-substitutes"


async def scaled(api: ApiClient, recipe: Recipe, servings: int, unit_system: UnitSystem | None) -> Scaled:
    """The recipe in other amounts and units.

    Raises:
        ApiFailure: it cannot be.
    """
    asked: dict[str, Any] = {"recipe": recipe, "servings": servings, "unit_system": unit_system}
    return decoded(await api.send("POST", f"{_RECIPES}/scale", asked), Scaled)


async def exported(api: ApiClient, recipe: Recipe, kind: ExportFormat) -> tuple[bytes, str]:
    """The document and its media type; raises as `scaled`."""
    response = await api.send("POST", f"{_RECIPES}/export", {"recipe": recipe, "format": kind})
    return response.content, response.headers.get("content-type", "text/plain; charset=utf-8")


async def substitutes(api: ApiClient, wanted: SubstituteRequest) -> SubstitutesAnswer:
    """What can stand in for an ingredient; raises as `scaled`."""
    return decoded(await api.send("POST", _SUBSTITUTES, wanted), SubstitutesAnswer)
