"""Puts the recipe of a page into the book, with what was promised of it, once."""

from typing import Any

import msgspec
from litestar import Response
from litestar.handlers import HTTPRouteHandler

from alchemorsel.interfaces.web.api_client import ApiFailure
from alchemorsel.interfaces.web.api_client.book import kept
from alchemorsel.interfaces.web.forms import Form
from alchemorsel.interfaces.web.pages import RECIPE
from alchemorsel.interfaces.web.posting import form_route, refused
from alchemorsel.interfaces.web.recipe_page import recipe_page
from alchemorsel.interfaces.web.recipe_sheet import Sheet, sheet_in
from alchemorsel.interfaces.web.site import Site
from alchemorsel.interfaces.web.visit import Visit

_PROMISES = ("diets", "allergies", "custom_allergies")


def saving_route(site: Site) -> HTTPRouteHandler:
    """Takes the recipe's page, and gives it back with the way to where the recipe now is."""
    return form_route(site, f"{RECIPE.path}/keep", _keep)


async def _keep(visit: Visit, form: Form) -> Response[Any]:
    try:
        sheet = sheet_in(form)
    except ApiFailure as failure:
        return refused(visit, failure)
    try:
        saved = await kept(visit.site.api, _asked(sheet), sheet.once)
    except ApiFailure as failure:
        return await recipe_page(visit, sheet, failure=failure)
    said = visit.words.gettext("It is in your book now.")
    return await recipe_page(visit, msgspec.structs.replace(sheet, kept=saved.id), said=said)


def _asked(sheet: Sheet) -> dict[str, Any]:
    """The answer as it came; what the wish ruled out in fields of its own is promised as well."""
    wished = {name: said for name in _PROMISES if isinstance(said := sheet.wish.get(name), list)}
    return {**msgspec.json.decode(sheet.answer_json), **wished}
