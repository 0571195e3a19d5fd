"""A recipe as a document: for programs, for other recipe keepers, and for people."""

from collections.abc import Callable
from typing import NamedTuple

from alchemorsel.domain.exporting.cooklang import as_cooklang
from alchemorsel.domain.exporting.json_ld import as_json_ld
from alchemorsel.domain.exporting.prose import as_markdown, as_text
from alchemorsel.domain.recipe import Recipe
from alchemorsel.domain.recipe_requests import ExportFormat
from alchemorsel.domain.value import encode


class Document(NamedTuple):
    """A written recipe; `suffix` is what a file of this kind is called by."""

    media_type: str
    suffix: str
    body: bytes


def export(recipe: Recipe, to: ExportFormat) -> Document:
    """The recipe in one of the formats."""
    media_type, suffix, write = _WRITERS[to]
    return Document(media_type, suffix, write(recipe))


_Writer = Callable[[Recipe], bytes]
_WRITERS: dict[ExportFormat, tuple[str, str, _Writer]] = {
    ExportFormat.JSON_LD: ("application/ld+json", "json", lambda recipe: encode(as_json_ld(recipe))),
    ExportFormat.MARKDOWN: ("text/markdown", "md", lambda recipe: as_markdown(recipe).encode()),
    ExportFormat.COOKLANG: ("text/plain", "cook", lambda recipe: as_cooklang(recipe).encode()),
    ExportFormat.TEXT: ("text/plain", "txt", lambda recipe: as_text(recipe).encode()),
}
