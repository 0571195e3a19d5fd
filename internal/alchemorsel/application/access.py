"""Who calls, and the ports that know keys and count calls."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

import msgspec

from alchemorsel.domain.keys import ApiKey, KeyScope
from alchemorsel.domain.quotas import Quota


class Caller(msgspec.Struct, frozen=True, kw_only=True):
    """Who asks.

    Args:
        id: the name that limits are counted under: a key's id, or where somebody without a key comes from.
        scopes: what they may do.
        key_id: of the key they showed; empty without one.
        limited: whether anybody counts.
    """

    id: str
    scopes: frozenset[KeyScope]
    key_id: str = ""
    limited: bool = True


HOUSE = Caller(id="house", scopes=frozenset(KeyScope), limited=False)
"""The service on its own behalf, and the operator's command line."""
LOCAL = Caller(id="local", scopes=frozenset(KeyScope), limited=False)
"""Somebody without a key on this machine, where no key was ever made."""


class Keyring(Protocol):
    """Knows every key."""

    @property
    def guarded(self) -> bool:
        """Whether a key is needed: once there was one, even a revoked one, nobody is let in without."""
        ...

    @property
    def edition(self) -> object:
        """As long as it is the same object, `holder_of` and `guarded` say what they said before."""
        ...

    def holder_of(self, shown: str) -> ApiKey | None:
        """The valid key that these words are; None for all else, for the same reason and in the same time.

        It is asked for every request and must neither wait nor raise.
        """
        ...


class KeyStore(Protocol):
    """Where keys are kept, for those who make and revoke them."""

    def all_keys(self) -> Sequence[ApiKey]:
        """All of them, oldest first.

        Raises:
            KeysUnreadable: what is kept cannot be read, and so nothing is known.
        """
        ...

    def make(self, name: str, scopes: Sequence[KeyScope], expires: datetime | None) -> tuple[ApiKey, str]:
        """A new key, and its text, which nobody can show again.

        Raises:
            KeysUnreadable: as `all_keys`, or it cannot be kept.
        """
        ...

    def revoke(self, key_id: str) -> ApiKey | None:
        """End a key for good, by its id or its prefix; a second time changes nothing. None: there is no such key.

        Raises:
            KeysUnreadable: as `make`.
        """
        ...


class KeysUnreadable(Exception):
    """The kept keys cannot be used; the text says why and what to do, in one line."""


class RequestLimiter(Protocol):
    """Counts requests in this process. It must return at once."""

    def take(self, caller_id: str) -> Quota: ...


class CallLimiter(Protocol):
    """Counts what reaches a model, over all processes where it can. It never raises for want of a store."""

    async def take(self, caller_id: str) -> Quota: ...
