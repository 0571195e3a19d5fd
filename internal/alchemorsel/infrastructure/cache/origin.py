"""Tells how an answer came about, from the entry it is made of."""

from alchemorsel.application.cache import CacheOrigin, Forward, Layer, Stale
from alchemorsel.infrastructure.cache.entry import Entry


def origin_of(
    key: str,
    entry: Entry,
    now: float,
    *,
    layer: Layer | None = None,
    stale: Stale | None = None,
    forward: Forward | None = None,
    stored: bool = False,
    collapsed: bool = False,
) -> CacheOrigin:
    """`now` is in seconds since 1970."""
    return CacheOrigin(
        key=key,
        etag=entry.head.etag,
        forward=forward,
        stored=stored,
        collapsed=collapsed,
        age_s=max(0.0, now - entry.head.created),
        ttl_s=entry.head.fresh_until - now,
        layer=layer,
        stale=stale,
        gzip=entry.gzip,
    )
