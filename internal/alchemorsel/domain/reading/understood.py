"""What code read out of a free text before any model was asked."""

import msgspec

from alchemorsel.domain.vocabulary import Allergen, Course, Diet, UnitSystem


class Understood(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the words of a wish say in so many words; only what was found is shown. It binds like the fields do.

    `avoided_to_be_safe` are foods beside a negation or an allergy word that no rule could read for sure; they are among
    the others, too.
    """

    diets: tuple[Diet, ...] = ()
    allergies: tuple[Allergen, ...] = ()
    custom_allergies: tuple[str, ...] = ()
    excluded_ingredients: tuple[str, ...] = ()
    servings: int | None = None
    max_total_minutes: int | None = None
    cuisine: str | None = None
    course: Course | None = None
    unit_system: UnitSystem | None = None
    avoided_to_be_safe: tuple[str, ...] = ()
