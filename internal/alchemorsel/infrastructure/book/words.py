"""The words that a kept recipe is found by, and how each database is asked for them.

SQLite's FTS5 and PostgreSQL's tsvector are both given finished words, so that both find the same. A label begins with
an underscore, which no word does: the owner's, so that books are searched apart, and one for each tag.
"""

from hashlib import blake2b
from typing import Any, NamedTuple

from alchemorsel.domain.book.entry import Entry
from alchemorsel.domain.book.search_words import Wanted, search_words
from alchemorsel.domain.words import fold, tidy

_LABEL_BYTES = 8


class Words(NamedTuple):
    """By where they stand."""

    name: tuple[str, ...]
    ingredients: tuple[str, ...]
    rest: tuple[str, ...]
    labels: tuple[str, ...]


class Search(NamedTuple):
    """What is looked for: words anywhere or, with `in_name`, in the name or just elsewhere; foods, and labels."""

    anywhere: tuple[Wanted, ...]
    foods: tuple[Wanted, ...]
    labels: tuple[str, ...]
    in_name: bool | None = None


def words_of(entry: Entry, owner: str) -> Words:
    """All the words of an entry."""
    recipe = entry.recipe
    rest = (recipe.description, recipe.cuisine or "", recipe.course or "", *recipe.keywords, *recipe.tips)
    steps = (step.text for step in recipe.steps)
    return Words(
        name=search_words([recipe.name]),
        ingredients=search_words(f"{line.name} {line.preparation or ''}" for line in recipe.ingredients),
        rest=search_words((*rest, *steps, *entry.tags, entry.notes)),
        labels=(owner_label(owner), *(tag_label(owner, tag) for tag in entry.tags)),
    )


def owner_label(owner: str) -> str:
    return "_o" + _digest(owner)


def tag_label(owner: str, tag: str) -> str:
    """An owner's tag, the same however it is written."""
    return "_t" + _digest(f"{owner}\0{fold(tidy(tag))}")


def as_row(words: Words) -> dict[str, str]:
    """SQLite's columns."""
    return {name: " ".join(said) for name, said in words._asdict().items()}


def as_lexemes(words: Words) -> list[str]:
    """PostgreSQL's lexemes: each word, and once more with where it stands where that can be asked for."""
    placed = {*(f"n:{word}" for word in words.name), *(f"i:{word}" for word in words.ingredients)}
    return sorted(placed.union(*words))


def fts5(search: Search) -> str:
    """The search in FTS5's language; every word is quoted, so that none of it is an order."""
    parts = [f'labels : "{label}"' for label in search.labels]
    parts += [f"ingredients : {_fts5_word(word)}" for word in search.foods]
    columns = "{name ingredients rest}"
    whole = " AND ".join(_fts5_word(word) for word in search.anywhere)
    if whole:
        parts.append(f"name : ({whole})" if search.in_name else f"{columns} : ({whole})")
    found = " AND ".join(f"({part})" for part in parts)
    return f"({found}) NOT name : ({whole})" if whole and search.in_name is False else found


def tsquery(search: Search) -> str:
    """The search as PostgreSQL casts it to a tsquery."""
    parts = [_lexeme(label) for label in search.labels]
    parts += [_ts_word(word, "i:") for word in search.foods]
    if search.anywhere:
        named = " & ".join(_ts_word(word, "n:") for word in search.anywhere)
        parts += [named] if search.in_name else [_ts_word(word, "") for word in search.anywhere]
        parts += [f"!({named})"] if search.in_name is False else []
    return " & ".join(parts)


def _fts5_word(word: Wanted) -> str:
    first, *others = word.forms
    either = " OR ".join([f'"{first}"{" *" if word.begins else ""}', *(f'"{each}"' for each in others)])
    return f"({either})"


def _ts_word(word: Wanted, place: str) -> str:
    first, *others = word.forms
    begun = _lexeme(place + first) + (":*" if word.begins else "")
    return f"({' | '.join([begun, *(_lexeme(place + each) for each in others)])})"


def _lexeme(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=_LABEL_BYTES).hexdigest()


def insertion(dialect: str, seq: int, words: Words) -> tuple[str, dict[str, Any]]:
    """The statement that makes a recipe found, and its values."""
    if dialect == "sqlite":
        return _INTO_SQLITE, {"seq": seq, **as_row(words)}
    return _INTO_POSTGRES, {"seq": seq, "words": as_lexemes(words)}


_INTO_SQLITE = (
    "INSERT INTO recipe_words (rowid, name, ingredients, rest, labels) "
    "VALUES (:seq, :name, :ingredients, :rest, :labels)"
)
_INTO_POSTGRES = "INSERT INTO recipe_words (seq, words) VALUES (:seq, array_to_tsvector(CAST(:words AS text[])))"
