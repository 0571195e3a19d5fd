"""What a cup of a food weighs, from USDA SR24's household measures; only foods whose cup is beyond doubt."""

from fractions import Fraction

from alchemorsel.domain.conversion import EXACT
from alchemorsel.domain.vocabulary import Unit
from alchemorsel.domain.words import words

_CUPS = (
    # NDB number, grams in one cup, names
    ("20081", 125, "flour|plain flour|all-purpose flour|white flour|mehl|farine"),
    ("20083", 137, "bread flour|strong flour"),
    ("20080", 120, "whole wheat flour|wholemeal flour|whole-grain flour"),
    ("19335", 200, "sugar|white sugar|granulated sugar|caster sugar|zucker|sucre"),
    ("19334", 220, "packed brown sugar|brown sugar"),
    ("19336", 120, "powdered sugar|icing sugar|confectioners sugar|puderzucker|sucre glace"),
    ("20044", 185, "rice|white rice|long-grain rice|reis|riz"),
    ("01001", 227, "butter|salted butter|unsalted butter|beurre"),
    ("04053", 216, "oil|olive oil|olivenol|huile d'olive"),
    ("01077", 244, "milk|whole milk|milch|lait"),
    ("19296", 339, "honey|honig|miel"),
    ("19353", 315, "maple syrup"),
    ("19165", 86, "cocoa|cocoa powder|unsweetened cocoa powder"),
    ("20027", 128, "corn starch|cornstarch|cornflour"),
    ("02047", 292, "salt|table salt|salz|sel"),
    ("14411", 237, "water|wasser|eau"),
    ("01116", 245, "yogurt|yoghurt|plain yogurt|natural yogurt"),
    ("01056", 230, "sour cream"),
    ("01053", 238, "cream|heavy cream|double cream|whipping cream"),
    ("16069", 192, "lentil|brown lentil|green lentil"),
    ("16157", 92, "chickpea flour|gram flour|besan"),
    ("12061", 95, "ground almond|almond flour"),
    ("12155", 117, "chopped walnut"),
    ("09298", 145, "raisin"),
    ("16098", 258, "peanut butter"),
    ("04025", 220, "mayonnaise"),
    ("01032", 100, "grated parmesan|parmesan"),
    ("20066", 167, "semolina"),
    ("20035", 170, "quinoa"),
    ("20022", 157, "cornmeal|polenta"),
)
_BY_NAME = {words(name): Fraction(grams) for _, grams, names in _CUPS for name in names.split("|")}


def grams_per_ml(food: str) -> Fraction | None:
    """The mass of a millilitre of a food in grams; None where no table says."""
    grams = _BY_NAME.get(words(food))
    return None if grams is None else grams / EXACT[Unit.CUP]
