"""What every look has in common: bounded in time, and trouble on the other side is a finding, not an error."""

import asyncio
from collections.abc import Awaitable

from alchemorsel.application.health_ports import Sighting
from alchemorsel.domain.errors import AlchemorselError, TimedOut, Unavailable


async def sighted(looking: Awaitable[Sighting], within_s: float, *, name: str) -> Sighting:
    """The sighting, or why there is none."""
    try:
        async with asyncio.timeout(within_s):
            return await looking
    except TimeoutError:
        return Sighting(reachable=False, problem=f"{name} did not answer within {within_s:g} s.")
    except AlchemorselError as error:
        return Sighting(reachable=_answered(error), problem=error.detail, suggestion=error.suggestion)


def _answered(error: AlchemorselError) -> bool:
    """A refusal is an answer; a broken or missing connection is none."""
    return not (type(error) is Unavailable or isinstance(error, TimedOut))
