"""The closed words of requests and answers as people say them; every one of them, or a test fails."""

from collections.abc import Mapping

from alchemorsel.domain.vocabulary import (
    Allergen,
    Course,
    Diet,
    Difficulty,
    Evidence,
    Severity,
    Skill,
    SuggestionKind,
    UnitSystem,
)
from alchemorsel.interfaces.web.catalogue import N_

DIETS: Mapping[Diet, str] = {
    Diet.VEGAN: N_("vegan"),
    Diet.VEGETARIAN: N_("vegetarian"),
    Diet.PESCATARIAN: N_("pescatarian"),
    Diet.GLUTEN_FREE: N_("gluten-free"),
    Diet.DAIRY_FREE: N_("dairy-free"),
    Diet.LACTOSE_FREE: N_("lactose-free"),
    Diet.EGG_FREE: N_("egg-free"),
    Diet.NUT_FREE: N_("nut-free"),
    Diet.HALAL: N_("halal"),
    Diet.KOSHER: N_("kosher"),
    Diet.HINDU: N_("Hindu"),
    Diet.LOW_CARB: N_("low carb"),
    Diet.KETO: N_("keto"),
    Diet.LOW_SODIUM: N_("low sodium"),
    Diet.LOW_FAT: N_("low fat"),
    Diet.LOW_CALORIE: N_("low calorie"),
    Diet.DIABETIC_FRIENDLY: N_("diabetic-friendly"),
    Diet.ALCOHOL_FREE: N_("alcohol-free"),
}
ALLERGENS: Mapping[Allergen, str] = {
    Allergen.GLUTEN_CEREALS: N_("gluten"),
    Allergen.WHEAT: N_("wheat"),
    Allergen.CRUSTACEANS: N_("crustaceans"),
    Allergen.MOLLUSCS: N_("molluscs"),
    Allergen.EGGS: N_("eggs"),
    Allergen.FISH: N_("fish"),
    Allergen.PEANUTS: N_("peanuts"),
    Allergen.SOYBEANS: N_("soya"),
    Allergen.MILK: N_("milk"),
    Allergen.TREE_NUTS: N_("tree nuts"),
    Allergen.CELERY: N_("celery"),
    Allergen.MUSTARD: N_("mustard"),
    Allergen.SESAME: N_("sesame"),
    Allergen.SULPHITES: N_("sulphites"),
    Allergen.LUPIN: N_("lupin"),
}
COURSES: Mapping[Course, str] = {
    Course.BREAKFAST: N_("breakfast"),
    Course.STARTER: N_("starter"),
    Course.SOUP: N_("soup"),
    Course.SALAD: N_("salad"),
    Course.MAIN: N_("main course"),
    Course.SIDE: N_("side dish"),
    Course.DESSERT: N_("dessert"),
    Course.SNACK: N_("snack"),
    Course.SAUCE: N_("sauce"),
    Course.BREAD: N_("bread"),
    Course.DRINK: N_("drink"),
}
SKILLS: Mapping[Skill, str] = {
    Skill.BEGINNER: N_("beginner"),
    Skill.INTERMEDIATE: N_("some practice"),
    Skill.ADVANCED: N_("experienced"),
}
DIFFICULTIES: Mapping[Difficulty, str] = {
    Difficulty.EASY: N_("easy"),
    Difficulty.MEDIUM: N_("medium"),
    Difficulty.HARD: N_("demanding"),
}
UNIT_SYSTEMS: Mapping[UnitSystem, str] = {UnitSystem.METRIC: N_("metric"), UnitSystem.US: N_("US cups")}
EVIDENCE: Mapping[Evidence, str] = {
    Evidence.MEASURED: N_("measured"),
    Evidence.DERIVED: N_("derived"),
    Evidence.ESTIMATED: N_("estimated"),
    Evidence.UNQUANTIFIED: N_("not counted"),
}
EVIDENCE_MEANS: Mapping[Evidence, str] = {
    Evidence.MEASURED: N_("every mass was stated in the recipe"),
    Evidence.DERIVED: N_("some masses were worked out from cups, spoons or pieces, by a table"),
    Evidence.ESTIMATED: N_("some masses were guessed"),
    Evidence.UNQUANTIFIED: N_("too little is known to count"),
}
SUGGESTION_KINDS: Mapping[SuggestionKind, str] = {
    SuggestionKind.PAIRING: N_("Goes well with it"),
    SuggestionKind.MISSING_STAPLE: N_("What is missing"),
    SuggestionKind.SUBSTITUTION: N_("What could stand in"),
}
SEVERITIES: Mapping[Severity, str] = {
    Severity.BLOCK: N_("Breaks your wish"),
    Severity.WARN: N_("Take care"),
    Severity.INFO: N_("Note"),
}
RECIPE_LANGUAGES: Mapping[str, str] = {
    "en": "English",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
    "it": "Italiano",
    "pt": "Português",
    "nl": "Nederlands",
    "pl": "Polski",
    "tr": "Türkçe",
    "ar": "العربية",
    "ja": "日本語",
}
"""What a recipe may be asked for in, each by its own name; the API takes any other as well."""
SAID_BY_CHECKS = (
    N_(
        "Checked by word against what the recipe says; products differ. "
        "Read every label, and do not rely on this with a severe allergy."
    ),
)
"""Whole sentences of the checker that are always the same, word by word, so that they can be translated."""
