"""The pages there are: what stands in the navigation, and which module makes each of them come alive."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode

import msgspec

from alchemorsel.interfaces.web.catalogue import N_


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One page.

    Args:
        path: where it is; also what a visitor may be sent back to.
        label: its name in the navigation, untranslated.
        template: what it is rendered from; its module has the same name and ends in `.js`.
    """

    path: str
    label: str
    template: str

    @property
    def module(self) -> str:
        return self.template.removesuffix(".html") + ".js"


ASK = Page(path="/", label=N_("Ask"), template="ask.html")
RECIPE = Page(path="/recipe", label=N_("Your recipe"), template="recipe.html")
BOOK = Page(path="/book", label=N_("Book"), template="book.html")
BOOK_RECIPE = Page(path=BOOK.path, label=BOOK.label, template="book_recipe.html")
BOOK_EDIT = Page(path=BOOK.path, label=BOOK.label, template="book_edit.html")
IDEAS = Page(path="/ideas", label=N_("Ideas"), template="ideas.html")
NUTRITION = Page(path="/nutrition", label=N_("Nutrition"), template="nutrition.html")
CHECK = Page(path="/check", label=N_("Check"), template="check.html")
STATUS = Page(path="/status", label=N_("Kitchen"), template="status.html")
PAGES = (ASK, RECIPE, BOOK, IDEAS, NUTRITION, CHECK, STATUS)
"""In the order of the navigation; a new page is a new line here, a template, a module and its routes."""

_MOST_FIELDS = 200
_LONGEST = 4096
_KEPT = re.compile(BOOK.path + r"/[0-9a-f-]{36}(?:/edit)?")


def own_path(asked: str) -> str:
    """The path of a page of ours, and of nothing else: nobody is ever sent anywhere by a link to us."""
    return asked if _KEPT.fullmatch(asked) else next(_paths(asked), ASK.path)


def own_address(asked: str) -> str:
    """As `own_path`, with what is asked of the page; written anew, so that no character of it can mean more."""
    path, _, query = asked.partition("?")
    if not query or own_path(path) != path or len(query) > _LONGEST:
        return own_path(path)
    try:
        return f"{path}?{urlencode(parse_qsl(query, keep_blank_values=True, max_num_fields=_MOST_FIELDS))}"
    except ValueError:
        return path


def _paths(asked: str) -> Iterator[str]:
    return (page.path for page in PAGES if page.path == asked)
