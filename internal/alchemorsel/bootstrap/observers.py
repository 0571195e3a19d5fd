"""Everybody who hears what a kitchen does, together: a kitchen is built the same whoever counts."""

from collections.abc import Sequence

import msgspec

from alchemorsel.application.cache import CacheObserver
from alchemorsel.application.warmup_report import UNCOUNTED, WarmUpObserver
from alchemorsel.infrastructure.ai.inspecting import UNINSPECTED, Inspector
from alchemorsel.infrastructure.ai.observing import UNOBSERVED, Observer


class Observers(msgspec.Struct, frozen=True, kw_only=True):
    """Nobody counts what nobody is named for.

    Args:
        asking: hears what asking models comes to.
        checks: hears what the checks make of recipes.
        cache: hear what the memory does.
        warm_up: hears what becomes of common wishes.
    """

    asking: Observer = UNOBSERVED
    checks: Inspector = UNINSPECTED
    cache: Sequence[CacheObserver] = ()
    warm_up: WarmUpObserver = UNCOUNTED


UNHEARD = Observers()
