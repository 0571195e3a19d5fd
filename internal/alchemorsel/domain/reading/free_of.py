"""Reads `nut-free`, `laktosefrei`, `gluten and dairy free` and `nuss- und glutenfrei`."""

from alchemorsel.domain.reading.denial import is_denied
from alchemorsel.domain.reading.found import Found
from alchemorsel.domain.reading.listing import Listed, Named, concept_of, is_allergen, named_before
from alchemorsel.domain.reading.sentence import Sentence

_TAILS = ("free", "freies", "freier", "freien", "freiem", "freie", "frei", "vrije", "vrij", "less")
_NOT_BEHIND = frozenset("range of from time von van de di".split())
_WISHED = frozenset("with using mit avec con met aus have love like want".split())
"""Before a list they say that its foods are wanted: `with shrimp and gluten-free noodles`."""
_OFTEN_LEFT_OUT = frozenset({"sugar", "onion", "garlic", "salt"})


def read_free_of(said: Sentence, found: Found) -> None:
    """Finds what the dish is to be free from."""
    for at, word in enumerate(said.words):
        if word.endswith(_TAILS):
            _read(said, at, found)
        elif word.startswith("no-") and (concept := concept_of(word[3:])) is not None:
            found.free_from([Named(word[3:], concept)])
            said.mark(at, at + 1)


def _read(said: Sentence, at: int, found: Found) -> None:
    behind = said.words[at + 1 : at + 2]
    listed = _listed(said.words, at)
    if not listed.names or (said.words[at] in _TAILS and not _NOT_BEHIND.isdisjoint(behind)):
        return
    last, *others = listed.names
    wished = listed.start > 0 and said.words[listed.start - 1] in _WISHED
    joined = [name for name in others if not wished and _goes_with(name, last)]
    if not is_denied(said.text, said.starts[listed.start], said.ends[at]):
        found.free_from([last, *joined])
    if len(joined) == len(others):
        said.mark(listed.start, at)
    said.mark(at, at + 1)


def _listed(words: list[str], at: int) -> Listed:
    """The foods before `free`, or in one word with it, the last one first."""
    if words[at] in _TAILS:
        return named_before(words, at, glue=False)
    of = next(words[at].removesuffix(tail).rstrip("-") for tail in _TAILS if words[at].endswith(tail))
    return named_before([*words[:at], of], at + 1, glue=False)


def _goes_with(name: Named, last: Named) -> bool:
    """In `tomato and gluten-free pasta` the tomato is wanted; of what people do not stand, nothing is risked."""
    return is_allergen(name.concept) or not is_allergen(last.concept) or name.said in _OFTEN_LEFT_OUT
