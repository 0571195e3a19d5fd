"""Says what went wrong in a visitor's own language: what happened, what to do, and what the kitchen itself said."""

from collections.abc import Mapping

import msgspec

from alchemorsel.interfaces.web.api_client.failures import ApiFailure
from alchemorsel.interfaces.web.catalogue import N_, Catalogue


class Trouble(msgspec.Struct, frozen=True, kw_only=True):
    """`said` and `reasons` are the API's own sentences, in English."""

    code: str
    title: str
    advice: str
    said: str = ""
    reasons: tuple[str, ...] = ()
    retry_after_s: int | None = None


_NO_MODEL = (
    N_("No model could answer"),
    N_("Try again in a moment. If it stays, start Ollama with: ollama serve"),
)
_NOT_UNDERSTOOD = (
    N_("The kitchen sent something this page does not understand"),
    N_("Try again. If it stays, tell the operator: the page and the recipe service may be of different versions."),
)
_SAYS: Mapping[str, tuple[str, str]] = {
    "api_down": (
        N_("The kitchen cannot be reached"),
        N_("The recipe service does not answer. Start it (make run), then try again; what you wrote is still here."),
    ),
    "api_strange": _NOT_UNDERSTOOD,
    "cut": (
        N_("The answer broke off"),
        N_("The connection ended before the recipe was finished. Try again."),
    ),
    "timeout": (
        N_("It took too long"),
        N_("The model did not finish in time. Try again: what it finishes meanwhile is remembered. Or wish for less."),
    ),
    "too_often": (N_("Too many wishes in a short time"), N_("Wait a little, then try again.")),
    "rate_limited": (N_("Too many wishes in a short time"), N_("Wait a little, then try again.")),
    "busy": (N_("The kitchen is full"), N_("Others are being served. Try again in a moment.")),
    "loading": (
        N_("The model is still being loaded"),
        N_("The first answer after a pause takes longer. Try again in a moment."),
    ),
    "misconfigured": (
        N_("The kitchen needs its operator"),
        N_("A model, a key or an address has to be set right. What the kitchen says is below."),
    ),
    "no_key": (
        N_("The kitchen does not let this page in"),
        N_("The operator must give the web frontend a valid API key: ALCHEMORSEL_WEB_API_KEY."),
    ),
    "unavailable": _NO_MODEL,
    "exhausted": _NO_MODEL,
    "bad_answer": (
        N_("No answer passed the checks"),
        N_("What breaks your wish is never shown. Try again, or wish for something a little different."),
    ),
    "refused": (N_("The model declined this wish"), N_("Say it in another way.")),
    "invalid": (N_("Something in the wish is not understood"), N_("Change what is named below, then ask again.")),
    "too_long": (N_("The wish is too long for the model"), N_("Shorten it, then ask again.")),
    "too_large": (N_("That is more than the kitchen takes"), N_("Send less.")),
    "nothing_read": (
        N_("No ingredient was found in it"),
        N_("Write one ingredient a line, such as 200 g flour, or paste a whole recipe."),
    ),
    "not_operator": (
        N_("This key does not open the kitchen"),
        N_("It needs the scope admin: alchemorsel keys new --name ops --scope use --scope admin"),
    ),
    "no_keys": (
        N_("There is no key yet that could open the kitchen"),
        N_("Make one where the recipe service runs: alchemorsel keys new --name ops --scope use --scope admin"),
    ),
    "not_found": (
        N_("There is no such thing any more"),
        N_("Somebody else may have been faster. What is there is below."),
    ),
    "malformed": (N_("This form cannot be read"), N_("Load the page again, then send it once more.")),
    "stale_form": (
        N_("This page was open for too long"),
        N_("Nothing is lost. For safety, please send it once more."),
    ),
    "not_in_book": (
        N_("This recipe is not in your book"),
        N_("It may have been deleted; then it can be brought back for a while."),
    ),
    "book_changed": (
        N_("Somebody changed this recipe meanwhile"),
        N_("Nothing you typed is lost. Look at what differs below, then save yours or take theirs."),
    ),
    "book_invalid": (
        N_("The book cannot keep it like this"),
        N_("Nothing is lost. Change what is named below, then save it again."),
    ),
    "book_unreadable": (
        N_("There are no recipes to be read in this file"),
        N_("Send an export of this book, or recipes in JSON-LD."),
    ),
    "book_query": (
        N_("The book does not understand this search"),
        N_("Change what is named below, or show the whole book."),
    ),
    "book_away": (
        N_("The book cannot be opened"),
        N_("Its database does not answer. Nothing is lost; try again in a moment."),
    ),
    "book_busy": (N_("The book is busy"), N_("Somebody else is writing in it. Try again in a moment.")),
    "book_slow": (
        N_("It took too long"),
        N_("It may have been done all the same: look into the book, then try again. Nothing is kept twice."),
    ),
    "book_too_large": (N_("That is more than the book takes at once"), N_("Send less.")),
    "no_file": (N_("There was no file"), N_("Choose one, then send it again.")),
    "no_such_page": (N_("There is no such page"), N_("The kitchen starts on the first page.")),
}
_UNKNOWN = (N_("Something broke in the kitchen"), N_("Try again. If it stays, tell the operator."))
_FOR_OTHERS = frozenset({"api_down", "api_strange", "no_key", "timeout", "not_in_book", "book_changed"})
"""Whose advice says it all; the API's own, if there is any, is meant for programs."""


def trouble_of(failure: ApiFailure, words: Catalogue) -> Trouble:
    """What a page says of a failure."""
    title, advice = _SAYS.get(failure.code, _UNKNOWN)
    hears = failure.code not in _FOR_OTHERS
    return Trouble(
        code=failure.code,
        title=words.gettext(title),
        advice=_advice(failure, words.gettext(advice), words),
        said=" ".join(filter(None, (failure.detail, failure.suggestion))) if hears else "",
        reasons=failure.reasons,
        retry_after_s=failure.retry_after_s,
    )


def _advice(failure: ApiFailure, usual: str, words: Catalogue) -> str:
    if failure.retry_after_s is None:
        return usual
    when = words.ngettext(
        "Try again in %(seconds)d second.", "Try again in %(seconds)d seconds.", failure.retry_after_s
    ) % {"seconds": failure.retry_after_s}
    return f"{when}"
