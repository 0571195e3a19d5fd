"""What a serving holds against a day's reference intake, as bars for an SVG and as numbers for everybody."""

from collections.abc import Iterator, Mapping

import msgspec

from alchemorsel.domain.nutrition import Nutrition
from alchemorsel.interfaces.web.catalogue import N_

REFERENCE: Mapping[str, float] = {
    "energy_kcal": 2000,
    "fat_g": 70,
    "saturated_fat_g": 20,
    "carbohydrate_g": 260,
    "sugar_g": 90,
    "protein_g": 50,
    "salt_g": 6,
}
"""Of an average adult for a day: Regulation (EU) No 1169/2011, Annex XIII, part B. It has none for fibre."""
_ROWS = (
    ("energy_kcal", N_("Energy"), "kcal"),
    ("protein_g", N_("Protein"), "g"),
    ("fat_g", N_("Fat"), "g"),
    ("saturated_fat_g", N_("of which saturates"), "g"),
    ("carbohydrate_g", N_("Carbohydrate"), "g"),
    ("sugar_g", N_("of which sugars"), "g"),
    ("fibre_g", N_("Fibre"), "g"),
    ("salt_g", N_("Salt"), "g"),
)
SCALE_PERCENT = 100.0
"""Where the bars end; what is more is cut off there, and the number tells."""
_SALT_PER_SODIUM_MG = 2.5 / 1000


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """One nutrient. Shares are percent of the reference intake; `low` and `high` are in `unit`, like `value`."""

    label: str
    unit: str
    value: float
    low: float | None
    high: float | None
    share: float | None

    @property
    def width(self) -> float:
        """Percent of the chart."""
        return min(self.share or 0.0, SCALE_PERCENT)

    @property
    def reach(self) -> tuple[float, float] | None:
        """Where low and high lie, in percent of the chart."""
        if self.low is None or self.high is None or not self.share or not self.value:
            return None
        per_unit = self.share / self.value
        return min(self.low * per_unit, SCALE_PERCENT), min(self.high * per_unit, SCALE_PERCENT)


def bars(nutrition: Nutrition) -> tuple[Bar, ...]:
    """What is known, in the order of a label."""
    return tuple(_bars(nutrition))


def _bars(nutrition: Nutrition) -> Iterator[Bar]:
    for name, label, unit in _ROWS:
        value = getattr(nutrition, name)
        if value is None:
            continue
        reference = REFERENCE.get(name)
        yield Bar(
            label=label,
            unit=unit,
            value=value,
            low=_bound(nutrition.low, name),
            high=_bound(nutrition.high, name),
            share=100 * value / reference if reference else None,
        )


def _bound(bounds: Mapping[str, float] | None, name: str) -> float | None:
    if bounds is None:
        return None
    if name == "salt_g" and "sodium_mg" in bounds:
        return bounds["sodium_mg"] * _SALT_PER_SODIUM_MG
    return bounds.get(name)
