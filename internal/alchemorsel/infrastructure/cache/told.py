"""What was told of an entry last, so that nothing is worked out again as long as it would be the same."""

from math import floor

import msgspec

from alchemorsel.application.cache import CacheOrigin, Layer
from alchemorsel.domain.vocabulary import Feature


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """How an answer came about, in whole seconds.

    Args:
        until: in seconds since 1970; from then on something else is to be told.
        mark: equal where nothing differs in what is said of two answers.
    """

    feature: Feature
    layer: Layer
    origin: CacheOrigin
    until: float
    mark: tuple[object, ...]


def told_of(feature: Feature, layer: Layer, origin: CacheOrigin, now: float) -> Told:
    """`now` is the moment that the origin speaks of."""
    age, ttl = floor(origin.age_s), floor(origin.ttl_s)
    until = now + min(age + 1 - origin.age_s, origin.ttl_s - ttl)
    return Told(feature=feature, layer=layer, origin=origin, until=until, mark=(origin.etag, age, ttl, layer))
