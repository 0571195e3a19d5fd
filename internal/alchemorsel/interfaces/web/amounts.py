"""Amounts the way a cook reads them: ½ cup, 2–3 eggs, 250 g; numbers as the visitor's language writes them."""

from fractions import Fraction

from alchemorsel.domain.recipe import IngredientLine
from alchemorsel.domain.vocabulary import Unit
from alchemorsel.interfaces.web.catalogue import Catalogue

_GLYPHS = {
    Fraction(1, 8): "⅛",
    Fraction(1, 4): "¼",
    Fraction(1, 3): "⅓",
    Fraction(1, 2): "½",
    Fraction(2, 3): "⅔",
    Fraction(3, 4): "¾",
}
_CLOSE = 0.02
_FRACTIONS_BELOW = 10
_HUNDRED = 100
_BY_SCALES = frozenset({Unit.G, Unit.KG, Unit.MG, Unit.ML, Unit.CL, Unit.DL, Unit.L})
_UNSPOKEN = frozenset({None, Unit.PIECE, Unit.TO_TASTE})
_AS_THEY_ARE = frozenset({*_BY_SCALES, Unit.OZ, Unit.LB})
_HOUR = 60


def amount_text(line: IngredientLine, words: Catalogue) -> str:
    """How much, with its unit; empty where the line does not say."""
    unit = unit_word(line.unit, line.quantity_max or line.quantity or 1, words)
    if line.quantity is None:
        return unit
    number = quantity_text(line.quantity, line.unit, words)
    if line.quantity_max is not None:
        number += f"–{quantity_text(line.quantity_max, line.unit, words)}"
    return f"{number} {unit}".strip()


def quantity_text(quantity: float, unit: Unit | None, words: Catalogue) -> str:
    """1½, 2, 250, 2.4: a kitchen fraction where one is close and no scale would show it."""
    whole, rest = divmod(quantity, 1)
    nearest = min(_GLYPHS, key=lambda fraction: abs(fraction - rest))
    if unit in _BY_SCALES or quantity >= _FRACTIONS_BELOW or abs(nearest - rest) > _CLOSE:
        return number_text(quantity, words)
    return f"{int(whole) or ''}{_GLYPHS[nearest]}"


def number_text(value: float, words: Catalogue) -> str:
    """Three significant digits below a hundred, whole numbers above."""
    text = f"{value:.0f}" if value >= _HUNDRED else f"{value:.3g}"
    if "e" in text:
        text = f"{value:f}".rstrip("0").rstrip(".")
    return text.replace(".", words.gettext("."))


def minutes_text(minutes: int, words: Catalogue) -> str:
    """45 min, 1 h, 1 h 30 min."""
    hours, rest = divmod(minutes, _HOUR)
    h, m = words.gettext("h"), words.gettext("min")
    parts = [f"{hours} {h}"] if hours else []
    parts += [f"{rest} {m}"] if rest or not hours else []
    return " ".join(parts)


def unit_word(unit: Unit | None, quantity: float, words: Catalogue) -> str:
    """The unit as a word; a piece needs none, and symbols are the same everywhere."""
    if unit in _UNSPOKEN or unit is None:
        return ""
    return unit.value if unit in _AS_THEY_ARE else _spoken(unit, 1 if quantity <= 1 else 2, words)


def _spoken(unit: Unit, n: int, words: Catalogue) -> str:
    say = words.ngettext
    spoken = {
        Unit.TSP: lambda: say("tsp", "tsp", n),
        Unit.TBSP: lambda: say("tbsp", "tbsp", n),
        Unit.CUP: lambda: say("cup", "cups", n),
        Unit.FL_OZ: lambda: say("fl oz", "fl oz", n),
        Unit.PINT: lambda: say("pint", "pints", n),
        Unit.QUART: lambda: say("quart", "quarts", n),
        Unit.CLOVE: lambda: say("clove", "cloves", n),
        Unit.SLICE: lambda: say("slice", "slices", n),
        Unit.STALK: lambda: say("stalk", "stalks", n),
        Unit.SPRIG: lambda: say("sprig", "sprigs", n),
        Unit.LEAF: lambda: say("leaf", "leaves", n),
        Unit.BUNCH: lambda: say("bunch", "bunches", n),
        Unit.HEAD: lambda: say("head", "heads", n),
        Unit.CAN: lambda: say("can", "cans", n),
        Unit.PACKAGE: lambda: say("package", "packages", n),
        Unit.STICK: lambda: say("stick", "sticks", n),
        Unit.PINCH: lambda: say("pinch", "pinches", n),
        Unit.DASH: lambda: say("dash", "dashes", n),
        Unit.HANDFUL: lambda: say("handful", "handfuls", n),
    }
    return spoken[unit]()
