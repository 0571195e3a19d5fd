"""Food safety by rule: what must be cooked through, to which temperature, and what calls for a warning."""

from alchemorsel.domain.hazards.cooking import doneness, undercooked
from alchemorsel.domain.hazards.warnings import warnings

__all__ = ["doneness", "undercooked", "warnings"]
