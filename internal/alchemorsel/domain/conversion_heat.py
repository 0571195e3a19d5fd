"""A temperature that stands alone, said in the other scale: what a cook asks for is no amount of any food."""

import re

from alchemorsel.domain.conversion_prose import degrees
from alchemorsel.domain.vocabulary import TemperatureUnit
from alchemorsel.domain.words import tidy

_SCALES = {"c": TemperatureUnit.C, "f": TemperatureUnit.F}
_SCALE = r"(?:°|º|degrees?)? ?(?P<unit>c|f|celsius|fahrenheit|centigrade)"
_A_SCALE = re.compile(_SCALE)
_VALUE = r"[-−]?\d{1,3}(?:[.,]\d)?"
_A_HEAT = re.compile(rf"(?P<value>{_VALUE})(?: ?(?:-|–|to|bis) ?(?P<high>{_VALUE}))? ?{_SCALE}")


def convert_heat(text: str, to: str) -> str | None:
    """`355 °F` for `180 C` and `F`, rounded as a kitchen does, and `180-190 °C` for `350-375 F`; None where either is
    something else: `2 c milk` is two cups.
    """
    heat, wanted = _A_HEAT.fullmatch(tidy(text.casefold())), _A_SCALE.fullmatch(tidy(to.casefold()))
    if heat is None or wanted is None:
        return None
    scale, of = _scale(wanted), _scale(heat)
    said = [degrees(_number(value), of, scale) for value in (heat["value"], heat["high"]) if value]
    return f"{'-'.join(f'{value:g}' for value in said)} °{scale.value}"


def _number(said: str) -> float:
    return float(said.replace(",", ".").replace("−", "-"))


def _scale(found: re.Match[str]) -> TemperatureUnit:
    return _SCALES[found["unit"][0]]
