"""Which kitchen, which course and which units a wish names, where a word says so and is not part of a food's name."""

import re

from alchemorsel.domain.vocabulary import Course, UnitSystem

_CUISINES = {
    "italian": "italian|italienisch|italien", "french": "french|franzosisch|francais|francaise",
    "german": "german|deutsch|allemand", "greek": "greek|griechisch|grec|grecque",
    "spanish": "spanish|spanisch|espagnol", "mexican": "mexican|mexikanisch|mexicain",
    "indian": "indian|indisch|indien", "thai": "thai|thailandisch|thailandais", "chinese": "chinese|chinesisch|chinois",
    "japanese": "japanese|japanisch|japonais", "korean": "korean|koreanisch|coreen",
    "vietnamese": "vietnamese|vietnamesisch|vietnamien", "turkish": "turkish|turkisch|turc|turque",
    "moroccan": "moroccan|marokkanisch|marocain", "lebanese": "lebanese|libanesisch|libanais",
    "american": "american|amerikanisch|americain", "british": "british|britisch|britannique",
    "middle eastern": "middle eastern|middle-eastern|orientalisch|oriental",
    "mediterranean": "mediterranean|mediterran|mediterraneen", "caribbean": "caribbean|karibisch|caribeen",
    "ethiopian": "ethiopian|athiopisch|ethiopien", "portuguese": "portuguese|portugiesisch|portugais",
    "polish": "polish|polnisch|polonais", "russian": "russian|russisch|russe", "persian": "persian|persisch|persan",
    "peruvian": "peruvian|peruanisch|peruvien", "brazilian": "brazilian|brasilianisch|bresilien",
    "swedish": "swedish|schwedisch|suedois", "hungarian": "hungarian|ungarisch|hongrois",
    "austrian": "austrian|osterreichisch|autrichien", "swiss": "swiss|schweizerisch|suisse",
}  # fmt: skip
_FOOD_BEHIND = (
    r"(?! (?:sausages?|seasoning|parsley|herbs?|bread|fries|toast|beans?|lentils?|onions?|dressing|mustard|yogh?urt|"
    r"feta|olives?|chorizo|paprika|ham|rice|basil|curry paste|five[- ]spice|cabbage|mayo|tamari|soy|tea|delight|"
    r"cheese|muffins?|chocolate|units?|measure\w*|cups?|system|friends?|guests?|wife|husband|family|grandm\w*|"
    r"dumplings|apples?|potato(?:es)?|coffee|pickles?|rye|vodka|pork|ribs|pepper|chil\w+|speaking|einheiten|tassen|"
    r"joghurt|unites?|mesures?|tomato(?:es)?|language|sprache|text))"
)
_CUISINE = re.compile(
    rf"(?<![\w-])(?:{'|'.join(f'(?P<c{n}>{words})' for n, words in enumerate(_CUISINES.values()))})"
    rf"(?:e[nrsm]?|s|es|ne|nes)?(?![\w]|-speaking){_FOOD_BEHIND}"
)
_NOT_CUISINE = re.compile(r"(?:\b(?:not|non|in|auf|en|no|nicht|pas|kein|keine|nothing|on|du|le|l)|n't) ?-?$")

_ALWAYS = {
    Course.BREAKFAST: r"breakfast|brunch|fruhstuck|petit[- ]dejeuner",
    Course.STARTER: r"(?:as a |a )?starter(?! culture)|appeti[sz]er|vorspeise|hors d oeuvre|en entree",
    Course.SIDE: r"side[- ]dish|as a side|beilage|accompagnement",
    Course.DESSERT: r"dessert|nachtisch|nachspeise|pudding course",
    Course.SNACK: r"snack|zwischenmahlzeit|gouter|en-cas|apero|finger food",
    Course.MAIN: r"main (?:course|dish|meal)|hauptgericht|hauptspeise|plat principal",
}
_HEADS = {
    Course.SOUP: r"soup|suppe|chowder|\w+suppe",
    Course.SALAD: r"salad|salat|\w+salat",
    Course.SAUCE: r"sauce|dip|pesto|sosse|\w+sosse",
    Course.BREAD: r"bread|brot|loaf of bread|focaccia",
    Course.DRINK: r"drink|smoothie|cocktail|mocktail|getrank|lemonade|limonade",
}
_FRENCH_HEADS = {
    Course.SOUP: r"(?<!a )(?:soupe|potage|veloute)s?",
    Course.SALAD: r"salades?",
    Course.DRINK: r"(?<!a )boissons?",
}
"""French names the dish first, so nothing behind it makes another one of it."""
_HEAD_END = (
    r"s?(?=$|[.,;:!?)]| (?:for|without|with|in|that|which|recipe|please|fur|mit|ohne|pour|avec|sans|aux?|a la|de|d|no|"
    r"and no|under|using|made|from|aus|fertig|today|tonight|i|ready|serves|but)\b)"
)
_NOT_HEAD = re.compile(
    r"\b(?:with|and|in|of|from|no|without|leftover|stale|on|use|using|some|my|mit|und|aus|ohne|auf|kein|keine|avec|et|sans|"
    r"pas|du|d)(?: [\w-]+){0,2} $"
)
_US = re.compile(
    r"\b(?:in|with|use|using|en|mit) (?:american |us )?cups\b|\b(?:us|u\.s\.|american|imperial) "
    r"(?:customary )?(?:units?|measure\w*|system)\b|\bin (?:ounces|pounds)\b|"
    r"\bamerikanische[nr]? (?:einheiten|masse)\b|"
    r"\b(?:unites|mesures) americaines\b|\bin (?:degrees )?fahrenheit\b"
)
_METRIC = re.compile(
    r"\bmetric\b|\bmetrische?[nrs]?\b|\b(?:unites|mesures) metriques?\b|\bin (?:grams|grammes|gramm)\b|\ben grammes\b|"
    r"\bin celsius\b"
)


_COURSES = {
    course: re.compile(rf"(?<![\w-])(?:{words})s?\b(?! (?:sausages?|cereal|wine|bowls?|spoons?)\b)")
    for course, words in _ALWAYS.items()
}
_NOT_COURSE = re.compile(r"\b(?:no|not a|kein|keine|pas de|after|before|nach dem|not) $")
_HEADED = [(course, re.compile(rf"(?<![\w-])(?:{words}){_HEAD_END}")) for course, words in _HEADS.items()]
_FRENCH_HEADED = [(course, re.compile(rf"(?<![\w-]){words}(?![\w-])")) for course, words in _FRENCH_HEADS.items()]


def cuisine_said(text: str) -> str | None:
    """The one kitchen that the text names; None where it names none or several."""
    found = {
        name
        for match in _CUISINE.finditer(text)
        if not _NOT_CUISINE.search(text[max(0, match.start() - 12) : match.start()])
        for n, name in enumerate(_CUISINES)
        if match[f"c{n}"]
    }
    return found.pop() if len(found) == 1 else None


def course_said(text: str) -> Course | None:
    """The course that the text names, as a course or as what the dish is."""
    for course, pattern in _COURSES.items():
        found = pattern.search(text)
        if found and not _NOT_COURSE.search(text[: found.start()]):
            return course
    for course, pattern in (*_HEADED, *_FRENCH_HEADED):
        for head in pattern.finditer(text):
            if not _NOT_HEAD.search(text[max(0, head.start() - 40) : head.start()]):
                return course
    return None


def units_said(text: str) -> UnitSystem | None:
    """The units that the text asks for."""
    if _US.search(text):
        return UnitSystem.US
    return UnitSystem.METRIC if _METRIC.search(text) else None
