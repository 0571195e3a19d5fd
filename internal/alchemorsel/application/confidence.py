"""How much an answer is worth, as one number from 0 to 1.

confidence = tier - 0.10 for a repaired draft - 0.02 for each soft finding - 0.02 for each dropped field
- 0.20 x the share of the mass (0 to 1) of which the nutrition is not known,
never below 0.05 and never above the tier. Tiers are our own ranking, not measurements.
"""

from alchemorsel.domain.vocabulary import Provider

TIERS = {Provider.TABLE: 1.0, Provider.OPENAI: 0.95, Provider.OLLAMA: 0.9, Provider.MOCK: 0.3}
REPAIRED = 0.10
SOFT_FINDING = 0.02
DROPPED_FIELD = 0.02
UNKNOWN_MASS = 0.20
LEAST = 0.05


def confidence(
    provider: Provider, *, repaired: bool = False, soft: int = 0, dropped: int = 0, coverage: float = 1.0
) -> float:
    """The formula above, rounded to two digits."""
    worth = TIERS[provider] - REPAIRED * repaired - SOFT_FINDING * soft - DROPPED_FIELD * dropped
    worth -= UNKNOWN_MASS * (1 - coverage)
    return round(max(LEAST, worth), 2)
