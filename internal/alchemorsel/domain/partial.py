"""What may be shown of a draft while a model still writes it; the fields are named as in the answer.

Only complete values are shown, except the recipe's name and its last step: these are read along as they are written.
Nothing here is checked: where a request has rules, drafts are not shown at all.
"""

import re
from collections.abc import Callable, Iterator
from typing import Annotated, Any

from msgspec import Meta

from alchemorsel.domain.growing import GrowingJson
from alchemorsel.domain.requests import IngredientRequest, NutritionRequest, RecipeRequest, Request
from alchemorsel.domain.value import Value

LONGEST_NAME = 120
LONGEST_WORD = 30
LONGEST_TEXT = 600
MOST_ITEMS = 60

# The same that plating's reader takes out: controls, and marks that turn a text's direction.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


class PartialLine(Value, frozen=True, kw_only=True):
    """An ingredient as the model wrote it; `unit` is still its own word."""

    name: str
    quantity: float | None = None
    unit: str | None = None
    preparation: str | None = None


class PartialStep(Value, frozen=True, kw_only=True):
    number: int
    text: str


class PartialRecipe(Value, frozen=True, kw_only=True):
    """A recipe as it grows. `name` and the text of the last step may stop in the middle of a word."""

    name: str = ""
    ingredients: tuple[PartialLine, ...] = ()
    steps: tuple[PartialStep, ...] = ()


class PartialIdea(Value, frozen=True, kw_only=True):
    name: str
    kind: str | None = None
    reason: str | None = None


class PartialSuggestions(Value, frozen=True, kw_only=True):
    """The ideas so far, in the order of the model; the answer may drop some and sorts them."""

    suggestions: tuple[PartialIdea, ...] = ()


class PartialFood(Value, frozen=True, kw_only=True):
    """What the model makes of a line, counted from 1; the answer's numbers come from a table."""

    line: Annotated[int, Meta(ge=1)]
    food: str
    grams: float | None = None


class PartialNutrition(Value, frozen=True, kw_only=True):
    foods: tuple[PartialFood, ...] = ()


Partial = PartialRecipe | PartialSuggestions | PartialNutrition
_Object = dict[str, Any]


class Sketch:
    """One draft of an answer to a request, read along."""

    def __init__(self, request: Request) -> None:
        self._json = GrowingJson()
        self._draw = _drawing_for(request)

    def write(self, text: str) -> None:
        """The next piece of the model's text, whatever it is."""
        self._json.feed(text)

    def seen(self) -> Partial:
        """What there is to show by now."""
        root = self._json.root
        # An object that was just begun is empty, and is the one whose first string grows.
        return self._draw(self._json, {} if root is None else root)


def _drawing_for(request: Request) -> Callable[[GrowingJson, _Object], Partial]:
    match request:
        case RecipeRequest():
            return _recipe
        case IngredientRequest():
            return _suggestions
        case NutritionRequest():
            return _nutrition


def _recipe(json: GrowingJson, root: _Object) -> PartialRecipe:
    lines = (_line(each) for each in _whole(json, root, "ingredients"))
    texts = (_clean(json.text(each, "text"), LONGEST_TEXT) for each in _objects(root, "steps"))
    return PartialRecipe(
        name=_clean(json.text(root, "name"), LONGEST_NAME),
        ingredients=tuple(line for line in lines if line.name),
        steps=tuple(PartialStep(number=n, text=text) for n, text in enumerate(filter(None, texts), 1)),
    )


def _suggestions(json: GrowingJson, root: _Object) -> PartialSuggestions:
    ideas = (_idea(each) for each in _whole(json, root, "suggestions"))
    return PartialSuggestions(suggestions=tuple(idea for idea in ideas if idea.name))


def _nutrition(json: GrowingJson, root: _Object) -> PartialNutrition:
    foods = (_food(each) for each in _whole(json, root, "foods"))
    return PartialNutrition(foods=tuple(food for food in foods if food.food and food.line))


def _line(raw: _Object) -> PartialLine:
    return PartialLine(
        name=_words(raw, "name", LONGEST_NAME) or "",
        quantity=_number(raw, "quantity"),
        unit=_words(raw, "unit", LONGEST_WORD),
        preparation=_words(raw, "preparation", LONGEST_NAME),
    )


def _idea(raw: _Object) -> PartialIdea:
    return PartialIdea(
        name=_words(raw, "name", LONGEST_NAME) or "",
        kind=_words(raw, "kind", LONGEST_WORD),
        reason=_words(raw, "reason", LONGEST_TEXT),
    )


def _food(raw: _Object) -> PartialFood:
    return PartialFood(
        line=int(max(0.0, min(_number(raw, "line") or 0.0, float(MOST_ITEMS)))),
        food=_words(raw, "food", LONGEST_NAME) or "",
        grams=_number(raw, "grams"),
    )


def _whole(json: GrowingJson, root: _Object, key: str) -> Iterator[_Object]:
    return (each for each in _objects(root, key) if not json.is_open(each))


def _objects(root: _Object, key: str) -> Iterator[_Object]:
    items = root.get(key)
    return (each for each in (items[:MOST_ITEMS] if isinstance(items, list) else ()) if isinstance(each, dict))


def _number(raw: _Object, key: str) -> float | None:
    value = raw.get(key)
    return value if isinstance(value, float) and value >= 0 else None


def _words(raw: _Object, key: str, longest: int) -> str | None:
    value = raw.get(key)
    return _clean(value, longest) or None if isinstance(value, str) else None


def _clean(text: str, longest: int) -> str:
    """One line that can be shown. Two halves of a character become one; a half alone is left out."""
    joined = text[:longest].encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return " ".join(_UNSEEN.sub(" ", joined).split())
