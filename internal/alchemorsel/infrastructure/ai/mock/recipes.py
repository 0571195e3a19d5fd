"""Composes recipes by rule: every pattern that can be cooked, the most fitting first."""

import hashlib
from collections.abc import Iterator

import msgspec

from alchemorsel.domain.drafts import RecipeDraft, StepDraft, TemperatureDraft
from alchemorsel.domain.requests import RecipeRequest
from alchemorsel.domain.vocabulary import Difficulty, TemperatureKind
from alchemorsel.infrastructure.ai.mock.craving import Craving
from alchemorsel.infrastructure.ai.mock.dishes import DISHES
from alchemorsel.infrastructure.ai.mock.filling import Filled, Order
from alchemorsel.infrastructure.ai.mock.foods.food import Kind
from alchemorsel.infrastructure.ai.mock.heat import allowed_by
from alchemorsel.infrastructure.ai.mock.leftovers import beside, needs_heat
from alchemorsel.infrastructure.ai.mock.plate import Dish, Item, Method, Move, Plate, Slot
from alchemorsel.infrastructure.ai.mock.ranking import fit

_CROWD = 12


class Written(msgspec.Struct, frozen=True):
    """One dish, filled and put into words; `minutes` are (prep, cook, rest)."""

    dish: Dish
    plate: Plate
    method: Method
    minutes: tuple[int, int, int]
    fit: float


def compose(request: RecipeRequest) -> Iterator[RecipeDraft]:
    """Every recipe that keeps the request's terms, best first; nothing at all where none can."""
    craving = Craving(request)
    order = order_of(request.seed or 0)
    written = [it for dish in DISHES if (it := _write(dish, craving, order)) is not None]
    for one in sorted(written, key=lambda it: -it.fit):
        yield _draft(one, craving)


def order_of(seed: int) -> Order:
    """The taste of a seed, the same on every machine."""

    def order(name: str) -> float:
        digest = hashlib.blake2b(f"{seed} {name}".encode(), digest_size=4).digest()
        return int.from_bytes(digest, "big") / 2**32

    return order


def _write(dish: Dish, craving: Craving, order: Order) -> Written | None:
    filled = Filled(dish, craving, order)
    plate = filled.fill()
    if plate is None:
        return None
    method = dish.write(plate)
    left = tuple(filled.left)
    needs = method.needs | ({"hob"} if needs_heat(left) else set())
    moves = (*method.moves, *beside(plate, left))
    minutes = times(moves)
    if not allowed_by(craving.wish.equipment, needs) or sum(minutes) > (craving.minutes or sum(minutes)):
        return None
    method = msgspec.structs.replace(method, moves=moves)
    return Written(dish, with_left(plate, left), method, minutes, fit(filled, craving, order, sum(minutes)))


def with_left(plate: Plate, left: tuple[Item, ...]) -> Plate:
    """The plate with a last place for what had none."""
    if not left:
        return plate
    place = Slot("beside", frozenset(Kind), most=len(left), share=float(len(left)) / 2)
    return msgspec.structs.replace(plate, slots=(*plate.slots, (place, left)))


def times(moves: tuple[Move, ...]) -> tuple[int, int, int]:
    """(prep, cook, rest) minutes; what runs aside costs time only where it outlasts the rest."""
    prep, cook, rest = (
        sum(move.minutes for move in moves if move.phase == phase) for phase in ("prep", "cook", "rest")
    )
    aside = max([0, *(move.minutes for move in moves if move.phase == "aside")])
    return prep, max(cook, aside), rest


def _draft(written: Written, craving: Craving) -> RecipeDraft:
    dish, method = written.dish, written.method
    prep, cook, rest = written.minutes
    course = craving.wish.course if craving.wish.course in dish.courses else dish.courses[0]
    return RecipeDraft(
        name=_capital(method.title),
        description=_description(written, craving),
        ingredients=written.plate.lines,
        steps=tuple(_step(written.plate, move) for move in method.moves),
        prep_minutes=prep,
        cook_minutes=cook,
        rest_minutes=rest,
        difficulty=Difficulty.EASY,
        cuisine=_cuisine(dish, craving),
        course=course,
        equipment=method.equipment,
        tips=_tips(written, craving),
        storage=method.storage,
        keywords=(dish.key.replace("_", " "),),
    )


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
    return f"A plain recipe put together by rule, without a language model: {craving.servings} servings in {total} minutes."


def _cuisine(dish: Dish, craving: Craving) -> str | None:
    """Only what the pattern knows; a cuisine is never claimed because somebody asked for it."""
    asked = (craving.wish.cuisine or "").casefold()
    return asked.capitalize() if asked in dish.cuisines else None


def _tips(written: Written, craving: Craving) -> tuple[str, ...]:
    wish, tips = craving.wish, list(written.method.tips)
    unknown = [item.name for item in written.plate.kind(Kind.UNKNOWN)]
    if unknown:
        tips.append(f"The rule kitchen does not know {unknown[0]}: look up how it is best prepared.")
    if craving.servings > _CROWD:
        tips.append(
            f"For {craving.servings} servings, cook in batches or several pans, and allow more time than stated."
        )
    if not wish.language.startswith("en"):
        tips.append("The rule kitchen writes English only; ask again when a language model is available.")
    if wish.cuisine and _cuisine(written.dish, craving) is None:
        tips.append("The cuisine asked for is not in the rule kitchen's patterns; season it to taste.")
    if wish.course and wish.course not in written.dish.courses:
        tips.append(f"No pattern for a {wish.course} fits this request; this is the nearest dish that does.")
    return tuple(tips)
