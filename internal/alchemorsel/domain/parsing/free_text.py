"""Reads a recipe as people paste it: a title, ingredient lines, steps, with or without headings."""

import re
from itertools import pairwise

from alchemorsel.domain.line_words import BULLET
from alchemorsel.domain.lines import read_line
from alchemorsel.domain.parsing.found import Found
from alchemorsel.domain.parsing.step_words import instructs, is_prose
from alchemorsel.domain.quantities import aligned
from alchemorsel.domain.reading import servings_in
from alchemorsel.domain.recipe_requests import ParseAnswer

_HEADINGS = {
    "ingredients": r"ingredients?(?: list)?|zutaten|ingredientes|ingredienti|ingredienten|you will need|what you need",
    "steps": r"instructions?|directions?|method|steps?|preparation(?: steps)?|how to make(?: it)?|"
    "procedure|zubereitung|"
    r"anleitung|etapes|elaboracion|preparacion|preparazione|procedimento|bereiding(?:swijze)?|werkwijze",
    "tips": r"tips?|notes?|hinweise?|tipps?|astuces?|conseils?|notas|consejos|consigli|opmerkingen",
}
_HEADING = {
    part: re.compile(rf"^\W*(?:{words})(?: for .{{1,60}}| \(.{{1,60}}\))?\W*$") for part, words in _HEADINGS.items()
}
_TIME = re.compile(
    r"^\W*(?P<which>prep(?:aration)?|cook(?:ing)?|bak(?:e|ing)|rest(?:ing)?|chill(?:ing)?|total|ready in|vorbereitung|"
    r"kochzeit|backzeit|gesamt|cuisson|repos|duree)(?:s?zeit)?(?: time)?\W*(?P<time>(?:\d+ ?(?:h|hours?|hrs?|stunden?|"
    r"std|heures?|min|mins|minutes?|minuten)\.?,? ?(?:and |und |et )?){1,2})$"
)
_TIME_PART = re.compile(r"(\d+) ?([hsm])")
_WHICH = {
    "prep": ("prep", "vorbereitung"), "rest": ("rest", "chill", "repos"),
    "total": ("total", "ready", "gesamt", "duree"),
}  # fmt: skip
_YIELD = re.compile(
    r"^\W*(?:serves|servings?|makes|yields?|portionen|fur|pour|feeds)\W* ?(?P<n>\d{1,3})\b(?P<what>.*)$"
)
_FACTS_APART = re.compile(r"\s*(?:[|·•;]|\.(?=\s)|,(?=\s))\s*")
_BARE_TIME = re.compile(r"^\d+ ?(?:h|hours?|hrs?|stunden?|std|heures?|min|mins|minutes?|minuten)\b\.?")
_IN_BRACKETS = re.compile(r"\((?P<said>[^()]{1,60})\)$")
_NUMBERED = re.compile(r"^(?:step )?\d{1,2}(?:[.):]|\b -) ?(?=\D)", re.IGNORECASE)
_BULLETED = re.compile(r"^[-*•▢□◦‣·]\s+|^\[[ xX]?\]\s+|^#+\s*")
_LISTED = re.compile(rf"{_BULLETED.pattern}|{_NUMBERED.pattern}", re.IGNORECASE)
_FEW_WORDS = 3
"""`1. flour` is a list; what is longer and numbered is a step."""
_STEP_LENGTH = 60
_LONGEST_DESCRIPTION = 600
_MOST_MINUTES = 10_080
_LONGEST_GROUP = 60


def parse_text(text: str) -> ParseAnswer:
    """The recipe in a text, with everything that could not be placed."""
    reader = _Reader()
    lines = [" ".join(raw.split()) for raw in text.splitlines() if raw.strip()]
    for line, ahead in pairwise([*lines, ""]):
        reader.take(line, ahead)
    return reader.found.answer()


class _Reader:
    """Goes down the lines once; `part` is where a heading has led to, empty before the first; `ahead` is the next."""

    def __init__(self) -> None:
        self.found = Found()
        self._part = ""
        self._group: str | None = None
        self._ahead = ""

    def take(self, line: str, ahead: str) -> None:
        self._ahead = ahead
        facts = _FACTS_APART.split(line)
        if len(facts) > 1 and all(map(_is_fact, facts)):
            for fact in facts:
                self._fact(_labelled(aligned(fact)), fact)
            return
        plain = aligned(line)
        heading = next((part for part, pattern in _HEADING.items() if pattern.match(plain)), None)
        if heading:
            self._part, self._group = heading, None
        elif not self._fact(plain, line):
            {"ingredients": self._ingredient, "steps": self._step, "tips": self._tip}.get(self._part, self._anything)(
                line
            )

    def _fact(self, plain: str, line: str) -> bool:
        """A time or a yield, wherever it stands."""
        if time := _TIME.match(plain):
            which = next((key for key, starts in _WHICH.items() if time["which"].startswith(starts)), "cook")
            self.found.fields[f"{which}_minutes"] = min(_minutes(time["time"]), _MOST_MINUTES)
            return True
        found = _YIELD.match(plain) if self._part != "steps" else None
        if found is None or not 1 <= int(found["n"]) <= 100:  # noqa: PLR2004 - the range of `servings`
            return False
        self.found.fields["servings"] = int(found["n"])
        if found["what"].strip(" .") and not servings_in(plain):
            self.found.fields["yield_text"] = line[:200]
        return True

    def _ingredient(self, line: str) -> None:
        if _is_group(line):
            self._group = line.strip(" :*#-")
            return
        if _looks_like_step(line):
            self._part = "steps"
            self._step(line)
            return
        self.found.line(_bare(line), self._group)

    def _step(self, line: str) -> None:
        self.found.step(_NUMBERED.sub("", _BULLETED.sub("", line)))

    def _tip(self, line: str) -> None:
        self.found.tip(_BULLETED.sub("", line))

    def _anything(self, line: str) -> None:
        """Before any heading: the first line is the title, then what each line looks like."""
        if not (self.found.name or self.found.lines or _looks_like_ingredient(line)):
            self.found.name = self._title(_BULLETED.sub("", line).strip(" *_:"))
        elif _looks_like_step(line):
            self._step(line)
        elif _is_group(line) and not self.found.steps:
            self._group = line.strip(" :*#-")
        elif _looks_like_ingredient(line) or (_LISTED.match(line) and not self.found.steps):
            self.found.line(_bare(line), self._group)
        else:
            self._rest(line)

    def _title(self, name: str) -> str:
        """`Pancakes (serves 4)` says two things."""
        said = _IN_BRACKETS.search(name)
        servings = servings_in(said["said"]) if said else None
        if said is None or servings is None:
            return name
        self.found.fields["servings"] = servings
        return name[: said.start()].strip()

    def _rest(self, line: str) -> None:
        """Without an amount: before the ingredients it describes, among them it is one, and sentences are steps."""
        tells = instructs(line) or is_prose(line)
        if self.found.lines and (tells or (self.found.steps and len(line.split()) > _FEW_WORDS)):
            self._step(line)
        elif not tells and not self.found.steps and self._is_among_lines(line):
            self.found.line(line, self._group)
        elif "description" not in self.found.fields and not self.found.lines and len(line) <= _LONGEST_DESCRIPTION:
            self.found.fields["description"] = line
        else:
            self.found.miss(line, "neither an ingredient nor a step")

    def _is_among_lines(self, line: str) -> bool:
        """Right before the first amount, a line of a few words may be a subtitle; it is taken and told."""
        if self.found.lines:
            return True
        if len(line.split()) > _FEW_WORDS or not (_looks_like_ingredient(self._ahead) or _LISTED.match(self._ahead)):
            return False
        self.found.assumed.append(f"ingredients: {line}, which has no amount, was taken for one")
        return True


def _labelled(fact: str) -> str:
    """`45 minutes` beside other facts is all it takes."""
    return f"total: {fact}" if _BARE_TIME.match(fact) else fact


def _is_fact(text: str) -> bool:
    plain = _labelled(aligned(text))
    return bool(_TIME.match(plain) or (_YIELD.match(plain) and servings_in(plain)))


def _is_group(line: str) -> bool:
    return line.endswith(":") and len(line) <= _LONGEST_GROUP


def _bare(line: str) -> str:
    return BULLET.sub("", _BULLETED.sub("", line))


def _looks_like_ingredient(line: str) -> bool:
    """`A quick dinner for two.` begins with an amount as well, but no line of a list is a sentence."""
    bare = _bare(line)
    read = read_line(bare)
    worded = len(bare.split()) > _FEW_WORDS and bare[:1].isalpha() and bare.endswith((".", "!"))
    return len(bare) <= 2 * _STEP_LENGTH and (read.quantity is not None or read.unit is not None) and not worded


def _looks_like_step(line: str) -> bool:
    bare = _NUMBERED.sub("", _BULLETED.sub("", line))
    ended = bare.endswith((".", "!"))
    numbered = _NUMBERED.match(line) is not None and (ended or len(bare.split()) > _FEW_WORDS)
    told = numbered or (_LISTED.match(line) is not None and instructs(bare))
    sentence = len(line) > _STEP_LENGTH and ended
    read = read_line(bare)
    return (told and read.quantity is None and read.unit is None) or sentence


def _minutes(said: str) -> int:
    return sum(int(n) * (1 if unit == "m" else 60) for n, unit in _TIME_PART.findall(said))
