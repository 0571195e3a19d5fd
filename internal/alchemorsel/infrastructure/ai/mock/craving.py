"""What a request says to a cook: foods to use, foods and diets to heed, words that steer the dish."""

import re
from functools import cached_property, lru_cache

from msgspec.structs import replace

from alchemorsel.domain.checker import Rules, check_text
from alchemorsel.domain.requests import Wish, pantry
from alchemorsel.domain.vocabulary import Allergen, Diet, UnitSystem
from alchemorsel.domain.words import words
from alchemorsel.infrastructure.ai.mock.abroad import in_the_patterns_words
from alchemorsel.infrastructure.ai.mock.foods import food_named, foods_in, recognise, understood
from alchemorsel.infrastructure.ai.mock.foods.food import Food, Kind
from alchemorsel.infrastructure.ai.mock.heat import lacking
from alchemorsel.infrastructure.ai.mock.palettes import kitchens_of, palette_of
from alchemorsel.infrastructure.ai.mock.plate import Item, several
from alchemorsel.infrastructure.ai.mock.unfit import UNFIT

_WITHOUT = re.compile(
    r"\b(?:without|no(?!-| (?:bake|cook|knead|churn|fuss)\b)|not|except|excluding|hates?|avoid(?:ing)?|allergic to|"
    r"free of)\b(?P<what>[^.;:!?]*)"
)
_AND_WITH = re.compile(r"\b(?:but|with|using|please|for)\b")
_QUICK = re.compile(r"\b(?:quick|fast|speedy|easy weeknight)\b")
_MINUTES = re.compile(r"\b(?P<n>[1-9]\d{0,2})[ -]?(?:minutes?|mins?)\b")
_QUICK_MINUTES = 30
_LITTLE_MINUTES = 45
_LONGEST_PHRASE = 4
_MEALS = ("dinner", "supper", "lunch", "meal", "main")
_ASKS_FOR_SWEET = frozenset({Kind.FRUIT, Kind.DRIED_FRUIT, Kind.OATS, Kind.SWEET, Kind.CHOCOLATE})
_SWEETS = _ASKS_FOR_SWEET | {Kind.MILK, Kind.NUT, Kind.CREAM, Kind.SWEET_SPICE, Kind.LEAVEN}
_DISHES = frozenset({"hummus", "toast", "granola", "muesli", "salsa", "lasagne", "lasagna", "seed", "dal", "spread"})
"""Names of dishes, or too vague to buy, where a sentence says them."""
_VAGUE = frozenset({"herb", "nut", "bean", "berry", "stock", "broth", "mince", "fish", "seafood", "poultry", "vinegar"})
"""Where a sentence says one of these, our own table's food is meant."""
_TO_COOK = {"roast chicken": "chicken thigh", "noodle": "rice noodles"}
"""What a sentence wants bought, where a pantry holds something else by that name."""


class Craving:
    """A canonical request, read once. `wanted` are the foods its words name, `tokens` all of its words."""

    def __init__(self, wish: Wish) -> None:
        self.wish = _with_diets_of(wish)
        self.rules = Rules.of(self.wish)
        self._closed = frozenset(self.rules.closed())
        self._named_rules = Rules((), (), self.rules.custom_allergies, self.rules.excluded)
        said = f"{wish.prompt} . {wish.notes}"
        self._ruled_out = frozenset(food for text in _ruled_out(said) for _, food in foods_in(understood(text)))
        self.tokens = in_the_patterns_words(understood(_WITHOUT.sub(_kept, said)), wish.language)
        self.lacks = lacking(said)
        self._allowed: dict[str, bool] = {}

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The pantry, what must be used first and each food once, then what the prompt names."""
        mine = {item.name: item for item in sorted(pantry(self.wish.ingredients), key=lambda item: item.must_use)}
        held = sorted(mine.values(), key=lambda item: not item.must_use)
        own = [Item(food := recognise(item.name), several(item.name, food), item) for item in held]
        named = {item.food.name for item in own}
        asked = (_asked(" ".join(phrase), food) for phrase, food in dict(foods_in(self.tokens)).items())
        return (*own, *(item for item in asked if item and item.food.name not in named and self._fits(item)))

    @cached_property
    def welcome(self) -> tuple[Item, ...]:
        """What of it may go into a dish; what must be used does whatever a diet of numbers says."""
        return tuple(item for item in self.items if item.must_use or self._fits(item))

    def _fits(self, item: Item) -> bool:
        return self.allows(item.name, item.food)

    @property
    def servings(self) -> int:
        return self.wish.servings or 1

    @property
    def system(self) -> UnitSystem:
        return self.wish.unit_system

    @cached_property
    def kitchens(self) -> frozenset[str]:
        """The cuisines that would be what was asked for."""
        return kitchens_of(self.wish.cuisine or "")

    @cached_property
    def palette(self) -> frozenset[str]:
        """Our foods that taste of the cuisine asked for."""
        return palette_of(self.wish.cuisine or "")

    @cached_property
    def minutes(self) -> int | None:
        """The hard limit in minutes."""
        return self.wish.max_total_minutes

    @cached_property
    def wants_sweet(self) -> bool:
        """Whether everything at hand belongs into something sweet."""
        kinds = {item.kind for item in self.items}
        return bool(kinds & _ASKS_FOR_SWEET) and kinds <= _SWEETS

    @cached_property
    def asks_for_meal(self) -> bool:
        return any(self.mentions(word) for word in _MEALS)

    @cached_property
    def hurries(self) -> bool:
        """Whether the time is too short for what takes long to cook."""
        return self.minutes is not None and self.minutes <= _LITTLE_MINUTES

    @cached_property
    def soft_minutes(self) -> int | None:
        """The limit that the prompt's words hint at."""
        stated = _MINUTES.search(self.wish.prompt)
        if stated:
            return int(stated["n"])
        return _QUICK_MINUTES if _QUICK.search(self.wish.prompt) else None

    def allows(self, name: str, food: Food) -> bool:
        """Whether we may add this food of our own accord."""
        if name not in self._allowed:
            self._allowed[name] = self._may_add(name, food)
        return self._allowed[name]

    def _may_add(self, name: str, food: Food) -> bool:
        text = f"{name}, {food.prep}"
        if food in self._ruled_out or _broken_by(text) & self._closed or check_text(text, self._named_rules):
            return False
        if food.name.endswith("water"):
            return True
        unfit = (UNFIT[diet] for diet in self.wish.diets if diet in UNFIT)
        return not any(food.kind in kinds or food.name in foods for kinds, foods in unfit)

    def may_say(self, text: str) -> bool:
        """Whether a remark names nothing that is ruled out; the word alone would fail the check."""
        return not check_text(text, self.rules)

    def mentions(self, phrase: str) -> bool:
        """Whether the wish says these words in this order."""
        return _words(phrase) in self._said

    @cached_property
    def _said(self) -> frozenset[tuple[str, ...]]:
        """Every few words of the wish that follow one another."""
        ends = range(1, _LONGEST_PHRASE + 1)
        return frozenset(self.tokens[at : at + size] for at in range(len(self.tokens)) for size in ends)


_EVERY_RULE = Rules(tuple(Diet), tuple(Allergen))


@lru_cache(maxsize=2048)
def _broken_by(text: str) -> frozenset[Allergen | Diet]:
    """Every rule of the closed vocabularies that a food breaks; they judge it one by one, so once is enough."""
    return frozenset(rule for found in check_text(text, _EVERY_RULE) if (rule := found.allergen or found.diet))


@lru_cache(maxsize=1024)
def _words(phrase: str) -> tuple[str, ...]:
    return words(phrase)


def _ruled_out(text: str) -> list[str]:
    return [_AND_WITH.split(found["what"])[0] for found in _WITHOUT.finditer(text)]


def _kept(found: re.Match[str]) -> str:
    """The clause behind `without` is gone, and what follows a `but` stays."""
    turn = _AND_WITH.search(found["what"])
    return f" {found['what'][turn.start() :]}" if turn else " "


def _asked(phrase: str, food: Food) -> Item | None:
    if phrase in _DISHES:
        return None
    if phrase in _TO_COOK:
        bought = food_named(_TO_COOK[phrase])
        return Item(bought, bought.name)
    return Item(food, food.name if phrase in _VAGUE else several(phrase, food))


def _with_diets_of(wish: Wish) -> Wish:
    """Diets that the prompt names in so many words bind the cook like those of the list."""
    said = words(wish.prompt)
    named = [diet for diet in Diet if _says(said, tuple(diet.split("_")))]
    return replace(wish, diets=tuple(sorted({*wish.diets, *named}))) if named else wish


def _says(said: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    return any(said[at : at + len(phrase)] == phrase for at in range(len(said)))
