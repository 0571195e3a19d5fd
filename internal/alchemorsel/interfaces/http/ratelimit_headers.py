"""Where a caller stands, in the headers that clients of either generation read."""

import math

from alchemorsel.domain.quotas import Quota


def quota_headers(quota: Quota) -> dict[str, str]:
    """`RateLimit-*` as widely read, the newer `RateLimit` and `RateLimit-Policy`, and `Retry-After` with a no."""
    limit = quota.limit
    reset_s = math.ceil(quota.wait_s or quota.whole_in_s)
    headers = {
        "RateLimit-Limit": str(limit.most),
        "RateLimit-Remaining": str(quota.remaining),
        "RateLimit-Reset": str(reset_s),
        "RateLimit-Policy": f'"{limit.name}";q={limit.most};w={limit.window_s:g}',
        "RateLimit": f'"{limit.name}";r={quota.remaining};t={reset_s}',
    }
    return {**headers, "Retry-After": str(reset_s)} if quota.wait_s else headers
