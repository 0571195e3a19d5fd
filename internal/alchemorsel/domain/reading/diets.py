"""The diets that a wish names, and not those that it says do not matter."""

import re

from alchemorsel.domain.reading.exclusions import is_denied
from alchemorsel.domain.vocabulary import Diet

_D = Diet
_SAID = {
    _D.VEGAN: r"vegan(?:e[nrsm]?|es|s)?|rein pflanzliche?[nrsm]?|vegetalien(?:ne)?s?|vegetalisme|plant-based(?! milk)|"
    r"plant based(?! milk)",
    _D.VEGETARIAN: r"vegetarians?|veggie(?! ?(?:s|burgers?|stock|broth)\b)|vegetarisch(?:e[nrsm]?)?|vegetarier(?:in)?|"
    r"vegetarien(?:ne)?s?|fleischlose?[nrsm]?|meatless",
    _D.PESCATARIAN: r"pesc[ae]tarians?|pesc[ae]tari(?:sch(?:e[nrsm]?)?|er(?:in)?)|pesc[oe]-?(?:vegetarien(?:ne)?|tarien"
    r"(?:ne)?)s?|pescetarien(?:ne)?s?",
    _D.HALAL: r"halal",
    _D.KOSHER: r"kosher(?!(?:ing)? (?:flake |sea )?salt)|koscher(?:e[nrsm]?)?(?! salz)|casher(?:e)?|kasher",
    _D.KETO: r"keto|ketogenic|ketogene?[nrsm]?|cetogene",
    _D.LOW_CARB: r"low[- ]carb(?:ohydrate)?s?|kohlenhydratarme?[nrsm]?|pauvres? en glucides|weniger kohlenhydrate",
    _D.LOW_SODIUM: r"low[- ](?:sodium|salt)(?! (?:soy|stock|broth|soya|tamari))|salzarme?[nrsm]?|natriumarme?[nrsm]?|"
    r"pauvres? en (?:sel|sodium)|peu salee?s?",
    _D.LOW_FAT: r"low[- ]fat(?! (?:milk|yogh?urt|cheese|cream|mayo|coconut|quark))|"
    r"fettarme?[nrsm]?(?! (?:milch|joghurt|"
    r"quark))|pauvres? en (?:graisses?|matieres grasses)",
    _D.LOW_CALORIE: r"low[- ]cal(?:orie)?s?|kalorienarme?[nrsm]?|hypocaloriques?|pauvres? en calories|peu caloriques?",
    _D.DIABETIC_FRIENDLY: r"diabet(?:ic|ics|es)(?:[- ]friendly)?|diabetiker(?:freundlich\w*|in|geeignet\w*)?|"
    r"diabetiques?|diabete",
    _D.ALCOHOL_FREE: r"non[- ]alcoholic|nonalcoholic|alcohol[- ]free|alkoholfreie?[nrsm]?",
    _D.HINDU: r"hindus?(?: diet)?",
}
_PATTERNS = {diet: re.compile(rf"(?<![\w-])(?:{words})(?![\w])") for diet, words in _SAID.items()}


def diets_said(text: str) -> tuple[Diet, ...]:
    """The diets that the text asks for by name; `text` is as said."""
    return tuple(
        diet
        for diet, pattern in _PATTERNS.items()
        if any(not is_denied(text, found.start(), found.end()) for found in pattern.finditer(text))
    )
