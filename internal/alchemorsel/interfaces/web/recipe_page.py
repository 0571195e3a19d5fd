"""Puts a recipe's page together: scaled by the API, with its machine-readable form and the substitutes asked for."""

import asyncio
from collections.abc import Mapping, Sequence

import msgspec
from litestar import Response

from alchemorsel.domain.recipe import Recipe
from alchemorsel.domain.recipe_requests import ExportFormat, SubstituteRequest, SubstitutesAnswer
from alchemorsel.domain.scaling import Scaled
from alchemorsel.interfaces.web.api_client import ApiClient, ApiFailure
from alchemorsel.interfaces.web.api_client.recipes import exported, scaled, substitutes
from alchemorsel.interfaces.web.catalogue import Catalogue
from alchemorsel.interfaces.web.module_words import recipe_words
from alchemorsel.interfaces.web.nutrition_chart import bars
from alchemorsel.interfaces.web.pages import RECIPE
from alchemorsel.interfaces.web.posting import TOKEN
from alchemorsel.interfaces.web.provenance_words import failed_attempts, provenance_line
from alchemorsel.interfaces.web.recipe_sheet import Sheet, Viewed
from alchemorsel.interfaces.web.rendering import render
from alchemorsel.interfaces.web.trouble import Trouble, trouble_of
from alchemorsel.interfaces.web.understood_words import understood_words
from alchemorsel.interfaces.web.visit import Visit


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A recipe as it is looked at, and everything that was fetched for it; what could not be had is empty."""

    recipe: Recipe
    notes: Sequence[str] = ()
    json_ld: str = ""
    substitutes: SubstitutesAnswer | None = None
    failure: ApiFailure | None = None


async def recipe_page(
    visit: Visit, sheet: Sheet, *, failure: ApiFailure | None = None, said: str = ""
) -> Response[str]:
    """The page. Where the API does not answer, the recipe is shown as it was written, and why.

    Args:
        failure: what went wrong before.
        said: what went well before.
    """
    shown = await shown_of(visit.site.api, sheet)
    told = failure or shown.failure
    trouble = trouble_with(told, shown, sheet, visit.words) if told else None
    sheet = sheet.as_written() if shown.failure else sheet
    provenance = sheet.answer.provenance
    line = provenance_line(provenance, remembered=sheet.remembered, now=visit.site.now(), words=visit.words)
    return render(
        visit,
        RECIPE,
        status=told.status if told else 200,
        trouble=trouble,
        sheet=sheet,
        shown=shown,
        recipe=shown.recipe,
        bars=bars(sheet.recipe.nutrition) if sheet.recipe.nutrition else (),
        provenance=provenance,
        provenance_line=line,
        understood=understood_words(sheet.answer.understood, visit.words),
        failed=failed_attempts(provenance, visit.words),
        files=f"{RECIPE.path}/export",
        said=said,
        spoken=recipe_words(visit.words),
        token_field=TOKEN,
    )


def trouble_with(told: ApiFailure, shown: Shown, viewed: Viewed, words: Catalogue) -> Trouble:
    """What went wrong; where amounts were asked for and could not be had, also which ones there are instead."""
    trouble = trouble_of(told, words)
    if shown.failure is None or viewed.is_as_written:
        return trouble
    servings = viewed.recipe.servings
    instead = words.ngettext(
        "The amounts below are as the recipe was written, for %(num)d serving.",
        "The amounts below are as the recipe was written, for %(num)d servings.",
        servings,
    ) % {"num": servings}
    return msgspec.structs.replace(trouble, advice=f"{trouble.advice} {instead}")


async def scaled_recipe(api: ApiClient, viewed: Viewed) -> Scaled:
    """The recipe for so many, in these units.

    Raises:
        ApiFailure: it cannot be scaled.
    """
    if viewed.is_as_written:
        return Scaled(recipe=viewed.recipe, factor=1.0)
    system = None if viewed.unit_system is viewed.own_units else viewed.unit_system
    # Nutrition stays behind: the API would drop it anyway, and its lines are half of the body.
    bare = msgspec.structs.replace(viewed.recipe, nutrition=None)
    return await scaled(api, bare, viewed.servings, system)


def portable(recipe: Recipe) -> Recipe:
    """The recipe without how each gram was found, which no export tells."""
    if recipe.nutrition is None:
        return recipe
    return msgspec.structs.replace(recipe, nutrition=msgspec.structs.replace(recipe.nutrition, lines=(), excluded=()))


async def shown_of(api: ApiClient, viewed: Viewed) -> Shown:
    """A recipe as it is looked at."""
    try:
        result = await scaled_recipe(api, viewed)
        (document, _), found = await asyncio.gather(
            exported(api, portable(result.recipe), ExportFormat.JSON_LD), _substitutes(api, viewed)
        )
    except ApiFailure as failure:
        return Shown(recipe=viewed.recipe, failure=failure)
    return Shown(recipe=result.recipe, notes=result.notes, json_ld=document.decode(), substitutes=found)


async def _substitutes(api: ApiClient, viewed: Viewed) -> SubstitutesAnswer | None:
    line = viewed.swapped
    return None if line is None else await substitutes(api, _wanted(line.name, viewed.rules))


def _wanted(ingredient: str, rules: Mapping[str, Sequence[str]]) -> SubstituteRequest:
    """What was ruled out for the recipe is ruled out for what stands in."""
    try:
        return msgspec.convert({"ingredient": ingredient[:80], **rules}, SubstituteRequest)
    except msgspec.ValidationError as error:
        raise ApiFailure("invalid", status=422, reasons=(str(error),)) from None
