"""Puts the page of a kept recipe together: everything a recipe's page has, and what the cook keeps beside it."""

from uuid import uuid4

import msgspec
from litestar import Response

from alchemorsel.domain.provenance import Provenance
from alchemorsel.interfaces.web.api_client import ApiFailure
from alchemorsel.interfaces.web.api_client.book import NOT_THERE
from alchemorsel.interfaces.web.book_sheet import KeptSheet
from alchemorsel.interfaces.web.module_words import recipe_words
from alchemorsel.interfaces.web.nutrition_chart import bars
from alchemorsel.interfaces.web.pages import ASK, BOOK, BOOK_RECIPE, Page, own_path
from alchemorsel.interfaces.web.posting import TOKEN
from alchemorsel.interfaces.web.provenance_words import age_text, failed_attempts, provenance_line
from alchemorsel.interfaces.web.recipe_page import shown_of, trouble_with
from alchemorsel.interfaces.web.rendering import render
from alchemorsel.interfaces.web.trouble import trouble_of
from alchemorsel.interfaces.web.visit import Visit

_GONE = Page(path="", label=BOOK.label, template="book_gone.html")
_TODAY_S = 86_400


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """One time that it was cooked, with how long ago that is; `day` is UTC's."""

    day: str
    ago: str
    rating: int | None
    note: str


async def book_recipe_page(visit: Visit, sheet: KeptSheet) -> Response[str]:
    """The page. Where the API does not answer, the recipe is shown as it is kept, and why."""
    shown = await shown_of(visit.site.api, sheet)
    told = shown.failure
    trouble = trouble_with(told, shown, sheet, visit.words) if told else None
    sheet = sheet.as_written() if told else sheet
    provenance = sheet.saved.provenance
    return render(
        visit,
        BOOK_RECIPE,
        status=told.status if told else 200,
        trouble=trouble,
        sheet=sheet,
        saved=sheet.saved,
        times=times_of(visit, sheet),
        shown=shown,
        recipe=shown.recipe,
        bars=bars(sheet.recipe.nutrition) if sheet.recipe.nutrition else (),
        provenance=provenance,
        provenance_line=_line(visit, provenance) if provenance else "",
        understood=(),
        failed=failed_attempts(provenance, visit.words) if provenance else (),
        files=f"{BOOK.path}/{sheet.saved.id}/file",
        said="",
        once=uuid4().hex,
        spoken=recipe_words(visit.words),
        token_field=TOKEN,
    )


def missing_page(visit: Visit, recipe_id: str, failure: ApiFailure) -> Response[str]:
    """What is shown in a recipe's place; what is not there may have been deleted, and can be brought back."""
    is_ours = own_path(f"{BOOK.path}/{recipe_id}") != ASK.path
    back = recipe_id if failure.code == NOT_THERE and is_ours else ""
    trouble = trouble_of(failure, visit.words)
    return render(visit, _GONE, status=failure.status, trouble=trouble, back=back, token_field=TOKEN)


def times_of(visit: Visit, sheet: KeptSheet) -> tuple[Time, ...]:
    """The log, the last time first."""
    now, words = visit.site.now(), visit.words

    def ago(seconds: float) -> str:
        if seconds < _TODAY_S:
            return words.gettext("today")
        return words.gettext("%(age)s ago").replace("%(age)s", age_text(seconds, words))

    return tuple(
        Time(
            day=each.at.date().isoformat(),
            ago=ago((now - each.at).total_seconds()),
            rating=each.rating,
            note=each.note,
        )
        for each in reversed(sheet.saved.cooked)
    )


def _line(visit: Visit, provenance: Provenance) -> str:
    return provenance_line(provenance, remembered=False, now=visit.site.now(), words=visit.words)
