"""The page of checks: any recipe goes in; what speaks against diets and allergies comes out, word by word."""

from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.handlers import HTTPRouteHandler

from alchemorsel.domain.recipe_requests import SubstituteRequest, SubstitutesAnswer
from alchemorsel.interfaces.web.api_client import ApiClient, ApiFailure
from alchemorsel.interfaces.web.api_client.analyses import checked
from alchemorsel.interfaces.web.api_client.recipes import substitutes
from alchemorsel.interfaces.web.check_report import Report, report_of
from alchemorsel.interfaces.web.forms import Form
from alchemorsel.interfaces.web.module_words import form_words
from alchemorsel.interfaces.web.nutrition_routes import NOTHING_READ
from alchemorsel.interfaces.web.pages import CHECK
from alchemorsel.interfaces.web.posting import TOKEN, form_route
from alchemorsel.interfaces.web.rendering import render
from alchemorsel.interfaces.web.site import Site
from alchemorsel.interfaces.web.trouble import Trouble, trouble_of
from alchemorsel.interfaces.web.visit import Visit, visit_of
from alchemorsel.interfaces.web.wish_form import wish_of

_RULES = ("diets", "allergies", "custom_allergies")
_LONGEST_FOOD = 80


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A report, and what stands in for the food that was asked about."""

    report: Report
    swap: str = ""
    substitutes: SubstitutesAnswer | None = None


def check_routes(site: Site) -> list[HTTPRouteHandler]:
    """The page and its form."""

    async def show(request: Request[Any, Any, Any]) -> Response[str]:
        return check_page(visit_of(request, site), Form())

    return [get(CHECK.path, name=CHECK.path)(show), form_route(site, CHECK.path, _answer, check_page)]


def check_page(
    visit: Visit, form: Form, *, found: Found | None = None, status: int = 200, trouble: Trouble | None = None
) -> Response[str]:
    """The form with what was written into it, and the report."""
    spoken = form_words(visit.words)
    return render(
        visit, CHECK, status=status, trouble=trouble, form=form, found=found, spoken=spoken, token_field=TOKEN
    )


async def _answer(visit: Visit, form: Form) -> Response[str]:
    try:
        found = await _found(visit.site.api, form)
    except ApiFailure as failure:
        return check_page(visit, form, status=failure.status, trouble=trouble_of(failure, visit.words))
    return check_page(visit, form, found=found)


async def _found(api: ApiClient, form: Form) -> Found:
    text = form.one("text")
    if not text:
        raise ApiFailure(NOTHING_READ, status=422)
    wish = wish_of(form)
    rules = {name: wish[name] for name in _RULES if name in wish}
    servings = {"servings": wish["servings"]} if "servings" in wish else {}
    report = report_of(text, await checked(api, {"text": text, **servings, **rules}))
    food = form.one("swap")
    return Found(report=report, swap=food, substitutes=await _substitutes(api, food, rules) if food else None)


async def _substitutes(api: ApiClient, food: str, rules: dict[str, Any]) -> SubstitutesAnswer:
    try:
        wanted = msgspec.convert({"ingredient": food[:_LONGEST_FOOD], **rules}, SubstituteRequest)
    except msgspec.ValidationError as error:
        raise ApiFailure("invalid", status=422, reasons=(str(error),)) from None
    return await substitutes(api, wanted)
