"""Names what nobody should eat: household chemicals, medicines, poisons; in a request and in a model's draft alike."""

from alchemorsel.domain.inedible.finding import inedible_finding, inedible_in
from alchemorsel.domain.inedible.scanning import inedible

__all__ = ["inedible", "inedible_finding", "inedible_in"]
