"""The paths of health, and how a caller says how closely to look."""

import msgspec
from litestar.datastructures import MultiDict

from alchemorsel.application.health_report import HealthMode
from alchemorsel.domain.errors import InvalidRequest

HEALTH_PATH = "/health"
READY_PATH = "/health/ready"
AI_HEALTH_PATH = "/api/v1/ai/health"

_FORCE = {"true": True, "1": True, "false": False, "0": False, "": False}


class Closeness(msgspec.Struct, frozen=True, kw_only=True):
    """How closely to look, and whether what was seen a moment ago will do."""

    mode: HealthMode = HealthMode.STANDARD
    force: bool = False


def closeness(query: MultiDict[str]) -> Closeness:
    """What the query says.

    Raises:
        InvalidRequest: a value is none of those that mean something.
    """
    mode = query.get("mode", HealthMode.STANDARD.value).casefold()
    if mode not in set(HealthMode):
        raise _unknown("mode", tuple(HealthMode))
    force = query.get("force", "").casefold()
    if force not in _FORCE:
        raise _unknown("force", ("true", "false"))
    return Closeness(mode=HealthMode(mode), force=_FORCE[force])


def _unknown(field: str, allowed: tuple[str, ...]) -> InvalidRequest:
    return InvalidRequest(
        f"`{field}` in the query is none of {', '.join(allowed)}.",
        field=field,
        allowed=allowed,
        suggestion=f"Use one of them, such as ?{field}={allowed[0]}.",
    )
