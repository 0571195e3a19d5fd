"""Which tags of a food each allergy and each diet rules out."""

from alchemorsel.domain.vocabulary import Allergen, Diet

_ANIMAL = {
    "meat",
    "beef",
    "pork",
    "poultry",
    "fish",
    "crustacean",
    "mollusc",
    "shellfish",
    "gelatin",
    "insect",
    "blood",
}
ALLERGENS: dict[Allergen, set[str]] = {
    # Codex wheat starch is free of gluten, and still of wheat: its label has to say so.
    Allergen.GLUTEN_CEREALS: {"wheat", "gluten", "oats", "wheat_starch"},
    Allergen.WHEAT: {"wheat", "wheat_starch"},
    Allergen.CRUSTACEANS: {"crustacean", "shellfish"},
    Allergen.MOLLUSCS: {"mollusc", "shellfish"},
    Allergen.EGGS: {"egg"},
    Allergen.FISH: {"fish"},
    Allergen.PEANUTS: {"peanut"},
    Allergen.SOYBEANS: {"soy"},
    Allergen.MILK: {"milk"},
    Allergen.TREE_NUTS: {"tree_nut"},
    Allergen.CELERY: {"celery"},
    Allergen.MUSTARD: {"mustard"},
    Allergen.SESAME: {"sesame"},
    Allergen.SULPHITES: {"sulphite"},
    Allergen.LUPIN: {"lupin"},
}
DIETS: dict[Diet, set[str]] = {
    Diet.VEGAN: _ANIMAL | {"milk", "egg", "honey"},
    Diet.VEGETARIAN: _ANIMAL,
    Diet.PESCATARIAN: {"meat", "beef", "pork", "poultry", "blood", "gelatin"},
    Diet.GLUTEN_FREE: {"wheat", "gluten", "oats"},
    Diet.DAIRY_FREE: {"milk"},
    Diet.LACTOSE_FREE: {"lactose"},
    Diet.EGG_FREE: {"egg"},
    Diet.NUT_FREE: {"tree_nut", "peanut"},
    Diet.HALAL: {"pork", "alcohol", "blood", "gelatin"},
    Diet.KOSHER: {"pork", "crustacean", "mollusc", "shellfish", "blood", "insect", "unclean"},
    Diet.HINDU: {"beef"},
    Diet.KETO: {"starchy"},
    Diet.ALCOHOL_FREE: {"alcohol"},
}
DOUBTS: dict[Diet, set[str]] = {
    Diet.VEGETARIAN: {"rennet"},
    Diet.VEGAN: {"alcohol"},
    Diet.HALAL: {"meat", "beef", "poultry"},
    Diet.KOSHER: {"gelatin", "rennet", "meat", "beef", "poultry"},
    Diet.HINDU: {"meat", "gelatin"},
    Diet.PESCATARIAN: {"rennet"},
}
"""What only the label can tell: rennet, how an animal was killed, what wine was fined with."""
UNPROVABLE = (Diet.LOW_CARB, Diet.LOW_SODIUM, Diet.LOW_FAT, Diet.LOW_CALORIE, Diet.DIABETIC_FRIENDLY)
"""Diets of numbers: words cannot prove or disprove them."""
