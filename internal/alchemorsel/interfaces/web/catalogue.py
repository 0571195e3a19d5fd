"""Reads gettext catalogues as translators write them (.po), so that nothing has to be compiled beforehand."""

import ast
import gettext
import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import NamedTuple

_STRING = re.compile(r'(?:(msgid_plural|msgid|msgstr(?:\[\d+\])?)\s+)?(".*")')


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for a text that is translated later
    """Mark a text for the catalogue."""
    return message


class Entry(NamedTuple):
    """One message; `texts` are its translations, two where it has a plural."""

    one: str
    many: str
    texts: tuple[str, ...]


class Catalogue(gettext.NullTranslations):
    """Messages in one language. What is not translated stays as it is in the code.

    Plurals follow the rule that English and German share: one, and everything else.
    """

    def __init__(self, language: str, entries: Mapping[str, Entry]) -> None:
        super().__init__()
        self.language = language
        self._entries = entries

    def gettext(self, message: str) -> str:
        found = self._entries.get(message)
        return found.texts[0] if found else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        found = self._entries.get(msgid1)
        one, many = (found.texts[0], found.texts[-1]) if found else (msgid1, msgid2)
        return one if n == 1 else many


def load_catalogue(language: str) -> Catalogue:
    """The catalogue of `locale/LANGUAGE.po`; the code's own language has none."""
    source = files("alchemorsel.interfaces.web") / "locale" / f"{language}.po"
    entries = read_entries(source.read_text(encoding="utf-8")) if source.is_file() else ()
    return Catalogue(language, {entry.one: entry for entry in entries if all(entry.texts)})


def read_entries(text: str) -> Iterator[Entry]:
    """The messages of a catalogue, its header left out.

    Raises:
        ValueError: a line is neither a comment nor part of a message, or a message has a context, which we never use.
    """
    for block in re.split(r"\n\s*\n", text):
        parts = _parts(block)
        if parts.get("msgid"):
            texts = tuple(value for name, value in parts.items() if name.startswith("msgstr"))
            yield Entry(parts["msgid"], parts.get("msgid_plural", ""), texts)


def _parts(block: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    name = ""
    for line in filter(None, map(str.strip, block.splitlines())):
        if line.startswith("#"):
            continue
        match = _STRING.fullmatch(line)
        if match is None or not (match[1] or name):
            raise ValueError(f"not a line of a catalogue: {line!r}")
        name = match[1] or name
        parts[name] = parts.get(name, "") + ast.literal_eval(match[2])
    return parts
