"""Which recipes of the book a visitor looks for; the page's address says it in the API's words, so it can be kept."""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import parse_qsl, urlencode

import msgspec

from alchemorsel.domain.book.requests import Sort
from alchemorsel.domain.vocabulary import Provider
from alchemorsel.interfaces.web.api_client.book import Pairs
from alchemorsel.interfaces.web.catalogue import N_
from alchemorsel.interfaces.web.forms import Form
from alchemorsel.interfaces.web.pages import BOOK
from alchemorsel.interfaces.web.status_words import PROVIDERS

PAGE_LENGTH = 24
SORTS: Mapping[Sort, str] = {
    Sort.UPDATED: N_("last changed"),
    Sort.CREATED: N_("newest"),
    Sort.NAME: N_("by name"),
    Sort.MINUTES: N_("quickest"),
    Sort.RATING: N_("best rated"),
    Sort.RELEVANCE: N_("best match"),
}
WRITERS: Mapping[Provider, str] = {each: PROVIDERS[each] for each in (Provider.OLLAMA, Provider.OPENAI, Provider.MOCK)}
"""Who writes recipes; the foods table only counts what they hold."""
LABELS: Mapping[str, str] = {
    "q": N_("Search"),
    "sort": N_("Order"),
    "favourite": N_("Favourites only"),
    "ingredient": N_("With these ingredients"),
    "max_minutes": N_("At most, minutes"),
    "cuisine": N_("Cuisine"),
    "course": N_("Course"),
    "tag": N_("Tag"),
    "provider": N_("Written by"),
    "diet": N_("Nothing speaks against"),
    "allergen_free": N_("Without these allergens, as far as words show"),
    "cursor": N_("the place in the list"),
}
"""The API's parameters as the page's form names them."""
_ONCE = ("q", "cuisine", "course", "max_minutes", "provider", "favourite", "sort")
_OFTEN = ("diet", "allergen_free", "tag")
_IN_THE_PANEL = frozenset(
    {"diet", "allergen_free", "cuisine", "course", "max_minutes", "ingredient", "tag", "provider"}
)
_MOST_FIELDS = 200
_LONGEST = 4096


class BookQuery(msgspec.Struct, frozen=True):
    """`form` holds the fields, `pairs` the same as the API takes them: nothing empty, one ingredient a parameter."""

    form: Form
    pairs: tuple[tuple[str, str], ...]

    @property
    def is_narrowed(self) -> bool:
        return any(name not in {"sort", "cursor"} for name, _ in self.pairs)

    @property
    def narrows_much(self) -> bool:
        """Whether something is set that the page does not show at once."""
        return any(name in _IN_THE_PANEL for name, _ in self.pairs)

    @property
    def text(self) -> str:
        """As the address has it, from the list's beginning."""
        return urlencode([pair for pair in self.pairs if pair[0] != "cursor"])

    @property
    def path(self) -> str:
        return _path(self.text)

    def after(self, cursor: str) -> str:
        """Where the list goes on."""
        return _path(urlencode([*parse_qsl(self.text), ("cursor", cursor)]))

    def asked(self) -> Pairs:
        """For the API."""
        return [*self.pairs, ("limit", str(PAGE_LENGTH))]


def query_in(text: str) -> BookQuery:
    """What an address, or a field that repeats one, asks for; what the book does not know is left out."""
    try:
        form = Form(parse_qsl(text[:_LONGEST], max_num_fields=_MOST_FIELDS))
    except ValueError:
        form = Form()
    return BookQuery(form, tuple(_pairs(form)))


def _pairs(form: Form) -> Iterator[tuple[str, str]]:
    yield from ((name, form.one(name)) for name in (*_ONCE, "cursor") if form.one(name))
    yield from ((name, value) for name in _OFTEN for value in dict.fromkeys(form.every(name)))
    yield from (("ingredient", name) for name in dict.fromkeys(_parts(form.every("ingredient"))))


def _parts(values: Iterable[str]) -> Iterator[str]:
    return (name for value in values for part in value.split(",") if (name := part.strip()))


def _path(query: str) -> str:
    return f"{BOOK.path}?{query}" if query else BOOK.path
