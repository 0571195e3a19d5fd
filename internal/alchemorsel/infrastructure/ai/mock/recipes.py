"""Composes recipes by rule: every pattern that can be cooked, the most fitting first."""

import hashlib
from collections.abc import Callable, Iterator
from functools import cached_property
from heapq import heapify, heappop, heappush

from msgspec.structs import replace

from alchemorsel.domain.checker import kosher_mix
from alchemorsel.domain.drafts import LineDraft, RecipeDraft, StepDraft, TemperatureDraft
from alchemorsel.domain.invariants import LEAST_LINES
from alchemorsel.domain.requests import RecipeRequest
from alchemorsel.domain.vocabulary import Course, Diet, Difficulty, TemperatureKind, UnitSystem
from alchemorsel.infrastructure.ai.mock.craving import Craving
from alchemorsel.infrastructure.ai.mock.dishes import DISHES
from alchemorsel.infrastructure.ai.mock.filling import Filled, Order
from alchemorsel.infrastructure.ai.mock.foods.food import Kind
from alchemorsel.infrastructure.ai.mock.heat import allowed_by
from alchemorsel.infrastructure.ai.mock.inches import in_inches
from alchemorsel.infrastructure.ai.mock.leftovers import beside, heat_for
from alchemorsel.infrastructure.ai.mock.missed import is_missed
from alchemorsel.infrastructure.ai.mock.moves import each, shared
from alchemorsel.infrastructure.ai.mock.plate import Dish, Method, Move, Plate, Slot
from alchemorsel.infrastructure.ai.mock.ranking import fit, hope

_CROWD = 12
_ANYTHING = frozenset(Kind)


class Written:
    """One dish, filled; its words are made when somebody asks for them."""

    def __init__(self, filled: Filled, plate: Plate) -> None:
        self.filled = filled
        self.dish = filled.dish
        self._plate = plate
        self._left = tuple(filled.left)

    @cached_property
    def method(self) -> Method:
        method = self.dish.write(self._plate)
        moves = (*method.moves, *self._unsaid(method), *beside(self._plate, self._left))
        return replace(method, moves=shared(self._plate, moves), needs=method.needs | heat_for(self._left))

    def _unsaid(self, method: Method) -> list[Move]:
        """What a pattern's words had no use for, such as oil where nothing is fried."""
        text = " ".join(move.text for move in method.moves)
        items = [item for _, items in self._plate.slots for item in items if not _names(text, item.name)]
        return each(items, lambda names: f"Finish with a little of {names}.")

    @cached_property
    def plate(self) -> Plate:
        """With a last place for what had none."""
        if not self._left:
            return self._plate
        place = Slot("beside", _ANYTHING, most=len(self._left), share=len(self._left) / 2)
        return replace(self._plate, slots=(*self._plate.slots, (place, self._left)))

    @cached_property
    def minutes(self) -> tuple[int, int, int]:
        """To prepare, to cook, to rest; what runs aside costs time only where it outlasts the cooking."""
        moves = self.method.moves
        prep, cook, rest = (sum(m.minutes for m in moves if m.phase == phase) for phase in ("prep", "cook", "rest"))
        return prep, max([cook, *(m.minutes for m in moves if m.phase == "aside")]), rest

    @property
    def pots(self) -> int:
        """How many stand over the fire at once."""
        aside = any(move.phase == "aside" and not move.oven for move in self.method.moves)
        return 1 + (aside and "hob" in self.method.needs)

    def possible(self, craving: Craving) -> bool:
        """Whether this kitchen can cook it in the time there is."""
        enough = len({item.name for _, items in self.plate.slots for item in items}) >= LEAST_LINES
        in_time = craving.minutes is None or sum(self.minutes) <= craving.minutes
        there = self.method.needs.isdisjoint(craving.lacks)
        return enough and in_time and there and allowed_by(craving.wish.equipment, self.method.needs, self.pots)


def _names(text: str, name: str) -> bool:
    """Whether the name stands there by itself: boiling uses no oil."""
    at = text.find(name)
    while at >= 0:
        if not (text[at - 1 : at].isalnum() or text[at + len(name) :][:1].isalnum()):
            return True
        at = text.find(name, at + 1)
    return False


def compose(request: RecipeRequest) -> Iterator[RecipeDraft]:
    """Every recipe that keeps the request's terms, best first; nothing at all where none can."""
    craving = Craving(request)
    named: list[Written] = []
    for one in _ranked(craving, order_of(request.seed or 0)):
        if not one.possible(craving) or _mixes(one, craving):
            continue
        if _names_what_is_out(one, craving):
            named.append(one)
        else:
            yield _draft(one, craving)
    yield from (_draft(one, craving) for one in named)


def _names_what_is_out(one: Written, craving: Craving) -> bool:
    """Whether a step says a food that this cook ruled out, such as water: no list holds it, and the check finds it."""
    wish = craving.wish
    if not (wish.excluded_ingredients or wish.custom_allergies):
        return False
    return not all(craving.may_say(move.text) for move in one.method.moves)


def _ranked(craving: Craving, order: Order) -> Iterator[Written]:
    """The dishes, the most fitting first. None is filled before its best hope comes up, for filling is the work."""
    seated = [_seated(dish, craving, order) for dish in DISHES]
    heap: list[tuple[float, int, Written | None]] = [
        (-hope(filled, craving, order), at, None) for at, filled in enumerate(seated)
    ]
    heapify(heap)
    while heap:
        worth, at, one = heappop(heap)
        if one is not None:
            yield one
        elif (plate := seated[at].fill()) is not None:
            one = Written(seated[at], plate)
            heappush(heap, (-fit(-worth, seated[at], slow=_slow(one, craving)), at, one))


def _seated(dish: Dish, craving: Craving, order: Order) -> Filled:
    filled = Filled(dish, craving, order)
    filled.seat()
    return filled


def _mixes(one: Written, craving: Craving) -> bool:
    """Whether meat and milk meet where kosher rules forbid it; line by line both may be fine."""
    return Diet.KOSHER in craving.wish.diets and kosher_mix(tuple(line.name for line in one.plate.lines))


def _slow(one: Written, craving: Craving) -> bool:
    """Whether it takes longer than the wish hints at."""
    return craving.soft_minutes is not None and sum(one.minutes) > craving.soft_minutes


def order_of(seed: int) -> Order:
    """The taste of a seed, the same on every machine."""

    def order(name: str) -> float:
        digest = hashlib.blake2b(f"{seed} {name}".encode(), digest_size=4).digest()
        return int.from_bytes(digest, "big") / 2**32

    return order


def _draft(written: Written, craving: Craving) -> RecipeDraft:
    dish, method = written.dish, written.method
    length = in_inches if craving.system is UnitSystem.US else str
    prep, cook, rest = written.minutes
    return RecipeDraft(
        name=_capital(method.title),
        description=_description(written, craving),
        ingredients=tuple(_measured(line, length) for line in written.plate.lines),
        steps=tuple(_step(written.plate, replace(move, text=length(move.text))) for move in method.moves),
        prep_minutes=prep,
        cook_minutes=cook,
        rest_minutes=rest,
        difficulty=Difficulty.EASY,
        cuisine=_cuisine(dish, craving),
        course=_course(dish, craving),
        equipment=method.equipment,
        tips=_tips(written, craving),
        storage=method.storage if method.storage and craving.may_say(method.storage) else None,
        keywords=tuple(filter(craving.may_say, (dish.key.replace("_", " "),))),
    )


def _measured(line: LineDraft, length: Callable[[str], str]) -> LineDraft:
    return replace(line, preparation=length(line.preparation)) if line.preparation else line


def _course(dish: Dish, craving: Craving) -> Course:
    asked = Course.MAIN if craving.wish.course is None and craving.asks_for_meal else craving.wish.course
    return asked if asked is not None and asked in dish.courses else dish.courses[0]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _step(plate: Plate, move: Move) -> StepDraft:
    heat = None
    if move.celsius is not None:
        kind = TemperatureKind.OVEN if move.oven else TemperatureKind.INTERNAL
        heat = TemperatureDraft(value=plate.heat(move.celsius), unit=plate.degrees, kind=kind)
    return StepDraft(
        text=move.text, minutes=move.minutes or None, temperature=heat, is_passive=move.phase in {"rest", "aside"}
    )


def _description(written: Written, craving: Craving) -> str:
    total = sum(written.minutes)
    servings = f"{craving.servings} servings" if craving.servings > 1 else "one serving"
    return f"A plain recipe put together by rule, without a language model: {servings} in {total} minutes."


def _cuisine(dish: Dish, craving: Craving) -> str | None:
    """Only what the pattern knows; a cuisine is never claimed because somebody asked for it."""
    return (craving.wish.cuisine or "").capitalize() if craving.kitchens & dish.kitchens else None


def _tips(written: Written, craving: Craving) -> tuple[str, ...]:
    wish, tips = craving.wish, list(written.method.tips)
    unknown = [item.name for item in written.plate.kind(Kind.UNKNOWN)]
    if unknown:
        tips.append(
            f"The rule kitchen does not know {unknown[0]}: make sure that it is food, and look up how it is prepared."
        )
    if craving.servings > _CROWD:
        tips.append(
            f"For {craving.servings} servings, cook in batches or several pans, and allow more time than stated."
        )
    if not wish.language.startswith("en"):
        tips.append("The rule kitchen writes English only; ask again when a language model is available.")
    if wish.cuisine and _cuisine(written.dish, craving) is None:
        tips.append("The cuisine asked for is not in the rule kitchen's patterns; season it to taste.")
    if wish.course and wish.course not in written.dish.courses:
        tips.append("No pattern of the course asked for fits this request; this is the nearest dish that does.")
    elif is_missed(written.dish, craving):
        tips.append("No pattern of the dish asked for fits this request; this is the nearest dish that does.")
    return tuple(filter(craving.may_say, tips))
