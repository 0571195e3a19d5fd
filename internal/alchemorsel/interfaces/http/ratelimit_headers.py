"""Where a caller stands, in the headers that clients of either generation read."""

import math
from functools import lru_cache

from alchemorsel.domain.quotas import Limit, Quota
from alchemorsel.interfaces.http.heads import encoded


def quota_headers(quota: Quota) -> dict[str, str]:
    """`RateLimit-*` as widely read, the newer `RateLimit` and `RateLimit-Policy`, and `Retry-After` with a no."""
    reset_s = math.ceil(quota.wait_s or quota.whole_in_s)
    headers = {
        **_of_the_limit(quota.limit),
        "RateLimit-Remaining": str(quota.remaining),
        "RateLimit-Reset": str(reset_s),
        "RateLimit": f'"{quota.limit.name}";r={quota.remaining};t={reset_s}',
    }
    return {**headers, "Retry-After": str(reset_s)} if quota.wait_s else headers


def quota_lines(quota: Quota) -> list[tuple[bytes, bytes]]:
    """The same as ASGI sends it."""
    return [(name.lower().encode(), value.encode()) for name, value in quota_headers(quota).items()]


def quota_head(quota: Quota) -> bytes:
    """The same of a yes, encoded."""
    reset_s, limit, policy = math.ceil(quota.whole_in_s), *_encoded(quota.limit)
    return policy + limit % (quota.remaining, reset_s, quota.remaining, reset_s)


@lru_cache(maxsize=16)
def _encoded(limit: Limit) -> tuple[bytes, bytes]:
    """Left to be filled in: what remains and when it is whole again, both twice."""
    name = limit.name.encode()
    each = b'ratelimit-remaining: %d\r\nratelimit-reset: %d\r\nratelimit: "' + name + b'";r=%d;t=%d\r\n'
    return each, encoded((name.lower().encode(), value.encode()) for name, value in _of_the_limit(limit).items())


@lru_cache(maxsize=16)
def _of_the_limit(limit: Limit) -> dict[str, str]:
    return {
        "RateLimit-Limit": str(limit.most),
        "RateLimit-Policy": f'"{limit.name}";q={limit.most};w={limit.window_s:g}',
    }
