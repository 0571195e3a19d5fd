"""What foods are made of, by their names: the longest phrase wins, and a phrase without tags masks.

`coconut milk` has no tags, so the `milk` inside it means nothing; `almond milk` has only `tree_nut`.
"""

from alchemorsel.domain.lexicon.groups import DERIVED, GROUPS
from alchemorsel.domain.lexicon.mention import Mention
from alchemorsel.domain.lexicon.scanning import mentions, tags_of
from alchemorsel.domain.lexicon.table import BAKED

__all__ = ["BAKED", "DERIVED", "GROUPS", "Mention", "mentions", "tags_of"]
