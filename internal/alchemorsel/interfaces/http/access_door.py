"""What decides about a caller, as one value that bootstrap fills in."""

import msgspec

from alchemorsel.application.access import Keyring, RequestLimiter
from alchemorsel.interfaces.http.proxies import Network


class Door(msgspec.Struct, frozen=True, kw_only=True):
    """Who may come in.

    Args:
        keys: knows every key.
        requests: counts requests; None where nobody counts.
        allow_anonymous: whether anybody at all may use the service while there is no key; never as an admin.
        allowed_hosts: names in small letters that, beside the loopback's, a Host may have.
        cors_origins: whose pages may read answers, in small letters, such as https://kitchen.example.
        trusted_proxies: whose word on who really calls is taken.
    """

    keys: Keyring
    requests: RequestLimiter | None = None
    allow_anonymous: bool = False
    allowed_hosts: frozenset[str] = frozenset()
    cors_origins: frozenset[str] = frozenset()
    trusted_proxies: tuple[Network, ...] = ()
