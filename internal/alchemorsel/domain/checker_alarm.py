"""What must stand in a text before any rule can find something in it, so that innocent ones are let through at once."""

from functools import lru_cache
from typing import NamedTuple

from alchemorsel.domain.checker_numbers import both_numbers
from alchemorsel.domain.lexicon import DERIVED, GROUPS, Mention
from alchemorsel.domain.lexicon.tokens import tokens
from alchemorsel.domain.lexicon.tongues import english, foods_in
from alchemorsel.domain.ruled_out import ALLERGENS, DIETS, DOUBTS
from alchemorsel.domain.vocabulary import Allergen, Diet


class Alarm(NamedTuple):
    """No finding without one of the `tags`, `words` or `foods`; no caution without one of `hidden`."""

    tags: frozenset[str]
    words: frozenset[str]
    foods: frozenset[str]
    hidden: frozenset[str]

    def may_find(self, text: str, named: tuple[Mention, ...]) -> bool:
        # Plain loops: each text of each recipe comes through here, and a generator costs more than it looks at.
        for mention in named:
            if not self.tags.isdisjoint(mention.tags):
                return True
        if not self.words.isdisjoint(tokens(text)):
            return True
        return bool(self.foods) and not self.foods.isdisjoint([each.food for each in foods_in(text)])

    def may_warn(self, named: tuple[Mention, ...]) -> bool:
        for mention in named:
            if not (self.hidden.isdisjoint(mention.may) and self.hidden.isdisjoint(mention.tags)):
                return True
        return False


@lru_cache(maxsize=512)
def alarm_of(diets: tuple[Diet, ...], allergies: tuple[Allergen, ...], names: tuple[str, ...]) -> Alarm:
    """The alarm of what a request rules out; `names` are its custom allergies and exclusions."""
    named = [tokens(name) for name in names]
    closed = [*(ALLERGENS[each] for each in allergies), *(DIETS.get(each, set()) for each in diets)]
    foods = [english(name) for name in names]
    groups = [GROUPS.get(food, frozenset()) for food in (*map(" ".join, named), *foods)]
    # Kosher rules forbid meat with milk, each of which may be eaten alone.
    mixed = {"milk"} if Diet.KOSHER in diets else set()
    doubts = [DOUBTS.get(each, set()) for each in diets]
    numbers = [form for name in named for form in both_numbers(name)]
    forms = [form for name in (*numbers, *map(tokens, foods)) for form in (name, *DERIVED.get(name, ()))]
    return Alarm(
        tags=frozenset().union(mixed, *closed, *groups),
        words=frozenset(form[0] for form in forms if form),
        foods=frozenset(foods),
        hidden=frozenset().union(*closed, *doubts),
    )
