"""Catches the foods beside a negation or an allergy word that no rule has read: better left out than served."""

from collections.abc import Iterator

from alchemorsel.domain.lexicon import mentions
from alchemorsel.domain.reading.foods_abroad import EVERYWHERE, name_at
from alchemorsel.domain.reading.found import Found
from alchemorsel.domain.reading.listing import Named, is_allergen
from alchemorsel.domain.reading.sentence import Sentence

_NEGATIONS = frozenset(
    "no not never nothing none neither nor cannot without avoid avoided omit omitted exclude excluded skip "
    "skipped remove removed forbidden forbid prohibited banned ban refuse refuses hate hates dislike dislikes "
    "dont cant wont isnt arent nicht nie niemals nichts weder kein keine keinen keiner keinem keines keinerlei "
    "ohne verboten weglassen vermeiden meiden meide vermeide tabu hasse hasst ungern pas jamais aucun aucune sans "
    "ni rien non interdit interdits interdite interdites eviter evite evitez exclure deteste sin nunca nada "
    "ningun ninguna tampoco prohibido prohibidos prohibida prohibidas evitar omitir excluir odio mai niente "
    "nessun nessuna senza vietato vietati vietata vietate evitare escludere niet nooit geen zonder niets verboden "
    "vermijden vermijd weglaten".split()
)
_ALLERGIES = (
    "allerg",
    "alergi",
    "anaphyla",
    "anafila",
    "anafyla",
    "intoler",
    "intoller",
    "unvertrag",
    "epipen",
    "hives",
)
_BREAKS = frozenset((*".;:!?(),", *"but aber mais pero ma maar sondern however".split()))
_CEREAL = frozenset({"wheat", "gluten", "starchy"})


def catch_the_rest(said: Sentence, found: Found) -> None:
    """Rules out what stands in one clause with a word of warning that is left over."""
    before = 0
    for start, end in _clauses(said.words):
        warnings = [at for at in range(start, end) if not said.read[at] and _warns(said.words[at])]
        if warnings:
            allergy = any(said.words[at].startswith(_ALLERGIES) for at in warnings)
            foods = _foods(said, start, end) or (_foods(said, before, start) if allergy else {})
            (found.allergic if allergy else found.exclude)(_meant(foods, warnings[0]))
        before = start


def _clauses(words: list[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for at, word in enumerate(words):
        if word in _BREAKS:
            yield start, at
            start = at + 1
    yield start, len(words)


def _warns(word: str) -> bool:
    return word in _NEGATIONS or word.endswith("n't") or word.startswith(_ALLERGIES)


def _meant(foods: dict[int, Named], warning: int) -> list[Named]:
    """All allergens, and of the other foods those behind the warning, else those before it."""
    behind = any(at > warning for at in foods)
    return [name for at, name in foods.items() if is_allergen(name.concept) or behind is (at > warning)]


def _foods(said: Sentence, start: int, end: int) -> dict[int, Named]:
    """What is named from here to there and has not been read, by its place."""
    found: dict[int, Named] = {}
    at = start
    while at < end:
        size = name_at(said.words, at, end)
        name = tuple(said.words[at : at + (size or 1)])
        if not said.read[at] and (size or _is_raw(name[0])):
            found[at] = Named(" ".join(name), EVERYWHERE.get(name), doubtful=True)
        at += len(name)
    return found


def _is_raw(word: str) -> bool:
    """Whether a word that only the lexicon knows is a food by itself, such as pecans, and not a dish."""
    return any(mention.tags and mention.tags.isdisjoint(_CEREAL) for mention in mentions(word))
