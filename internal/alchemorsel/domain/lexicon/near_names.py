"""Words that are one slip away from the name of a food: `peanvts`, `m1lk`, `allmond`."""

import re
from functools import lru_cache
from itertools import chain

from alchemorsel.domain.lexicon.compounds import compound
from alchemorsel.domain.lexicon.conditions import CONDITIONS
from alchemorsel.domain.lexicon.foods.slips import NAMES, PLAIN_WORDS
from alchemorsel.domain.lexicon.table import NO_FOOD, TABLE
from alchemorsel.domain.words import fold, singular

_WORD = re.compile(r"[^\W_]+")
_SHORTEST, _SHORTEST_WITH_A_SLIP = 4, 5
_DRAWN = (("vv", "w"), ("rn", "m"), ("ii", "u"))
_KNOWN = frozenset(word for phrase in (*TABLE, *NO_FOOD) for word in phrase) | CONDITIONS
_TAGS: dict[str, frozenset[str]] = {
    singular(name): frozenset(tags.split()) for tags, names in NAMES.items() for name in names.split()
}


def near_name(text: str, tags: frozenset[str], names: tuple[str, ...] = ()) -> tuple[str, str] | None:
    """A word of the text that names nothing, and the name it nearly is: of a food with such tags, or one of `names`."""
    for word in filter(_names_nothing, _WORD.findall(fold(text))):
        if meant := _meant(word, tags, names):
            return word, meant
    return None


@lru_cache(maxsize=8192)
def _meant(word: str, tags: frozenset[str], names: tuple[str, ...]) -> str | None:
    """The first name that a word nearly is; kept, for most recipes are told in the same few hundred words."""
    foods = (name for name in _foods_near(word) if _TAGS[name] & tags)
    named = (name for name in names if _is_nearly(singular(word), name))
    return next(chain(foods, named), None)


@lru_cache(maxsize=8192)
def _names_nothing(word: str) -> bool:
    said = singular(word)
    return len(said) >= _SHORTEST and not said.isdigit() and not _is_known(word) and not _is_known(said)


@lru_cache(maxsize=8192)
def _foods_near(word: str) -> tuple[str, ...]:
    said = singular(word)
    return tuple(name for name in _TAGS if _is_nearly(said, name))


def _is_nearly(said: str, name: str) -> bool:
    if abs(len(said) - len(name)) > 1 or (said[0] != name[0] and said[-1] != name[-1]):
        return False
    if any(letter.isdigit() for letter in said):
        return _fits(said, name)
    return any(said.replace(many, one) == name for many, one in _DRAWN) or _is_one_slip(said, name)


def _is_known(word: str) -> bool:
    return word in _KNOWN or word in PLAIN_WORDS or compound(word) is not None


def _fits(said: str, name: str) -> bool:
    """A digit stands for any letter, and at least half of the word has to be read."""
    if len(said) != len(name) or sum(letter.isdigit() for letter in said) * 2 > len(said):
        return False
    return all(letter == other or letter.isdigit() for letter, other in zip(said, name, strict=True))


def _is_one_slip(said: str, name: str) -> bool:
    """Whether one letter is wrong, missing or too much, or two neighbours have changed places."""
    short, long = sorted((said, name), key=len)
    if len(long) - len(short) > 1:
        return False
    same = next((at for at, (one, other) in enumerate(zip(short, long, strict=False)) if one != other), len(short))
    if len(short) != len(long):
        return len(name) >= _SHORTEST_WITH_A_SLIP and short[same:] == long[same + 1 :]
    swapped = said[same + 1 : same + 2] + said[same : same + 1]
    if swapped == name[same : same + 2] and said[same + 2 :] == name[same + 2 :]:
        return True
    return len(name) >= _SHORTEST_WITH_A_SLIP and said[same + 1 :] == name[same + 1 :]
