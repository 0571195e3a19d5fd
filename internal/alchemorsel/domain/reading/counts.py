"""For how many, and how long it may take: the numbers of a wish."""

import re

from alchemorsel.domain.reading.said import NUMBER, value_of

_N = rf"(?P<n>{NUMBER})"
_PEOPLE = (
    r"(?:servings?|portions?|people|persons?|guests|adults|kids|children|eaters|diners|personen|leute|gaste|esser|"
    r"portionen|personnes?|convives|invites|adultes|enfants|parts|personas?|comensales|raciones|porciones|persone|"
    r"porzioni|ospiti|porties|gasten)"
)
_NOT_PEOPLE = (
    r"(?! ?(?:-|to \d|minutes?|mins?|hours?|h\b|days?|weeks?|months?|ingredients?|courses?|meals?|minuten|stunden?|"
    r"tage?|wochen?|minut[io]s?|minuut|horas?|uur|dias?|dagen|gr?\b|gram|heures?|jours?|semaines?|"
    r"euros?|dollars?|pots?|tasses?|pounds?|bucks|degrees?|[a-z]*%|%|[€$£°]))"
)
_SERVINGS = (
    re.compile(rf"\b(?:serves|feeds|servings?:?|reicht fur|ergibt|portionen:?) {_N}"),
    re.compile(rf"(?<![\w.,/-]){_N} {_PEOPLE}\b"),
    re.compile(rf"\b(?:family|party|group|table) of {_N}"),
    re.compile(rf"\b(?:for|fur|pour|para|voor) (?:us |nous |uns )?{_N}{_NOT_PEOPLE}(?!\s*[a-z]*%)"),
)
_ARTICLES = frozenset({"ein", "eine", "einen", "einer", "un", "une"})
_TWO_KINDS = re.compile(rf"\b(?P<a>{NUMBER}) (?:adults|adultes|erwachsene)[a-z]* (?:and|und|et|&) (?P<b>{NUMBER}) ")
_RANGE = re.compile(rf"\b(?:for|fur|pour|serves|feeds) {NUMBER} ?(?:-|to|bis|a|or|oder|ou) ?{_N}{_NOT_PEOPLE}")
"""Of `for 2-3` the larger: nobody shall go hungry."""
_COUPLE = re.compile(
    r"\b(?:for (?:a couple|the two of us|both of us|me and my|my \w+ and (?:me|i|myself))|"
    r"fur (?:uns beide|mich und mein\w*|mein\w* \w+ und mich)|"
    r"pour (?:nous deux|un couple|m(?:on|a) \w+ et moi|moi et m(?:on|a)))\b"
    r"(?! (?:kids|children|family|friends|familie|freunde|kinder|enfants|amis|famille))(?! of)"
)
_ALONE = re.compile(
    r"\b(?:(?:just|only) for (?:me|myself)|for (?:me|myself) (?:alone|only)|nur fur mich|fur mich (?:ganz )?alleine?|"
    r"(?:juste|seulement) pour moi|pour moi (?:tout )?seule?|solo para mi|para mi sol[oa]|solo per me|per me sol[oa]|"
    r"alleen voor mij|voor mij alleen)\b"
)
_MOST_PEOPLE = 100

_UNIT = r"(?P<unit>minutes?|mins?|minuten|minut[io]s?|minuut|hours?|hrs?|h|stunden?|std|heures?|horas?|uur)\b"
_COUNT = rf"{NUMBER}|[1-9]\d{{0,2}}(?=(?:h|hrs?|mins?|std)\b)"
"""Also written together with its unit: `1h`, `45min`."""
_A_TIME = re.compile(r"h(?:ou|eu|o)r|minu|mins?\b|\dh|\d h\b|hrs?\b|st(?:unde|d\b)|uur|kwart|\bora\b|'ora\b")
_UPTO = (
    r"(?:(?:in|within|en|innerhalb(?: von)?|binnen) (?:about |at most |max(?:imum)? )?(?:under |less than |unter |"
    r"weniger als |moins d(?:e|) |hochstens |maximal |menos de |meno di |minder dan )?|"
    r"(?:under|less than|at most|no more than|no longer than|"
    r"not more than|up to|max\.?|maximum|unter|weniger als|hochstens|maximal|nicht mehr als|nicht langer als|"
    r"moins d(?:e|)|au plus|pas plus d(?:e|)|menos de|meno di|minder dan|no mas de|al massimo|maximaal) |"
    r"(?:ready|done|fertig|pret|prete) (?:in|en) (?:under |unter )?|"
    r"(?:i|we) (?:only |just )*have (?:only |just )*|(?:ich|wir) haben? (?:nur )?|j ai (?:seulement |juste )?|"
    r"takes? (?:only |under |less than |at most )+|(?:time|zeit|temps): )"
)
_LIMIT = re.compile(
    rf"\b{_UPTO}(?P<n>{_COUNT}|\d+[.,]5) ?-?{_UNIT}(?!(?: and| et| und)? ?[0-5]?\d(?: ?(?:m|min|minutes?|minuten))?\b)"
)
_HOURS_AND = re.compile(
    rf"(?:(?P<before>\b{_UPTO})|(?<![\w.,:]))(?P<h>\d{{1,2}}) ?(?:h|hours?|heures?|std\.?|stunden?)(?: and| et| und)? ?"
    rf"(?P<m>[0-5]\d)(?: ?(?:min\w*|m))?\b(?P<after> (?:max\b|maximum|tops|at most|or less|maximal|hochstens|au plus))?"
)
"""`1h30`, `1 hour 30 minutes`."""
_AFTER = re.compile(
    rf"(?<![\w.,-])(?P<n>{_COUNT}) ?{_UNIT} (?:max\b|maximum|tops|at most|or less|or under|or faster|maximal|hochstens|"
    rf"oder weniger|au plus|ou moins)"
)
_ADJECTIVE = re.compile(rf"(?<![\w.,-])(?P<n>{NUMBER})(?:[- ](?:minute|min)[- ]|-minuten-)(?P<what>[a-z]+)")
_BY_ITSELF = re.compile(
    rf"(?:^|[,;(/|+-] ?)(?:ca\.? |about |around |approx\.? |environ |etwa )?"
    rf"(?P<n>{_COUNT}) ?{_UNIT}\.? ?(?=$|[,;)/|.+-])"
)
"""`(15 minutes)`, `pasta, 20 min, for two`."""
_NOT_A_DISH = frozenset("rest break walk drive timer wait nap interval mark warning egg eggs simmer sear".split())
_IN_WORDS = {
    30: r"half an hour|a half hour|half-hour|1/2 hour|(?:einer? )?(?:guten )?halben? stunde|une demi-heure|"
    r"une demi heure|30-minuten|media hora|mezz'ora|(?:een )?half uur",
    15: r"(?:a )?quarter of an hour|(?:einer )?viertelstunde|un quart d heure|un cuarto de hora|un quarto d ora|"
    r"(?:een )?kwartier",
    90: r"(?:an|one|1) hour and a half|(?:one|1) and a half hours|(?:anderthalb|eineinhalb) stunden|une heure et demie|"
    r"(?:una )?hora y media|un'?ora e mezza|anderhalf uur",
    45: r"three quarters of an hour|(?:einer )?dreiviertelstunde|trois quarts d heure",
    60: r"an hour|einer stunde|eine stunde|une heure|una hora|un'?ora|een uur",
}
_WORDS = "|".join(rf"(?P<in_{minutes}>{said})" for minutes, said in _IN_WORDS.items())
_IN_WORDS_LIMIT = re.compile(
    rf"(?:\b{_UPTO}|(?:^|[,;(] ?)(?:about |ca\.? )?(?=[^,;).]{{4,24}}(?:$|[,;).])))(?:{_WORDS})"
    r"(?! (?:and a half|et demie|y media|e mezza))(?!\w)"
)
"""With a limit before it, or by itself between commas."""
_LEAST_MINUTES, _MOST_MINUTES = 5, 1440
_HOUR = 60


def servings_said(text: str) -> int | None:
    """For how many; None where the text does not say, or says no number of people."""
    if ("adult" in text or "erwachsene" in text) and (both := _TWO_KINDS.search(text)):
        return min(value_of(both["a"]) + value_of(both["b"]), _MOST_PEOPLE)
    for pattern in (_RANGE, *_SERVINGS):
        for match in pattern.finditer(text):
            if match["n"] not in _ARTICLES and value_of(match["n"]) <= _MOST_PEOPLE:
                return value_of(match["n"])
    if _COUPLE.search(text):
        return 2
    return 1 if _ALONE.search(text) else None


def minutes_said(text: str) -> int | None:
    """The most minutes that it may take: the fewest of those that the text names as a limit."""
    if not _A_TIME.search(text):
        return None
    found = [int((match.lastgroup or "").removeprefix("in_")) for match in _IN_WORDS_LIMIT.finditer(text)]
    found += [
        _minutes(match["n"], match["unit"])
        for pattern in (_LIMIT, _AFTER, _BY_ITSELF)
        for match in pattern.finditer(text)
    ]
    found += [int(m["h"]) * _HOUR + int(m["m"]) for m in _HOURS_AND.finditer(text) if m["before"] or m["after"]]
    found += [_minutes(m["n"], "minute") for m in _ADJECTIVE.finditer(text) if m["what"] not in _NOT_A_DISH]
    return min(max(min(found), _LEAST_MINUTES), _MOST_MINUTES) if found else None


def _minutes(said: str, unit: str) -> int:
    many = float(said.replace(",", ".")) if "." in said or "," in said else float(value_of(said))
    return round(many * _HOUR) if unit.startswith(("h", "st", "u")) else round(many)
