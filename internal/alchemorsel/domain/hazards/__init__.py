"""Food safety by rule: what must be cooked through, to which temperature, and what calls for a warning."""

from alchemorsel.domain.hazards.cooking import doneness, undercooked
from alchemorsel.domain.hazards.warnings import warnings, warnings_on

__all__ = ["doneness", "undercooked", "warnings", "warnings_on"]
