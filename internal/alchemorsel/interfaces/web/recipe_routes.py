"""The recipe's own page: shown again in other amounts, with substitutes, or as a file to keep."""

import re
import unicodedata
from typing import Any

from litestar import Request, Response, get
from litestar.handlers import HTTPRouteHandler

from alchemorsel.domain.recipe_requests import ExportFormat
from alchemorsel.interfaces.web.api_client import ApiClient, ApiFailure
from alchemorsel.interfaces.web.api_client.recipes import exported
from alchemorsel.interfaces.web.forms import Form
from alchemorsel.interfaces.web.pages import RECIPE
from alchemorsel.interfaces.web.posting import TOKEN, form_route, refused
from alchemorsel.interfaces.web.recipe_page import portable, recipe_page, scaled_recipe
from alchemorsel.interfaces.web.recipe_sheet import Viewed, sheet_in
from alchemorsel.interfaces.web.rendering import render
from alchemorsel.interfaces.web.site import Site
from alchemorsel.interfaces.web.visit import Visit, visit_of

_SUFFIX = {
    ExportFormat.JSON_LD: "jsonld",
    ExportFormat.MARKDOWN: "md",
    ExportFormat.COOKLANG: "cook",
    ExportFormat.TEXT: "txt",
}
_LONGEST_NAME = 60


def recipe_routes(site: Site) -> list[HTTPRouteHandler]:
    """The page without a recipe, the page with one, and its files."""

    async def empty(request: Request[Any, Any, Any]) -> Response[str]:
        return render(visit_of(request, site), RECIPE, sheet=None, said="", token_field=TOKEN)

    return [
        get(RECIPE.path, name=RECIPE.path)(empty),
        form_route(site, RECIPE.path, _show),
        form_route(site, f"{RECIPE.path}/export", _export),
    ]


async def _show(visit: Visit, form: Form) -> Response[str]:
    try:
        sheet = sheet_in(form)
    except ApiFailure as failure:
        return refused(visit, failure)
    return await recipe_page(visit, sheet)


async def _export(visit: Visit, form: Form) -> Response[Any]:
    try:
        return await recipe_file(visit.site.api, sheet_in(form), form.one("format"))
    except ApiFailure as failure:
        return refused(visit, failure, form)


async def recipe_file(api: ApiClient, viewed: Viewed, wanted: str) -> Response[Any]:
    """A recipe to take along, as it is looked at.

    Raises:
        ApiFailure: there is no such format, or the recipe cannot be scaled.
    """
    kind = _kind(wanted)
    recipe = (await scaled_recipe(api, viewed)).recipe
    content, media_type = await exported(api, portable(recipe), kind)
    headers = {
        "Content-Disposition": f'attachment; filename="{file_name(recipe.name)}.{_SUFFIX[kind]}"',
        "Cache-Control": "no-store",
    }
    return Response(content, media_type=media_type, headers=headers)


def file_name(title: str) -> str:
    """A title as a name that every file system takes."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_NAME] or "recipe"


def _kind(text: str) -> ExportFormat:
    if text not in set(ExportFormat):
        raise ApiFailure("invalid", status=422, reasons=(f"format: {', '.join(ExportFormat)}",))
    return ExportFormat(text)
