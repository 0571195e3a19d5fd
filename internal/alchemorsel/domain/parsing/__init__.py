"""Makes our recipe of other people's: free text or schema.org, honest about what was not understood."""

from alchemorsel.domain.parsing.free_text import parse_text
from alchemorsel.domain.parsing.json_ld import parse_json_ld

__all__ = ["parse_json_ld", "parse_text"]
