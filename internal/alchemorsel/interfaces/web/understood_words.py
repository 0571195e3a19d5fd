"""What code read in a wish's own words, the way the page says it back."""

from collections.abc import Iterator

from alchemorsel.domain.reading.understood import Understood
from alchemorsel.interfaces.web.amounts import minutes_text
from alchemorsel.interfaces.web.catalogue import Catalogue
from alchemorsel.interfaces.web.vocabulary_words import ALLERGENS, COURSES, DIETS, UNIT_SYSTEMS


def understood_words(understood: Understood, words: Catalogue) -> tuple[str, ...]:
    """One entry for each thing that was found; none where nothing was."""
    return tuple(_said(understood, words))


def _said(understood: Understood, words: Catalogue) -> Iterator[str]:
    say = words.gettext
    yield from (say(DIETS[diet]) for diet in understood.diets)
    without = [say(ALLERGENS[allergen]) for allergen in understood.allergies]
    for name in (*without, *understood.custom_allergies, *understood.excluded_ingredients):
        yield say("without %(name)s").replace("%(name)s", name)
    for name in understood.avoided_to_be_safe:
        yield say("%(name)s: left out to be safe").replace("%(name)s", name)
    if understood.servings is not None:
        yield say("for %(servings)s").replace("%(servings)s", str(understood.servings))
    if understood.max_total_minutes is not None:
        yield say("at most %(time)s").replace("%(time)s", minutes_text(understood.max_total_minutes, words))
    if understood.course is not None:
        yield say(COURSES[understood.course])
    if understood.cuisine is not None:
        yield understood.cuisine
    if understood.unit_system is not None:
        yield say(UNIT_SYSTEMS[understood.unit_system])
