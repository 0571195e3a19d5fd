"""The page of ideas: what goes well with, stands in for, or completes what is there; an idea may join the next wish."""

from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.handlers import HTTPRouteHandler

from alchemorsel.domain.answers import SuggestionsAnswer
from alchemorsel.interfaces.web.api_client import ApiFailure
from alchemorsel.interfaces.web.api_client.analyses import suggested
from alchemorsel.interfaces.web.api_client.decoding import read
from alchemorsel.interfaces.web.ask_routes import ask_page
from alchemorsel.interfaces.web.forms import Form
from alchemorsel.interfaces.web.module_words import form_words
from alchemorsel.interfaces.web.origin import origin_of
from alchemorsel.interfaces.web.pages import IDEAS
from alchemorsel.interfaces.web.posting import TOKEN, form_route
from alchemorsel.interfaces.web.rendering import render
from alchemorsel.interfaces.web.site import Site
from alchemorsel.interfaces.web.trouble import Trouble, trouble_of
from alchemorsel.interfaces.web.understood_words import understood_words
from alchemorsel.interfaces.web.visit import Visit, visit_of
from alchemorsel.interfaces.web.wish_form import form_of, read_wish, wish_of

PANTRY = f"{IDEAS.path}/pantry"


class Ideas(msgspec.Struct, frozen=True, kw_only=True):
    """An answer, the wish it was given for, and whether it was remembered."""

    answer: SuggestionsAnswer
    wish_json: str
    language: str
    remembered: bool


def ideas_routes(site: Site) -> list[HTTPRouteHandler]:
    """The page, its form, and the way from an idea into the pantry of the next wish."""

    async def show(request: Request[Any, Any, Any]) -> Response[str]:
        return ideas_page(visit_of(request, site), Form())

    return [
        get(IDEAS.path, name=IDEAS.path)(show),
        form_route(site, IDEAS.path, _answer, ideas_page),
        form_route(site, PANTRY, _take),
    ]


def ideas_page(
    visit: Visit, form: Form, *, found: Ideas | None = None, status: int = 200, trouble: Trouble | None = None
) -> Response[str]:
    """The form with what was written into it, and the ideas."""
    return render(
        visit,
        IDEAS,
        status=status,
        trouble=trouble,
        form=form,
        found=found,
        understood=understood_words(found.answer.understood, visit.words) if found else (),
        origin=origin_of(found.answer.provenance, visit, remembered=found.remembered) if found else None,
        spoken=form_words(visit.words),
        token_field=TOKEN,
    )


async def _answer(visit: Visit, form: Form) -> Response[str]:
    wish = wish_of(form)
    try:
        given = await suggested(visit.site.api, wish, afresh=form.one("again") == "1")
        answer = read(given.body, SuggestionsAnswer)
    except ApiFailure as failure:
        return ideas_page(visit, form, status=failure.status, trouble=trouble_of(failure, visit.words))
    wish_json = msgspec.json.encode(wish).decode()
    found = Ideas(
        answer=answer, wish_json=wish_json, language=str(wish.get("language", "en")), remembered=given.remembered
    )
    return ideas_page(visit, form, found=found)


async def _take(visit: Visit, form: Form) -> Response[str]:
    """The first page with the idea in its pantry; nobody is asked anything yet."""
    wish = read_wish(form.one("wish"))
    there = wish.get("ingredients")
    # A comma would make two things of one.
    taken = [name.replace(",", " ") for name in form.every("take")]
    pantry = [*(there if isinstance(there, list) else []), *taken]
    return ask_page(visit, form_of({**wish, "ingredients": pantry}))
