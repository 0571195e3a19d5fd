"""Names a recipe by what it says, so that equal recipes have equal ids."""

import hashlib

from msgspec.structs import replace

from alchemorsel.domain.recipe import Recipe
from alchemorsel.domain.value import encode


def content_id(recipe: Recipe) -> str:
    """The id of a recipe, whatever id it has now."""
    return "r" + hashlib.blake2b(encode(replace(recipe, id="")), digest_size=10).hexdigest()
