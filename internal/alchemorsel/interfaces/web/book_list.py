"""The page of the whole book: what is found in it, and what just happened to it."""

import msgspec
from litestar import Response

from alchemorsel.domain.book.entry import RecipeSummary
from alchemorsel.domain.book.requests import ImportAnswer
from alchemorsel.interfaces.web import vocabulary_words
from alchemorsel.interfaces.web.api_client import ApiFailure
from alchemorsel.interfaces.web.api_client.book import NOT_ASKED_SO, found
from alchemorsel.interfaces.web.book_cards import telling
from alchemorsel.interfaces.web.book_query import LABELS, SORTS, WRITERS, BookQuery
from alchemorsel.interfaces.web.book_undo import Gone
from alchemorsel.interfaces.web.catalogue import Catalogue
from alchemorsel.interfaces.web.module_words import book_words
from alchemorsel.interfaces.web.pages import BOOK
from alchemorsel.interfaces.web.posting import TOKEN
from alchemorsel.interfaces.web.rendering import render
from alchemorsel.interfaces.web.trouble import Trouble, trouble_of
from alchemorsel.interfaces.web.uploads import MOST_FILE_BYTES
from alchemorsel.interfaces.web.visit import Visit


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """Some of the book's recipes. `more` is the address of the ones after; empty where there are none."""

    recipes: tuple[RecipeSummary, ...] = ()
    more: str = ""


async def book_page(
    visit: Visit,
    query: BookQuery,
    *,
    gone: Gone | None = None,
    report: ImportAnswer | None = None,
    failure: ApiFailure | None = None,
) -> Response[str]:
    """The page. What the API cannot tell is empty, and why.

    Args:
        gone: what was deleted a moment ago.
        report: what came of an import.
        failure: what went wrong before.
    """
    listed, failed = await _listed(visit, query)
    told = failure or failed
    return render(
        visit,
        BOOK,
        status=told.status if told else 200,
        trouble=_trouble(told, visit.words) if told else None,
        query=query,
        form=query.form,
        listed=listed,
        answered=failed is None,
        gone=gone,
        report=report,
        telling=telling,
        sorts=SORTS,
        writers=WRITERS,
        most_file_bytes=MOST_FILE_BYTES,
        allergens=vocabulary_words.ALLERGENS,
        spoken=book_words(visit.words),
        token_field=TOKEN,
    )


def _trouble(failure: ApiFailure, words: Catalogue) -> Trouble:
    """What went wrong; of a search that means nothing, the fields by their labels, not by the API's names."""
    trouble = trouble_of(failure, words)
    labels = (words.gettext(LABELS[field]) for field in failure.fields if field in LABELS)
    named = ", ".join(words.gettext("“%(label)s”") % {"label": label} for label in labels)
    if failure.code != NOT_ASKED_SO or not named:
        return trouble
    advice = words.gettext("This cannot be looked for: %(fields)s. Change it, or show the whole book.")
    return msgspec.structs.replace(trouble, advice=advice % {"fields": named}, said="", reasons=())


async def _listed(visit: Visit, query: BookQuery) -> tuple[Listed, ApiFailure | None]:
    try:
        page = await found(visit.site.api, query.asked())
    except ApiFailure as failure:
        return Listed(), failure
    return Listed(recipes=page.recipes, more=query.after(page.next) if page.next else ""), None
