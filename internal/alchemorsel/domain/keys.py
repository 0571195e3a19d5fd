"""API keys: who may call, what for, and until when; the secret itself is never kept."""

import hmac
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from hashlib import blake2b
from typing import Annotated

import msgspec
from msgspec import Meta

from alchemorsel.domain.value import Value

MARK = "alm"
"""What every key begins with, so that people and secret scanners know one when they see it."""
ID_DIGITS = 16
SECRET_DIGITS = 48
_PERSON = b"alchemorsel-key1"
_NOBODY = "0" * ID_DIGITS


class KeyScope(StrEnum):
    """use: ask questions and read recipes; admin: models, cache and settings."""

    USE = "use"
    ADMIN = "admin"


class ApiKey(Value, frozen=True, kw_only=True):
    """What is kept of a key. `prefix` is the part of it that may be shown; `hash` is hex."""

    id: Annotated[str, Meta(pattern=rf"^[0-9a-f]{{{ID_DIGITS}}}\Z")]
    name: Annotated[str, Meta(min_length=1, max_length=80)]
    prefix: str
    hash: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
    scopes: Annotated[tuple[KeyScope, ...], Meta(min_length=1)]
    created: Annotated[datetime, Meta(tz=True)]
    expires: Annotated[datetime, Meta(tz=True)] | None = None
    revoked: Annotated[datetime, Meta(tz=True)] | None = None

    def valid_at(self, now: datetime) -> bool:
        """Neither revoked nor past its time."""
        return self.revoked is None and (self.expires is None or now < self.expires)


class Presented(msgspec.Struct, frozen=True):
    """A key as a caller shows it, taken apart."""

    id: str
    secret: str

    @property
    def text(self) -> str:
        """The whole key, which its holder keeps."""
        return f"{prefix_of(self.id)}_{self.secret}"


NOT_A_KEY = Presented(_NOBODY, _NOBODY)
"""What is looked up where nothing was shown that could be a key, so that it takes as long."""


def prefix_of(key_id: str) -> str:
    """The part of a key that may be shown."""
    return f"{MARK}_{key_id}"


def presented(text: str) -> Presented:
    """A key's parts; `NOT_A_KEY` for anything else."""
    mark, _, rest = text.partition("_")
    key_id, _, secret = rest.partition("_")
    if mark != MARK or len(key_id) != ID_DIGITS or len(secret) != SECRET_DIGITS or not text.isascii():
        return NOT_A_KEY
    return Presented(key_id, secret)


def hash_of(shown: Presented) -> str:
    """The hash that is kept. The secret is 192 random bits, so a fast hash is enough; the id makes it this key's."""
    return blake2b(shown.secret.encode(), key=shown.id.encode(), person=_PERSON, digest_size=32).hexdigest()


def opens(key: ApiKey, shown: Presented) -> bool:
    """Whether this is the key; as slow for a near miss as for a wild guess."""
    return hmac.compare_digest(key.hash, hash_of(shown))


def scopes_in_order(scopes: Sequence[KeyScope]) -> tuple[KeyScope, ...]:
    """Each scope once, in the order of their declaration."""
    return tuple(scope for scope in KeyScope if scope in scopes)
