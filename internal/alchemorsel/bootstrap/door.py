"""Builds the door: who may call, from settings and the file of keys, and whether it is safe to open at all."""

import asyncio
import ipaddress
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from alchemorsel.application.access import KeysUnreadable
from alchemorsel.application.ports import Clock
from alchemorsel.bootstrap.keys import key_file
from alchemorsel.config import Settings
from alchemorsel.domain.quotas import Limit
from alchemorsel.infrastructure.access.keyring import FileKeyring
from alchemorsel.infrastructure.access.local_limits import LocalLimiter
from alchemorsel.interfaces.http.access_door import Door


def keyring_for(settings: Settings, clock: Clock, address: str) -> FileKeyring:
    """The keys, if it is safe to serve at this address; the process ends with words where it is not."""
    try:
        keyring = FileKeyring(key_file(settings, clock), clock)
    except KeysUnreadable as error:
        sys.exit(f"alchemorsel: {error}. Nothing is served without knowing who may call.")
    if not (keyring.guarded or settings.allow_anonymous or ipaddress.ip_address(address).is_loopback):
        sys.exit(
            f"alchemorsel: {address} is not only this machine, and there is no API key, so everybody there could call. "
            "Make a key: alchemorsel keys new --name NAME. Or let everybody ask: ALCHEMORSEL_ALLOW_ANONYMOUS=true"
        )
    return keyring


@asynccontextmanager
async def open_door(settings: Settings, keyring: FileKeyring, clock: Clock) -> AsyncIterator[Door]:
    """The door, whose keys follow their file inside this context."""
    following = asyncio.create_task(keyring.follow())
    try:
        yield Door(
            keys=keyring,
            requests=_requests(settings, clock),
            allow_anonymous=settings.allow_anonymous,
            allowed_hosts=frozenset(settings.allowed_hosts),
            cors_origins=frozenset(settings.cors_origins),
            trusted_proxies=settings.trusted_proxies,
        )
    finally:
        following.cancel()
        with suppress(asyncio.CancelledError):
            await following


def _requests(settings: Settings, clock: Clock) -> LocalLimiter | None:
    most = settings.rate_limit_requests
    return LocalLimiter(Limit(name="requests", most=most), clock) if most else None
