"""Puts a recipe's page together: scaled by the API, with its machine-readable form and the substitutes asked for."""

import asyncio
from collections.abc import Sequence

import msgspec
from litestar import Response

from alchemorsel.domain.recipe import Recipe
from alchemorsel.domain.recipe_requests import ExportFormat, SubstituteRequest, SubstitutesAnswer
from alchemorsel.domain.scaling import Scaled
from alchemorsel.interfaces.web.api_client import ApiClient, ApiFailure
from alchemorsel.interfaces.web.api_client.recipes import exported, scaled, substitutes
from alchemorsel.interfaces.web.module_words import recipe_words
from alchemorsel.interfaces.web.nutrition_chart import bars
from alchemorsel.interfaces.web.pages import RECIPE
from alchemorsel.interfaces.web.posting import TOKEN
from alchemorsel.interfaces.web.provenance_words import failed_attempts, provenance_line
from alchemorsel.interfaces.web.recipe_sheet import Sheet, written_in
from alchemorsel.interfaces.web.rendering import render
from alchemorsel.interfaces.web.trouble import trouble_of
from alchemorsel.interfaces.web.understood_words import understood_words
from alchemorsel.interfaces.web.visit import Visit


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A recipe as it is looked at, and everything that was fetched for it; what could not be had is empty."""

    recipe: Recipe
    notes: Sequence[str] = ()
    json_ld: str = ""
    substitutes: SubstitutesAnswer | None = None
    failure: ApiFailure | None = None


async def recipe_page(visit: Visit, sheet: Sheet) -> Response[str]:
    """The page. Where the API does not answer, the recipe is shown as it was written, and why."""
    shown = await _shown(visit.site.api, sheet)
    provenance = sheet.answer.provenance
    line = provenance_line(provenance, remembered=sheet.remembered, now=visit.site.now(), words=visit.words)
    return render(
        visit,
        RECIPE,
        status=shown.failure.status if shown.failure else 200,
        trouble=trouble_of(shown.failure, visit.words) if shown.failure else None,
        sheet=sheet,
        shown=shown,
        recipe=shown.recipe,
        bars=bars(sheet.recipe.nutrition) if sheet.recipe.nutrition else (),
        provenance=provenance,
        provenance_line=line,
        understood=understood_words(sheet.answer.understood, visit.words),
        failed=failed_attempts(provenance, visit.words),
        spoken=recipe_words(visit.words),
        token_field=TOKEN,
    )


async def scaled_recipe(api: ApiClient, sheet: Sheet) -> Scaled:
    """The recipe for so many, in these units.

    Raises:
        ApiFailure: it cannot be scaled.
    """
    if sheet.is_as_written:
        return Scaled(recipe=sheet.recipe, factor=1.0)
    system = None if sheet.unit_system is written_in(sheet.answer, sheet.wish) else sheet.unit_system
    # Nutrition stays behind: the API would drop it anyway, and its lines are half of the body.
    bare = msgspec.structs.replace(sheet.recipe, nutrition=None)
    return await scaled(api, bare, sheet.servings, system)


def portable(recipe: Recipe) -> Recipe:
    """The recipe without how each gram was found, which no export tells."""
    if recipe.nutrition is None:
        return recipe
    return msgspec.structs.replace(recipe, nutrition=msgspec.structs.replace(recipe.nutrition, lines=(), excluded=()))


async def _shown(api: ApiClient, sheet: Sheet) -> Shown:
    try:
        result = await scaled_recipe(api, sheet)
        (document, _), found = await asyncio.gather(
            exported(api, portable(result.recipe), ExportFormat.JSON_LD), _substitutes(api, sheet)
        )
    except ApiFailure as failure:
        return Shown(recipe=sheet.recipe, failure=failure)
    return Shown(recipe=result.recipe, notes=result.notes, json_ld=document.decode(), substitutes=found)


async def _substitutes(api: ApiClient, sheet: Sheet) -> SubstitutesAnswer | None:
    line = sheet.swapped
    return None if line is None else await substitutes(api, _wanted(line.name, sheet))


def _wanted(ingredient: str, sheet: Sheet) -> SubstituteRequest:
    """What was ruled out for the recipe, by field or by word, is ruled out for what stands in."""
    understood, wish = sheet.answer.understood, sheet.wish

    def both(name: str) -> tuple[str, ...]:
        asked = wish.get(name) or ()
        said = getattr(understood, name)
        return tuple(dict.fromkeys([*(asked if isinstance(asked, list) else ()), *said]))

    names = ("diets", "allergies", "custom_allergies", "excluded_ingredients")
    fields = {"ingredient": ingredient[:80], **{name: both(name) for name in names}}
    try:
        return msgspec.convert(fields, SubstituteRequest)
    except msgspec.ValidationError as error:
        raise ApiFailure("invalid", status=422, reasons=(str(error),)) from None
