"""Makes pages from templates: one environment a language, everything escaped, nothing undefined."""

from functools import cache, partial
from importlib.resources import files
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined
from litestar import Response
from markupsafe import Markup

from alchemorsel.interfaces.web import amounts, vocabulary_words
from alchemorsel.interfaces.web.assets import asset_url, assets
from alchemorsel.interfaces.web.catalogue import Catalogue
from alchemorsel.interfaces.web.locales import LANGUAGES, words_of
from alchemorsel.interfaces.web.pages import PAGES, Page
from alchemorsel.interfaces.web.trouble import Trouble
from alchemorsel.interfaces.web.visit import Visit

HTML = "text/html"


def render(
    visit: Visit, page: Page, *, status: int = 200, trouble: Trouble | None = None, **facts: Any
) -> Response[str]:
    """A whole page, with the visitor's session.

    Args:
        trouble: what went wrong on the way here, told on top of the page.
        facts: what the page's own template needs.
    """
    text = (
        environment(visit.language)
        .get_template(page.template)
        .render(visit=visit, page=page, pages=PAGES, languages=LANGUAGES, trouble=trouble, **facts)
    )
    headers = {"Cache-Control": "no-store", "Vary": "Cookie, Accept-Language", "Content-Language": visit.language}
    return Response(text, status_code=status, media_type=HTML, headers=headers, cookies=visit.cookies())


def warm_up() -> None:
    """Compile every template, so that no visitor waits for it."""
    for language in LANGUAGES:
        for name in sources():
            environment(language).get_template(name)


@cache
def sources() -> dict[str, str]:
    """The templates by name."""
    folder = files("alchemorsel.interfaces.web") / "templates"
    return {each.name: each.read_text(encoding="utf-8") for each in folder.iterdir() if each.name.endswith(".html")}


@cache
def environment(language: str) -> Environment:
    """What renders pages in one language."""
    words = words_of(language)
    made = Environment(
        loader=DictLoader(sources()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_callables(words.gettext, words.ngettext, newstyle=True)  # type: ignore[attr-defined]  # the extension adds it
    made.globals |= {"asset": asset_url, "mark": _mark(), "vocabulary": vocabulary_words}
    made.filters |= _filters(words)
    return made


def _mark() -> Markup:
    """In the page itself: a file of its own is a document of its own to the browser, made before the first paint."""
    return Markup(assets()["mark.svg"].decode().strip())  # noqa: S704 - a file of ours


def _filters(words: Catalogue) -> dict[str, Any]:
    return {
        "amount": partial(amounts.amount_text, words=words),
        "number": partial(amounts.number_text, words=words),
        "minutes": partial(amounts.minutes_text, words=words),
        # Unlike `_`, which trusts its text: this one may come from anywhere.
        "translated": words.gettext,
        "data": data_block,
    }


def data_block(json: str) -> Markup:
    """JSON inside of a script element of data: no character in it can end the element or open a comment."""
    safe = json.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    return Markup(safe)  # noqa: S704 - what HTML would read has just been taken out
