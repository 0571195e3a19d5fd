"""Finds a food that somebody ruled out by its name, which may be a whole family's, or go by other names."""

from functools import lru_cache

from alchemorsel.domain.checker_numbers import both_numbers
from alchemorsel.domain.lexicon import DERIVED, GROUPS, Mention, tags_of
from alchemorsel.domain.lexicon.qualifiers import NOT_AFTER_FREE, WITHOUT
from alchemorsel.domain.lexicon.tokens import tokens
from alchemorsel.domain.lexicon.tongues import english, foods_in


def named_in(text: str, named: tuple[Mention, ...], name: str) -> str | None:
    """The words of a text that name the food, or one of the family that goes by this name.

    Args:
        named: the foods of the text.
    """
    group = _group(name)
    in_group = next((mention.phrase for mention in named if mention.tags & group), None) if group else None
    return in_group or (name if _stands_in(tokens(text), named, name) else _translated_in(text, named, name))


def derived_in(text: str, name: str) -> str | None:
    """A form of the food that has a name of its own: ketchup for tomato."""
    said, food = tokens(text), english(name)
    forms = (form for form in DERIVED.get(tokens(food), ()) if _places(said, form))
    return next((" ".join(form) for form in forms if not _names_another(text, form, food)), None)


def _names_another(text: str, form: tuple[str, ...], food: str) -> bool:
    """Whether the words stand inside the name of another food only: no `pomme` is meant by `pomme de terre`."""
    others = [each for each in foods_in(text) if each.food != food and each.end - each.start > len(form)]
    return all(any(each.start <= at < each.end for each in others) for at in _places(tokens(text), form))


@lru_cache(maxsize=1024)
def _group(name: str) -> frozenset[str]:
    """What the name of a whole family means; nothing where it is none."""
    return GROUPS.get(" ".join(tokens(name))) or GROUPS.get(english(name), frozenset())


def _translated_in(text: str, named: tuple[Mention, ...], name: str) -> str | None:
    """The word by which another language names the food."""
    wanted, said = english(name), tokens(text)
    places = ((at, end) for food, at, end in foods_in(text) if food == wanted)
    free = ((at, end) for at, end in places if not _denied(said, at, end - at))
    own = tags_of(wanted)
    return next((" ".join(said[at:end]) for at, end in free if not _inside_another(at, end - at, own, named)), None)


def _places(said: tuple[str, ...], wanted: tuple[str, ...]) -> list[int]:
    if not wanted or wanted[0] not in said:
        return []
    size = len(wanted)
    return [at for at in range(len(said) - size + 1) if said[at : at + size] == wanted]


def _stands_in(said: tuple[str, ...], named: tuple[Mention, ...], name: str) -> bool:
    """Whether the words stand in the text, and not merely inside the name of another food (peanut butter)."""
    size = len(tokens(name))
    places = [at for form in both_numbers(tokens(name)) for at in _places(said, form) if not _denied(said, at, size)]
    return any(not _inside_another(at, size, tags_of(name), named) for at in places) if places else False


def _denied(said: tuple[str, ...], at: int, size: int) -> bool:
    """`kiwi-free jam` and `jam without kiwi` say that it is not there."""
    free, after = said[at + size : at + size + 1] == ("free",), said[at + size + 1 : at + size + 2]
    return (free and NOT_AFTER_FREE.isdisjoint(after)) or said[max(0, at - 1) : at] in _WITHOUT


_WITHOUT = frozenset((word,) for word in WITHOUT)


def _inside_another(at: int, size: int, own: frozenset[str], named: tuple[Mention, ...]) -> bool:
    return bool(own) and any(
        m.start <= at and at + size <= m.end and m.end - m.start > size and not m.tags & own for m in named
    )
