"""The page of nutrition: lines or a recipe go in; what a serving holds comes out, and where each gram is from."""

from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.handlers import HTTPRouteHandler

from alchemorsel.domain.answers import NutritionAnswer
from alchemorsel.domain.recipe_requests import NotUnderstood, ParseAnswer
from alchemorsel.interfaces.web.api_client import ApiClient, ApiFailure
from alchemorsel.interfaces.web.api_client.analyses import analyzed, parsed
from alchemorsel.interfaces.web.forms import Form
from alchemorsel.interfaces.web.module_words import form_words
from alchemorsel.interfaces.web.nutrition_chart import bars
from alchemorsel.interfaces.web.origin import origin_of
from alchemorsel.interfaces.web.pages import NUTRITION
from alchemorsel.interfaces.web.posting import TOKEN, form_route
from alchemorsel.interfaces.web.rendering import render
from alchemorsel.interfaces.web.site import Site
from alchemorsel.interfaces.web.trouble import Trouble, trouble_of
from alchemorsel.interfaces.web.visit import Visit, visit_of
from alchemorsel.interfaces.web.wish_form import number_of

NOTHING_READ = "nothing_read"


class Analysis(msgspec.Struct, frozen=True, kw_only=True):
    """What a dish holds, and what of its text was not understood."""

    answer: NutritionAnswer
    remembered: bool
    name: str = ""
    missed: tuple[NotUnderstood, ...] = ()


def nutrition_routes(site: Site) -> list[HTTPRouteHandler]:
    """The page and its form."""

    async def show(request: Request[Any, Any, Any]) -> Response[str]:
        return nutrition_page(visit_of(request, site), Form())

    return [get(NUTRITION.path, name=NUTRITION.path)(show), form_route(site, NUTRITION.path, _answer, nutrition_page)]


def nutrition_page(
    visit: Visit, form: Form, *, found: Analysis | None = None, status: int = 200, trouble: Trouble | None = None
) -> Response[str]:
    """The form with what was written into it, and what came of it."""
    return render(
        visit,
        NUTRITION,
        status=status,
        trouble=trouble,
        form=form,
        found=found,
        bars=bars(found.answer.nutrition) if found else (),
        origin=origin_of(found.answer.provenance, visit, remembered=found.remembered) if found else None,
        spoken=form_words(visit.words),
        token_field=TOKEN,
    )


async def analysis_of(api: ApiClient, text: str, servings: float | str) -> Analysis:
    """A text that is a recipe, or a list of ingredient lines.

    Raises:
        ApiFailure: it is neither, or cannot be analyzed.
    """
    read = await parsed(api, _readable(text))
    answer, remembered = await analyzed(api, {**_asked(read), **({"servings": servings} if servings != "" else {})})
    whole = read.recipe is not None
    return Analysis(
        answer=answer,
        remembered=remembered,
        name=read.recipe.name if read.recipe is not None else "",
        missed=tuple(each for each in read.not_understood if whole or each.text),
    )


async def _answer(visit: Visit, form: Form) -> Response[str]:
    try:
        found = await analysis_of(visit.site.api, form.one("text"), number_of(form.one("servings")))
    except ApiFailure as failure:
        return nutrition_page(visit, form, status=failure.status, trouble=trouble_of(failure, visit.words))
    return nutrition_page(visit, form, found=found)


def _readable(text: str) -> dict[str, Any]:
    """Text as it is; a schema.org recipe, such as our own download, as what it is."""
    if not text:
        raise ApiFailure(NOTHING_READ, status=422)
    try:
        document = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        document = None
    return {"json_ld": document} if isinstance(document, dict) else {"text": text}


def _asked(read: ParseAnswer) -> dict[str, Any]:
    if read.recipe is not None:
        return {"recipe": msgspec.structs.replace(read.recipe, nutrition=None)}
    if not read.ingredients:
        raise ApiFailure(NOTHING_READ, status=422)
    return {"ingredients": [line.original_text for line in read.ingredients]}
