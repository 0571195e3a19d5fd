"""Brings the catalogues of the web frontend up to date with its code and templates; translations are kept."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

WEB = Path(__file__).parents[1] / "internal/alchemorsel/interfaces/web"
LOCALES = WEB / "locale"
METHODS = [("**.py", "python"), ("templates/**.html", "jinja2.ext:babel_extract")]
OPTIONS = {"templates/**.html": {"trimmed": "true", "silent": "false", "newstyle_gettext": "true"}}
Arguments = tuple[int | tuple[int, int] | tuple[int, str], ...] | None
"""Which arguments of a call are messages, as Babel wants to be told; None for the first."""
KEYWORDS: dict[str, Arguments | dict[int | None, Arguments]] = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "say": {1: (1,), 3: (1, 2)},
}


def main() -> None:
    """Write every catalogue, and say what is still to be translated."""
    for path in sorted(LOCALES.glob("*.po")):
        content, missing = updated(path)
        path.write_bytes(content)
        print(f"{path.name}: {len(missing)} to translate", *missing, sep="\n  ")


def updated(path: Path) -> tuple[bytes, list[str]]:
    """A catalogue as it should be, and the messages that it does not translate."""
    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.stem)
    catalogue.update(template(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    missing = [str(message.id) for message in catalogue if message.id and not _is_whole(message.string)]
    written = BytesIO()
    write_po(written, catalogue, omit_header=True, width=110, sort_output=True, no_location=True)
    return written.getvalue(), missing


def template() -> Catalog:
    """Every text of the pages."""
    found = Catalog()
    for _file, _line, message, _comments, _context in _extracted():
        found.add(message)
    return found


def _extracted() -> Iterator[tuple[str, int, str | tuple[str, ...], list[str], str | None]]:
    yield from extract_from_dir(WEB, METHODS, OPTIONS, keywords=KEYWORDS)


def _is_whole(string: str | tuple[str, ...] | list[str] | None) -> bool:
    return all(string) if isinstance(string, list | tuple) else bool(string)


if __name__ == "__main__":
    main()
