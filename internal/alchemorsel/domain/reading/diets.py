"""The diets that a wish names, and not those that it says do not matter."""

import re

from alchemorsel.domain.reading.denial import is_denied
from alchemorsel.domain.vocabulary import Diet

_D = Diet
_SAID = {
    _D.VEGAN: r"vegan(?:e[nrsm]?|es|s|[oai]|[oa]s|istische?)?|rein pflanzliche?[nrsm]?|vegetalien(?:ne)?s?|vegetalisme|"
    r"plant-based(?! milk)|plant based(?! milk)",
    _D.VEGETARIAN: r"vegetarians?|veggie(?! ?(?:s|burgers?|stock|broth)\b)|vegetarisch(?:e[nrsm]?)?|vegetarier(?:in)?|"
    r"vegetarien(?:ne)?s?|vegetarian[oaie]s?|fleischlose?[nrsm]?|meatless",
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
_STEMS = re.compile(
    r"vega|vege|vegg|pflanz|plant|fleischl|meatl|pes[ck]|halal|kosher|koscher|kasher|casher|keto|cetog|low|arme?|pauvre|peu|weniger|"
    r"hypocal|diab|alcohol|alkohol|hindu"
)
"""One of them is in every name of a diet, and in few other wishes."""
_NAMED = re.compile(rf"(?<![\w-])(?:{'|'.join(f'(?P<{diet}>{words})' for diet, words in _SAID.items())})(?![\w])")


def diets_said(text: str) -> tuple[Diet, ...]:
    """The diets that the text asks for by name; `text` is as said."""
    if not _STEMS.search(text):
        return ()
    found = {Diet(m.lastgroup or "") for m in _NAMED.finditer(text) if not is_denied(text, m.start(), m.end())}
    return tuple(diet for diet in _SAID if diet in found)
