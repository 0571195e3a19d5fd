"""Editing a kept recipe: what was typed is there again whatever happens, until the book holds it."""

from typing import Any

from litestar import Request, Response, get
from litestar.handlers import HTTPRouteHandler
from msgspec.structs import replace

from alchemorsel.domain.book.entry import SavedRecipe
from alchemorsel.domain.recipe import Recipe
from alchemorsel.domain.vocabulary import Allergen, Diet
from alchemorsel.interfaces.web.api_client import ApiClient, ApiFailure
from alchemorsel.interfaces.web.api_client.analyses import checked
from alchemorsel.interfaces.web.api_client.book import CHANGED, INVALID, changed, one
from alchemorsel.interfaces.web.book_conflict import Difference, differences
from alchemorsel.interfaces.web.book_edit_findings import Findings, findings_in
from alchemorsel.interfaces.web.book_edit_form import NAMED, TIMES, form_of_saved, written_words
from alchemorsel.interfaces.web.book_edit_recipe import edited_parts
from alchemorsel.interfaces.web.book_recipe_page import missing_page
from alchemorsel.interfaces.web.book_recipe_routes import ONE, id_in
from alchemorsel.interfaces.web.forms import Form
from alchemorsel.interfaces.web.pages import BOOK, BOOK_EDIT
from alchemorsel.interfaces.web.posting import TOKEN, form_route
from alchemorsel.interfaces.web.rendering import render
from alchemorsel.interfaces.web.see_other import see_other
from alchemorsel.interfaces.web.site import Site
from alchemorsel.interfaces.web.trouble import trouble_of
from alchemorsel.interfaces.web.visit import Visit, visit_of
from alchemorsel.interfaces.web.wish_form import number_of

EDIT = f"{ONE}/edit"


class Rejected(Exception):
    """The book did not take it; with what the checks say where, and the version that is there now."""

    def __init__(self, failure: ApiFailure, findings: Findings | None = None, now: SavedRecipe | None = None) -> None:
        super().__init__(failure.code)
        self.failure = failure
        self.findings = findings
        self.now = now


def book_edit_routes(site: Site) -> list[HTTPRouteHandler]:
    """The form, and what becomes of it."""

    async def show(request: Request[Any, Any, Any]) -> Response[str]:
        visit = visit_of(request, site)
        try:
            saved = await one(site.api, id_in(visit))
        except ApiFailure as failure:
            return missing_page(visit, id_in(visit), failure)
        findings = findings_in(saved.recipe, saved.recipe.safety.findings)
        return edit_page(visit, form_of_saved(saved), findings=findings)

    return [get(EDIT, name=EDIT)(show), form_route(site, EDIT, _save, edit_page)]


def edit_page(
    visit: Visit,
    form: Form,
    *,
    findings: Findings | None = None,
    conflict: tuple[Difference, ...] = (),
    now: SavedRecipe | None = None,
    failure: ApiFailure | None = None,
) -> Response[str]:
    """The form with what was written into it.

    Args:
        conflict: how it differs from what the book holds by now.
        now: that version.
    """
    return render(
        visit,
        BOOK_EDIT,
        status=failure.status if failure else 200,
        trouble=trouble_of(failure, visit.words) if failure else None,
        recipe_id=id_in(visit),
        form=form,
        version=now.version if now else form.one("version"),
        findings=findings or Findings(),
        conflict=conflict,
        unsaved=visit.is_post,
        token_field=TOKEN,
    )


async def _save(visit: Visit, form: Form) -> Response[Any]:
    try:
        saved = await _saved(visit.site.api, id_in(visit), form)
    except Rejected as rejected:
        theirs = form_of_saved(rejected.now) if rejected.now else None
        return edit_page(
            visit,
            form,
            findings=rejected.findings,
            conflict=differences(theirs, form, visit.words) if theirs else (),
            now=rejected.now,
            failure=rejected.failure,
        )
    return see_other(visit, f"{BOOK.path}/{saved.id}")


async def _saved(api: ApiClient, recipe_id: str, form: Form) -> SavedRecipe:
    """The recipe as the form has it.

    Raises:
        Rejected: the book holds what it held.
    """
    recipe = None
    try:
        old = await one(api, recipe_id)
        lines, steps = await edited_parts(api, form, old.recipe)
        recipe = replace(old.recipe, ingredients=lines, steps=steps, nutrition=None)
        return await changed(api, recipe_id, _patch(form, old, recipe), _version(form))
    except ApiFailure as failure:
        if failure.code == CHANGED:
            raise Rejected(failure, now=await _now(api, recipe_id)) from None
        raise Rejected(failure, await _why(api, form, recipe, failure)) from None


def _patch(form: Form, old: SavedRecipe, recipe: Recipe) -> dict[str, Any]:
    """A JSON merge patch; what is wrong in it the API tells."""
    times = {name: number_of(form.one(name) or "0") for name in TIMES}
    whole_time = {} if all(times[name] == getattr(old.recipe, name) for name in TIMES) else _total(times)
    return {
        "tags": written_words(form, "tags"),
        "notes": _text(form, "notes"),
        "allergies": _known(form, "allergies", Allergen),
        NAMED: written_words(form, NAMED),
        "recipe": {
            **{name: _text(form, name) for name in ("name", "description")},
            **{name: form.one(name) or None for name in ("cuisine", "course")},
            "servings": number_of(form.one("servings")),
            **times,
            **whole_time,
            "ingredients": recipe.ingredients,
            "steps": recipe.steps,
            "diets_requested": _known(form, "diets", Diet),
        },
    }


def _text(form: Form, name: str) -> str:
    # Browsers end lines as the old network protocols do.
    return form.one(name).replace("\r\n", "\n")


def _total(times: dict[str, float | int | str]) -> dict[str, int]:
    whole = [value for value in times.values() if isinstance(value, int)]
    return {"total_minutes": sum(whole)} if len(whole) == len(times) else {}


def _known(form: Form, name: str, words: type[Diet] | type[Allergen]) -> list[str]:
    said = form.every(name)
    return [word for word in words if word in said]


def _version(form: Form) -> str:
    version = form.one("version")
    if not (version.isascii() and version.isdecimal()):
        raise ApiFailure("malformed", status=400)
    return version


async def _now(api: ApiClient, recipe_id: str) -> SavedRecipe | None:
    try:
        return await one(api, recipe_id)
    except ApiFailure:
        return None


async def _why(api: ApiClient, form: Form, recipe: Recipe | None, failure: ApiFailure) -> Findings | None:
    """Where in the text the reasons are; None where that cannot be said."""
    if failure.code != INVALID or recipe is None:
        return None
    named = replace(recipe, name=form.one("name") or recipe.name)
    closed = {"diets": _known(form, "diets", Diet), "allergies": _known(form, "allergies", Allergen)}
    rules = {**closed, NAMED: written_words(form, NAMED)}
    try:
        answer = await checked(api, {"recipe": named, **rules})
    except ApiFailure:
        return None
    return findings_in(named, answer.safety.findings)
