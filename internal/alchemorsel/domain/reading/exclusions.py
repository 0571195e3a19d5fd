"""What a wish rules out: `no nuts`, `ohne Zwiebeln`, `allergique au sesame`, `egg-free`, and what only looks so."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from alchemorsel.domain.reading.foods import Concept
from alchemorsel.domain.reading.listing import Named, concept_of, named_in
from alchemorsel.domain.vocabulary import Allergen, Diet


class RuledOut(NamedTuple):
    """Everything that one text rules out, sorted, each once."""

    diets: tuple[Diet, ...]
    allergies: tuple[Allergen, ...]
    custom_allergies: tuple[str, ...]
    excluded: tuple[str, ...]


_CLAUSE_END = re.compile(r"[.;:!?()]")
_DO_NOT = r"(?:do not|don't|dont|does not|doesn't|cannot|can't|can not|won't|will not|mustn't|must not|never)"
_WITHOUT = re.compile(
    rf"(?<![\w-])(?:without|no|not any|minus|except(?: for)?|excluding|hold the|leave out|leaving out|skip the|"
    rf"avoid(?:ing|s)?|free (?:of|from)|hates?|dislikes?|but not|not containing|nothing with|"
    rf"{_DO_NOT} (?:like|eat|eats|have|use|want|tolerate|contain|include|add|put in)|"
    r"ohne|keine?[nrms]?|frei von|ausser|nichts mit|hass[et]|"
    r"sans|pas d(?:e|u|es)?|aucune?|sauf|hormis|evite[rz]?|deteste|"
    r"n aime(?:s|nt)? pas|ne (?:supporte|tolere|digere)(?:s|nt)? pas|(?:anything|everything) (?:but|except)) "
)
_NEGATED_BEFORE = re.compile(
    r"(?:\bnot|\bnicht|\bpas|n't|\bcannot|\bno need to|\bneed not|\b(?:can't|cannot|never|couldn't) (?:live|do|be|cook|"
    r"eat|go)|\bmuss nicht|\bpas besoin d(?:e)?(?: etre)?|\bno problem|\bkein problem)\s+$"
)
_ALLERGIC = re.compile(
    r"(?<!\w)(?:allerg(?:ic|y|ies)(?: to|:)|intoleran(?:t|ce) (?:to|of|au|aux|a la|a l|a)|allergisch (?:gegen|auf)|"
    r"allergien? (?:gegen|auf)|allergi(?:que|ques|e|es) (?:aux|au|a la|a l|a)|unvertraglichkeit (?:gegen|von)) "
)
_ALLERGY_OF = re.compile(
    r"(?<!\w)(?P<of>\w{1,24}(?: \w{1,24})?)[ -]?(?:allerg(?:y|ies|ic|ie|ien|iker\w*)|intoleran\w*|"
    r"unvertraglichkeit\w*)\b"
    r"(?! (?:to|gegen|auf|au|aux|a)\b)"
)
_NOT_ALLERGIC = re.compile(
    r"(?:\b(?:not|no|nobody|none|nor|without|nicht|niemand|keine?|keinen|pas|aucune?|sans|never|personne n est)|n't)"
    r"(?: \w+){0,2} ?$"
)
_LOOKED_BACK = 60
"""Characters before a word in which its denial must stand."""
_COELIAC = re.compile(r"\b(?:coeliacs?|celiacs?|zoliakie|coeliaque)\b")
_FREE = re.compile(
    r"(?<!\w)(?P<of>\w{1,24}(?: \w{1,24})?)(?:[- ]free\b|freie?[nrsm]?\b|less\b)(?! (?:range|of|from|time))"
)
_NO_HYPHEN = re.compile(r"\bno-(?P<of>\w+)\b")
_NOT_NEEDED = re.compile(
    r" ?(?:\w+ )?(?:(?:is|are|ist|est|does|do|n est) ?)?(?:not|n't|nicht|isn't|doesn't|aren't|pas|unnecessary|optional|"
    r"unnotig|egal)\b(?! (?:too|zu|trop|very|sehr))|,? (?:or not|oder nicht|ou pas)\b"
)
_NOT_BEFORE = re.compile(
    r"(?:\b(?:not|non|isn't|nicht|kein|keine|keinen|keine[mrs]|pas|never|nor|no need|instead of|statt|needn't)[ -]"
    r"|\bun-|n't )"
    r"(?:(?:a|an|the|be|being|have|has|need|needs|needed|to|it|really|strictly|necessarily|particularly|always|only|at|"
    r"all|all that|much|of|that|looking|for|want|wanting|into|any|my|your|usually|normally|eat|cook|make|"
    r"der|die|das|den|ein|eine|einen|unbedingt|zwingend|wirklich|immer|nur|streng|mal|"
    r"de|d|la|le|les|un|une|besoin|que|ce|soit|etre|forcement|obligatoirement|vraiment|"
    r"necessairement|strictement) ){0,4}$"
)
"""Only small words may stand between: in `not too spicy vegan curry` nobody takes the vegan back."""


def ruled_out(text: str) -> RuledOut:
    """What the text rules out; `text` is as said."""
    found = _Found()
    for start, what in _lists(text, _WITHOUT):
        if not _NEGATED_BEFORE.search(text, max(0, start - _LOOKED_BACK), start):
            found.exclude(named_in(what, unknown=True))
    for named in _free_from(text):
        found.free_from(named)
    _allergies(text, found)
    if (coeliac := _COELIAC.search(text)) and not is_denied(text, coeliac.start(), coeliac.end()):
        found.diets.add(Diet.GLUTEN_FREE)
    return found.all()


def _lists(text: str, heads: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Where each such word stands, and its own list behind it: there are two in `no oven, for two, no pork`."""
    found = list(heads.finditer(text))
    for match, end in zip(found, [*(match.start() for match in found[1:]), len(text)], strict=False):
        clause = _CLAUSE_END.search(text, match.end(), end)
        yield match.start(), text[match.end() : clause.start() if clause else end]


def _allergies(text: str, found: "_Found") -> None:
    for start, what in _lists(text, _ALLERGIC):
        if not _NOT_ALLERGIC.search(text[max(0, start - _LOOKED_BACK) : start]):
            found.allergic(named_in(what, unknown=True))
    for match in _ALLERGY_OF.finditer(text):
        before = f"{text[: match.start()]}{' '.join(match['of'].split()[:-1])} "
        if not _NOT_ALLERGIC.search(before):
            found.allergic(_last_known(match["of"]))


def is_denied(text: str, start: int, end: int) -> bool:
    """Whether the words there are said not to matter: `not vegan`, `dairy-free not needed`, `vegan or not`."""
    return bool(_NOT_BEFORE.search(text[max(0, start - 40) : start]) or _NOT_NEEDED.match(text, end))


class _Found:
    def __init__(self) -> None:
        self.diets: set[Diet] = set()
        self._allergies: set[Allergen] = set()
        self._custom: set[str] = set()
        self._excluded: set[str] = set()

    def exclude(self, names: Iterator[Named]) -> None:
        for name in names:
            if name.concept is not None and name.concept.diet is not None:
                self.diets.add(name.concept.diet)
            else:
                self._excluded |= _both(name)

    def free_from(self, name: Named) -> None:
        if name.concept is not None and name.concept.free is not None:
            self.diets.add(name.concept.free)
        else:
            self._excluded |= _both(name)

    def allergic(self, names: Iterator[Named]) -> None:
        for name in names:
            concept = name.concept
            if concept is not None and concept.diet is not None:
                self.diets.add(concept.diet)
            self._allergies |= set(concept.allergens if concept else ())
            if concept is None or not (concept.allergens or concept.diet):
                self._custom |= _both(name)

    def all(self) -> RuledOut:
        return RuledOut(
            tuple(sorted(self.diets)),
            tuple(sorted(self._allergies)),
            tuple(sorted(self._custom)),
            tuple(sorted(self._excluded)),
        )


def _both(name: Named) -> set[str]:
    """The English name, and the word itself where it is another language's: a recipe may be written in either."""
    if name.concept is None:
        return {name.said}
    own = name.said
    same = own in {name.concept.name, f"{name.concept.name}s"} or _is_english(own, name.concept)
    return {name.concept.name} if same else {name.concept.name, own}


def _is_english(said: str, concept: Concept) -> bool:
    return said.rstrip("s").removesuffix("e") in {concept.name, concept.name.removesuffix("y") + "i"}


def _free_from(text: str) -> Iterator[Named]:
    for pattern in (_FREE, _NO_HYPHEN):
        for match in pattern.finditer(text):
            if not is_denied(text, match.start("of"), match.end()):
                yield from _last_known(match["of"])


def _last_known(said: str) -> Iterator[Named]:
    """The known food that the words end with: `tree nut`, `and egg`, `nuss`."""
    tokens = said.split()
    for at in range(len(tokens)):
        name = " ".join(tokens[at:])
        concept = concept_of(name)
        if concept is not None:
            yield Named(name, concept)
            return
