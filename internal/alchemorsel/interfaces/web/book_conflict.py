"""Two versions of one recipe side by side, where somebody else was faster: only what differs, and nothing decided."""

from collections.abc import Mapping

import msgspec

from alchemorsel.interfaces.web import vocabulary_words
from alchemorsel.interfaces.web.book_edit_form import LISTS, TEXTS
from alchemorsel.interfaces.web.catalogue import N_, Catalogue
from alchemorsel.interfaces.web.forms import Form

LABELS: Mapping[str, str] = {
    "name": N_("Name"),
    "description": N_("Description"),
    "servings": N_("Servings"),
    "prep_minutes": N_("Preparation, minutes"),
    "cook_minutes": N_("Cooking, minutes"),
    "rest_minutes": N_("Resting, minutes"),
    "cuisine": N_("Cuisine"),
    "course": N_("Course"),
    "ingredients": N_("Ingredients"),
    "steps": N_("Steps"),
    "tags": N_("Tags"),
    "notes": N_("Notes"),
    "diets": N_("Diets"),
    "allergies": N_("Allergies"),
    "custom_allergies": N_("Other allergies"),
}
"""The fields of the form, as it names them."""
_CLOSED: Mapping[str, str] = {
    **{str(diet): text for diet, text in vocabulary_words.DIETS.items()},
    **{str(allergen): text for allergen, text in vocabulary_words.ALLERGENS.items()},
}


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A field that the two versions disagree on; `label` is translated already."""

    label: str
    theirs: str
    mine: str


def differences(theirs: Form, mine: Form, words: Catalogue) -> tuple[Difference, ...]:
    """In the order of the form."""
    both = ((name, _said(theirs, name, words), _said(mine, name, words)) for name in (*TEXTS, *LISTS))
    return tuple(
        Difference(label=words.gettext(LABELS[name]), theirs=their, mine=own)
        for name, their, own in both
        if their != own
    )


def _said(form: Form, name: str, words: Catalogue) -> str:
    if name in LISTS:
        return ", ".join(sorted(words.gettext(_CLOSED.get(value, value)) for value in form.every(name)))
    # Browsers end lines in their own way.
    return "\n".join(line.strip() for line in form.one(name).splitlines())
