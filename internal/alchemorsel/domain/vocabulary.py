"""The closed lists of words that requests and answers share; an unknown word is an error, never a guess."""

from enum import StrEnum


class Feature(StrEnum):
    """What can be asked for."""

    RECIPE = "recipe"
    INGREDIENTS = "ingredients"
    NUTRITION = "nutrition"


class Allergen(StrEnum):
    """The fourteen of Regulation (EU) 1169/2011 Annex II and the nine of US law (FASTER Act) in one list.

    `wheat` is the US word, `gluten_cereals` the EU's wider one (wheat, rye, barley, oats).
    """

    GLUTEN_CEREALS = "gluten_cereals"
    WHEAT = "wheat"
    CRUSTACEANS = "crustaceans"
    MOLLUSCS = "molluscs"
    EGGS = "eggs"
    FISH = "fish"
    PEANUTS = "peanuts"
    SOYBEANS = "soybeans"
    MILK = "milk"
    TREE_NUTS = "tree_nuts"
    CELERY = "celery"
    MUSTARD = "mustard"
    SESAME = "sesame"
    SULPHITES = "sulphites"
    LUPIN = "lupin"


class Diet(StrEnum):
    VEGAN = "vegan"
    VEGETARIAN = "vegetarian"
    PESCATARIAN = "pescatarian"
    GLUTEN_FREE = "gluten_free"
    DAIRY_FREE = "dairy_free"
    LACTOSE_FREE = "lactose_free"
    EGG_FREE = "egg_free"
    NUT_FREE = "nut_free"
    HALAL = "halal"
    KOSHER = "kosher"
    HINDU = "hindu"
    LOW_CARB = "low_carb"
    KETO = "keto"
    LOW_SODIUM = "low_sodium"
    LOW_FAT = "low_fat"
    LOW_CALORIE = "low_calorie"
    DIABETIC_FRIENDLY = "diabetic_friendly"
    ALCOHOL_FREE = "alcohol_free"


class UnitKind(StrEnum):
    MASS = "mass"
    VOLUME = "volume"
    COUNT = "count"
    VAGUE = "vague"


class Unit(StrEnum):
    """Units of an ingredient line; `kind` says what they measure."""

    G = "g"
    KG = "kg"
    MG = "mg"
    OZ = "oz"
    LB = "lb"
    ML = "ml"
    CL = "cl"
    DL = "dl"
    L = "l"
    TSP = "tsp"
    TBSP = "tbsp"
    CUP = "cup"
    FL_OZ = "fl_oz"
    PINT = "pint"
    QUART = "quart"
    PIECE = "piece"
    CLOVE = "clove"
    SLICE = "slice"
    STALK = "stalk"
    SPRIG = "sprig"
    LEAF = "leaf"
    BUNCH = "bunch"
    HEAD = "head"
    CAN = "can"
    PACKAGE = "package"
    STICK = "stick"
    PINCH = "pinch"
    DASH = "dash"
    HANDFUL = "handful"
    TO_TASTE = "to_taste"

    @property
    def kind(self) -> UnitKind:
        if self in GRAMS:
            return UnitKind.MASS
        if self in MILLILITRES:
            return UnitKind.VOLUME
        return UnitKind.VAGUE if self in VAGUE else UnitKind.COUNT


GRAMS = {Unit.MG: 0.001, Unit.G: 1.0, Unit.KG: 1000.0, Unit.OZ: 28.349523125, Unit.LB: 453.59237}
"""Grams in one unit of mass (international avoirdupois, exact by the 1959 agreement)."""

MILLILITRES = {
    Unit.ML: 1.0,
    Unit.CL: 10.0,
    Unit.DL: 100.0,
    Unit.L: 1000.0,
    Unit.TSP: 4.92892159375,
    Unit.TBSP: 14.78676478125,
    Unit.FL_OZ: 29.5735295625,
    Unit.CUP: 236.5882365,
    Unit.PINT: 473.176473,
    Unit.QUART: 946.352946,
}
"""Millilitres in one unit of volume (US customary, from the gallon of 231 cubic inches, NIST Handbook 44)."""

VAGUE = frozenset({Unit.PINCH, Unit.DASH, Unit.HANDFUL, Unit.TO_TASTE})


class UnitSystem(StrEnum):
    METRIC = "metric"
    US = "us"


class Difficulty(StrEnum):
    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


class Skill(StrEnum):
    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


class Course(StrEnum):
    BREAKFAST = "breakfast"
    STARTER = "starter"
    SOUP = "soup"
    SALAD = "salad"
    MAIN = "main"
    SIDE = "side"
    DESSERT = "dessert"
    SNACK = "snack"
    SAUCE = "sauce"
    BREAD = "bread"
    DRINK = "drink"


class Provider(StrEnum):
    """Who answered."""

    OLLAMA = "ollama"
    OPENAI = "openai"
    MOCK = "mock"
    TABLE = "table"


class Evidence(StrEnum):
    """How a mass or a total is known, best first.

    measured: a mass was stated; derived: from a volume or a count by a table; estimated: guessed;
    unquantified: unknown.
    """

    MEASURED = "measured"
    DERIVED = "derived"
    ESTIMATED = "estimated"
    UNQUANTIFIED = "unquantified"


class TemperatureUnit(StrEnum):
    C = "C"
    F = "F"


class TemperatureKind(StrEnum):
    OVEN = "oven"
    INTERNAL = "internal"
    OIL = "oil"


class SuggestionKind(StrEnum):
    PAIRING = "pairing"
    SUBSTITUTION = "substitution"
    MISSING_STAPLE = "missing_staple"


class Role(StrEnum):
    """What an ingredient does in a dish; a substitute must do the same."""

    BINDER = "binder"
    FAT = "fat"
    ACID = "acid"
    SWEETENER = "sweetener"
    THICKENER = "thickener"
    LEAVENING = "leavening"
    PROTEIN = "protein"
    AROMA = "aroma"
    BULK = "bulk"


class SuggestionSource(StrEnum):
    RULE = "rule"
    LLM = "llm"


class Severity(StrEnum):
    BLOCK = "block"
    WARN = "warn"
    INFO = "info"


class Where(StrEnum):
    INGREDIENT = "ingredient"
    STEP = "step"
    TITLE = "title"
    RECIPE = "recipe"


class SafetyStatus(StrEnum):
    """Nothing is ever called safe: a check can prove presence, never absence."""

    VIOLATIONS_FOUND = "violations_found"
    NO_VIOLATION_DETECTED = "no_violation_detected"
