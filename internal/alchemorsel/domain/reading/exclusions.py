"""What a wish rules out: `no nuts`, `ohne Zwiebeln`, `allergique au sesame`, `egg-free`, and what only looks so."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from alchemorsel.domain.reading.cues import Cue, Kind, cues_in
from alchemorsel.domain.reading.denial import denied_before, is_denied, is_undone
from alchemorsel.domain.reading.found import Found, RuledOut
from alchemorsel.domain.reading.free_of import read_free_of
from alchemorsel.domain.reading.listing import (
    Listed,
    Named,
    concept_of,
    is_allergen,
    is_no_food,
    named_before,
    named_in,
)
from alchemorsel.domain.reading.safety_net import catch_the_rest
from alchemorsel.domain.reading.sentence import Sentence, sentence_of
from alchemorsel.domain.vocabulary import Diet

_ALLERGIES = frozenset({Kind.ALLERGIC, Kind.ALLERGIC_BEHIND})
_RUNNING_ON = frozenset("ni noch nor neither".split())
_OUT = frozenset("out off away weg".split())
_COELIACS = frozenset("coeliac coeliacs celiac celiacs zoliakie coeliaque celiaco celiaca celiachia celiaquia".split())
_HIS_TO = re.compile(
    r"(?:,|and|und|et|y|e|en|&) (?:my|our|his|her|the|mein\w*|unser\w*|m[ao]n|notre|mi|nuestr\w|mio|mia|mijn|ons|onze) "
    r"\w+ (?:is |ist |est |es |e )?(?:also )?(?:to|gegen|auf|aux?|al?|alla|voor) "
)
"""`allergic to eggs and my son to milk`: the allergy goes on."""
_LEAST_NAME = 4
_DENIAL = 4
"""Words that a denial has at most: `I can't live` without garlic."""
_WORD_WITH_TAIL = re.compile(
    r"(?P<of>\w+)-?(?:allerg(?:y|ies|ic|ie|ien|isch|iker\w*|ieen|isch)|intoleran\w*|unvertraglichkeit\w*)"
)


def ruled_out(text: str) -> RuledOut:
    """What the text rules out; `text` is as said."""
    said, found = sentence_of(text), Found()
    cues = list(cues_in(said.words))
    read_free_of(said, found)
    _allergies_in_one_word(said, found)
    for cue, after in zip(cues, [*cues[1:], None], strict=False):
        _read(cue, _limit(said, cue, after), said, found)
    _coeliacs(said, found)
    catch_the_rest(said, found)
    return found.all()


def _limit(said: Sentence, cue: Cue, after: Cue | None) -> int:
    """Where a list behind a cue must end: there are two in `no oven, for two, no pork`."""
    start = cue.end + (said.words[cue.end : cue.end + 1] == [":"])
    end = said.clause_end(start)
    return end if after is None or said.words[after.start] in _RUNNING_ON else min(end, max(after.start, start))


def _read(cue: Cue, limit: int, said: Sentence, found: Found) -> None:
    if cue.kind is Kind.HARMLESS or said.read[cue.start]:
        said.mark(cue.start, cue.end)
        return
    listed = _listed(cue, limit, said)
    if _is_taken_back(cue, listed, said):
        said.mark(max(0, min(cue.start, listed.start) - _DENIAL), max(cue.end, listed.end))
        return
    if cue.kind in _ALLERGIES:
        found.allergic((*listed.names, *_also_allergic(listed.end, limit, said)))
    else:
        found.exclude(_but_for_sure(cue, listed, said))
    if listed.names or is_no_food(said.words, cue.end):
        said.mark(cue.start, cue.end)
        said.mark(listed.start, listed.end)


def _but_for_sure(cue: Cue, listed: Listed, said: Sentence) -> Iterator[Named]:
    """In `no fish except tuna` nobody can know: tuna is fish."""
    takes_back = cue.kind is Kind.EXCEPT and 1 in said.read[max(0, cue.start - 2) : cue.start]
    return (name._replace(doubtful=name.doubtful or takes_back) for name in listed.names)


def _is_taken_back(cue: Cue, listed: Listed, said: Sentence) -> bool:
    if cue.kind not in _ALLERGIES:
        return is_undone(said.text, said.starts[cue.start])
    return _denies(said, min(cue.start, listed.start))


def _denies(said: Sentence, at: int) -> bool:
    between = denied_before(said.text, said.starts[at])
    return between is not None and not any(concept_of(word) for word in between.split())


def _listed(cue: Cue, limit: int, said: Sentence) -> Listed:
    words = said.words
    if cue.kind is Kind.ALLERGIC_BEHIND:
        return named_before(words, cue.start)
    start = cue.end + (words[cue.end : cue.end + 1] == [":"])
    unknown = cue.kind in {Kind.WITHOUT, Kind.EXCEPT, Kind.ALLERGIC}
    listed = named_in(words, start, limit, unknown=unknown)
    if cue.kind is Kind.LEAVE:
        return listed if listed.end < len(words) and words[listed.end] in _OUT else Listed((), start, start)
    if listed.names or is_no_food(words, start):
        return listed
    return named_before(words, cue.start)


def _allergies_in_one_word(said: Sentence, found: Found) -> None:
    """`Nussallergie`, `peanut-allergic`, and what is listed before it: `Nuss- und Eiallergie`."""
    for at, word in enumerate(said.words):
        tail = _WORD_WITH_TAIL.fullmatch(word) if "llerg" in word or "ntoler" in word or "nvertrag" in word else None
        listed = named_before([*said.words[:at], _known_end(tail["of"])], at + 1, glue=False) if tail else None
        if listed is None or not listed.names:
            continue
        if not _denies(said, listed.start):
            found.allergic(listed.names)
        said.mark(listed.start, at + 1)


def _known_end(word: str) -> str:
    """The allergen that a word ends with, such as the nut of `Pekannuss`; the word itself where it is known."""
    ends = (word[at:] for at in range(max(1, len(word) - _LEAST_NAME + 1)))
    return next((end for end in ends if is_allergen(concept_of(end))), word)


def _also_allergic(at: int, limit: int, said: Sentence) -> tuple[Named, ...]:
    more = _HIS_TO.search(said.text, said.ends[at - 1], said.ends[limit - 1]) if at < limit else None
    if more is None:
        return ()
    return named_in(said.words, bisect_left(said.starts, more.end()), limit, unknown=True).names


def _coeliacs(said: Sentence, found: Found) -> None:
    for at, word in enumerate(said.words):
        if word in _COELIACS and not is_denied(said.text, said.starts[at], said.ends[at]):
            found.diets.add(Diet.GLUTEN_FREE)
