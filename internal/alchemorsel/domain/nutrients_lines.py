"""One line of a list on its way to the totals: which food, how heavy, and why not where it is neither."""

from collections.abc import Iterable, Iterator

import msgspec

from alchemorsel.domain.foods import SOURCE, Food, FoodTable
from alchemorsel.domain.grams import SPICES, Amount, Weighed, weigh
from alchemorsel.domain.lines import ReadLine, read_line
from alchemorsel.domain.matching import EVIDENCE, Match, find, of_part
from alchemorsel.domain.nutrition import Excluded, NutritionLine
from alchemorsel.domain.vocabulary import GRAMS, Evidence, Unit, UnitKind

SURENESS = tuple(Evidence)
"""Best first."""
SEASONING_GRAMS = 5.0
"""What a line of a spice or herb without a mass is taken to weigh for the coverage; of anything else, the mean line."""
NO_FOOD = "no food of the table goes by this name"
NO_AMOUNT = "no amount was given"


class Costed(msgspec.Struct, frozen=True, kw_only=True):
    """A line, the food it is taken for, and its mass; None where unknown. `named` is the food in the line's words.

    `stated`: the line gives an amount, so a missing mass is a gap and no mere seasoning to taste.
    """

    text: str
    named: str
    match: Match | None = None
    weighed: Weighed | None = None
    stated: bool = True

    @property
    def food(self) -> Food | None:
        return self.match.food if self.match else None

    @property
    def evidence(self) -> Evidence:
        """The worse of how the food and how the mass is known."""
        if self.match is None or self.weighed is None:
            return Evidence.UNQUANTIFIED
        return worst((EVIDENCE[self.match.how], self.weighed.evidence))

    @property
    def reason(self) -> str | None:
        """Why it is left out of the totals; None where it is in them."""
        if self.match is not None and self.weighed is not None:
            return None
        if self.match is None:
            return NO_FOOD
        return f"no measure tells what this amount of {self.match.food.name} weighs" if self.stated else NO_AMOUNT


def worst(tiers: Iterable[Evidence]) -> Evidence:
    return max(tiers, key=SURENESS.index, default=Evidence.UNQUANTIFIED)


def cost_text(text: str, table: FoodTable) -> Costed:
    """A line as somebody wrote it."""
    return cost(text, read_line(text), table)


def cost(text: str, read: ReadLine, table: FoodTable) -> Costed:
    """A line of which the parts are known."""
    match = of_part(find(read.name, table, read.preparation, read.unit), read.preparation, table)
    amount = amount_of(read)
    weighed = weigh(amount, match.food) if match else _stated_mass(amount)
    stated = read.quantity is not None and read.unit is not Unit.TO_TASTE
    return Costed(text=text, named=read.name, match=match, weighed=weighed, stated=stated)


def amount_of(read: ReadLine) -> Amount:
    """What to weigh: what is in so many packages, or the mass that is stated beside a cup."""
    said = f"{read.name} {read.preparation or ''}"
    package, also = read.package, read.also
    counted = read.unit is None or read.unit.kind is UnitKind.COUNT
    if package is not None and read.quantity is not None and counted:
        high = read.quantity_max and read.quantity_max * package.quantity
        return Amount(read.quantity * package.quantity, high, package.unit, said)
    if also is not None and also.unit.kind is UnitKind.MASS and read.unit not in GRAMS:
        return Amount(also.quantity, None, also.unit, said)
    return Amount(read.quantity, read.quantity_max, read.unit, said, read.name)


def _stated_mass(amount: Amount) -> Weighed | None:
    """What a line weighs of which nobody knows the food."""
    return weigh(amount, _UNKNOWN)


_UNKNOWN = Food("", "", "", (), ())


def lines_of(costed: Iterable[Costed]) -> Iterator[NutritionLine]:
    """The lines of which the food is known or named, as the answer shows them."""
    for each in costed:
        food, weighed = each.food, each.weighed
        yield NutritionLine(
            text=each.text,
            food=food.name if food else each.named,
            match=each.match.how if each.match else None,
            grams=weighed.grams if weighed else None,
            grams_evidence=weighed.evidence if weighed else Evidence.UNQUANTIFIED,
            how=weighed.how if weighed else each.reason or NO_AMOUNT,
            energy_kcal=_energy(food, weighed),
            source=SOURCE if food else None,
            ndb=food.ndb if food else None,
        )


def _energy(food: Food | None, weighed: Weighed | None) -> float | None:
    each = food.value("energy_kcal") if food else None
    return round(each * weighed.grams / 100, 1) if each is not None and weighed else None


def excluded_of(costed: Iterable[Costed]) -> Iterator[Excluded]:
    for each in costed:
        if each.reason is not None:
            yield Excluded(text=each.text, reason=each.reason)


def coverage(costed: tuple[Costed, ...]) -> float:
    """The share of the mass, 0 to 1, that the totals stand on. What a line without a mass weighs is assumed."""
    known = [each.weighed.grams for each in costed if each.weighed]
    inside = sum(each.weighed.grams for each in costed if each.weighed and each.match)
    mean = sum(known) / len(known) if known else 1.0
    assumed = sum(_assumed(each, mean) for each in costed if each.weighed is None)
    return inside / (sum(known) + assumed) if inside else 0.0


def _assumed(line: Costed, mean: float) -> float:
    seasoning = not line.stated or (line.food is not None and line.food.ndb.startswith(SPICES))
    return min(SEASONING_GRAMS, mean) if seasoning else mean
