"""Where a caller stands, in the headers that clients of either generation read."""

import math
from functools import lru_cache

from alchemorsel.domain.quotas import Limit, Quota


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


@lru_cache(maxsize=16)
def _of_the_limit(limit: Limit) -> dict[str, str]:
    return {
        "RateLimit-Limit": str(limit.most),
        "RateLimit-Policy": f'"{limit.name}";q={limit.most};w={limit.window_s:g}',
    }
