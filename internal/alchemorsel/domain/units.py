"""The words people write for units, so that a recipe's units are always ours."""

from alchemorsel.domain.vocabulary import Unit

_WORDS = {
    Unit.G: "g gr gram grams gramme grammes",
    Unit.KG: "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes",
    Unit.MG: "mg milligram milligrams",
    Unit.OZ: "oz ounce ounces",
    Unit.LB: "lb lbs pound pounds",
    Unit.ML: "ml cc millilitre millilitres milliliter milliliters",
    Unit.CL: "cl centilitre centilitres centiliter centiliters",
    Unit.DL: "dl decilitre decilitres deciliter deciliters",
    Unit.L: "l litre litres liter liters",
    Unit.TSP: "tsp tsps teaspoon teaspoons",
    Unit.TBSP: "tbsp tbsps tbs tbl tablespoon tablespoons",
    Unit.CUP: "c cup cups",
    Unit.PINT: "pt pint pints",
    Unit.QUART: "qt qts quart quarts",
    Unit.PIECE: "piece pieces pc pcs",
    Unit.CLOVE: "clove cloves",
    Unit.SLICE: "slice slices",
    Unit.STALK: "stalk stalks rib ribs",
    Unit.SPRIG: "sprig sprigs",
    Unit.LEAF: "leaf leaves",
    Unit.BUNCH: "bunch bunches",
    Unit.HEAD: "head heads",
    Unit.CAN: "can cans tin tins",
    Unit.PACKAGE: "package packages pkg packet packets pack packs",
    Unit.STICK: "stick sticks",
    Unit.PINCH: "pinch pinches",
    Unit.DASH: "dash dashes",
    Unit.HANDFUL: "handful handfuls",
}

UNIT_ALIASES: dict[str, Unit] = {
    **{word: unit for unit, words in _WORDS.items() for word in words.split()},
    **{unit.value: unit for unit in Unit},
    "fl oz": Unit.FL_OZ,
    "fluid ounce": Unit.FL_OZ,
    "fluid ounces": Unit.FL_OZ,
    "to taste": Unit.TO_TASTE,
}
"""Casefolded words, singular and plural, without a closing dot."""


def read_unit(word: str) -> Unit | None:
    """The unit that a word means; None where it is no unit. A lone capital T is a tablespoon, t a teaspoon."""
    bare = " ".join(word.replace(".", " ").split())
    if bare in {"T", "t"}:
        return Unit.TBSP if bare == "T" else Unit.TSP
    return UNIT_ALIASES.get(bare.casefold())
