"""For how many, and how long it may take: the numbers of a wish."""

import re

from alchemorsel.domain.reading.said import NUMBER, value_of

_N = rf"(?P<n>{NUMBER})"
_PEOPLE = (
    r"(?:servings?|portions?|people|persons?|guests|adults|kids|children|eaters|diners|personen|leute|gaste|esser|"
    r"portionen|personnes?|convives|invites|adultes|enfants|parts)"
)
_NOT_PEOPLE = (
    r"(?! ?(?:-|to \d|minutes?|mins?|hours?|h\b|days?|weeks?|months?|ingredients?|courses?|meals?|minuten|stunden?|"
    r"tage?|wochen?|heures?|jours?|semaines?|euros?|dollars?|pots?|tasses?|pounds?|bucks|degrees?|[a-z]*%|%|[€$£°]))"
)
_SERVINGS = (
    re.compile(rf"\b(?:serves|feeds|servings?:?|reicht fur|ergibt|portionen:?) {_N}"),
    re.compile(rf"(?<![\w.,/-]){_N} {_PEOPLE}\b"),
    re.compile(rf"\b(?:family|party|group|table) of {_N}"),
    re.compile(rf"\b(?:for|fur|pour) (?:us |nous |uns )?{_N}{_NOT_PEOPLE}(?!\s*[a-z]*%)"),
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
_ALONE = re.compile(r"\b(?:just|only) for (?:me|myself)\b|\bnur fur mich\b|\b(?:juste|seulement) pour moi\b")
_MOST_PEOPLE = 100

_UNIT = r"(?P<unit>minutes?|mins?|minuten|hours?|hrs?|h|stunden?|std|heures?)\b"
_UPTO = (
    r"(?:(?:in|within|en|innerhalb(?: von)?|binnen) (?:about |at most |max(?:imum)? )?(?:under |less than |unter |"
    r"weniger als |moins d(?:e|) |hochstens |maximal )?|(?:under|less than|at most|no more than|no longer than|"
    r"not more than|up to|max\.?|maximum|unter|weniger als|hochstens|maximal|nicht mehr als|nicht langer als|"
    r"moins d(?:e|)|au plus|pas plus d(?:e|)) |(?:ready|done|fertig|pret|prete) (?:in|en) (?:under |unter )?|"
    r"(?:i|we) (?:only |just )*have (?:only |just )*|(?:ich|wir) haben? (?:nur )?|j ai (?:seulement |juste )?|"
    r"takes? (?:only |under |less than |at most )+|(?:time|zeit|temps): )"
)
_LIMIT = re.compile(
    rf"\b{_UPTO}(?P<n>{NUMBER}|\d+[.,]5) ?-?{_UNIT}(?!(?: and| et| und)? ?[0-5]?\d(?: ?(?:m|min|minutes?|minuten))?\b)"
)
_HOURS_AND = re.compile(
    rf"(?:(?P<before>\b{_UPTO})|(?<![\w.,:]))(?P<h>\d{{1,2}}) ?(?:h|hours?|heures?|std\.?|stunden?)(?: and| et| und)? ?"
    rf"(?P<m>[0-5]\d)(?: ?(?:min\w*|m))?\b(?P<after> (?:max\b|maximum|tops|at most|or less|maximal|hochstens|au plus))?"
)
"""`1h30`, `1 hour 30 minutes`."""
_AFTER = re.compile(
    rf"(?<![\w.,-])(?P<n>{NUMBER}) ?{_UNIT} (?:max\b|maximum|tops|at most|or less|or under|or faster|maximal|hochstens|"
    rf"oder weniger|au plus|ou moins)"
)
_ADJECTIVE = re.compile(rf"(?<![\w.,-])(?P<n>{NUMBER})(?:[- ](?:minute|min)[- ]|-minuten-)(?P<what>[a-z]+)")
_BY_ITSELF = re.compile(
    rf"(?:^|[,;(/|+-] ?)(?:ca\.? |about |around |approx\.? |environ |etwa )?"
    rf"(?P<n>{NUMBER}) ?{_UNIT}\.? ?(?=$|[,;)/|.+-])"
)
"""`(15 minutes)`, `pasta, 20 min, for two`."""
_NOT_A_DISH = frozenset("rest break walk drive timer wait nap interval mark warning egg eggs simmer sear".split())
_PHRASES = (
    (re.compile(rf"\b{_UPTO}(?:half an hour|a half hour|half-hour|1/2 hour|"
                r"(?:einer? )?(?:guten )?halben? stunde|une demi-heure|une demi heure|30-minuten)\b"), 30),
    (re.compile(rf"\b{_UPTO}(?:a )?quarter of an hour\b|\b{_UPTO}(?:einer )?viertelstunde\b|"
                rf"\b{_UPTO}un quart d heure\b"), 15),
    (re.compile(rf"\b{_UPTO}(?:an|one) hour and a half\b|\b{_UPTO}(?:one|1) and a half hours\b|"
                rf"\b{_UPTO}(?:anderthalb|eineinhalb) stunden\b|\b{_UPTO}une heure et demie\b"), 90),
    (re.compile(rf"\b{_UPTO}(?:three quarters of an hour|(?:einer )?dreiviertelstunde|trois quarts d heure)\b"), 45),
    (re.compile(rf"\b{_UPTO}(?:an hour|einer stunde|eine stunde|une heure)\b(?! and a half| et demie)"), 60),
)  # fmt: skip
_LEAST_MINUTES, _MOST_MINUTES = 5, 1440
_HOUR = 60


def servings_said(text: str) -> int | None:
    """For how many; None where the text does not say, or says no number of people."""
    if both := _TWO_KINDS.search(text):
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
    found = [minutes for pattern, minutes in _PHRASES if pattern.search(text)]
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
    return round(many * _HOUR) if unit.startswith(("h", "st")) else round(many)
