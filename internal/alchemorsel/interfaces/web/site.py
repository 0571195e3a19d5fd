"""What every page of the frontend stands on, as one value that bootstrap fills in."""

from collections.abc import Callable
from datetime import datetime

import msgspec

from alchemorsel.interfaces.web.api_client import ApiClient
from alchemorsel.interfaces.web.hosts import Hosts
from alchemorsel.interfaces.web.session import Sessions
from alchemorsel.interfaces.web.status_desk import Desk


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """
    Args:
        api: who answers.
        sessions: knows visitors again.
        hosts: the names the pages are served under.
        now: the time of day, with its zone.
        desk: where operators sit.
    """

    api: ApiClient
    sessions: Sessions
    hosts: Hosts
    now: Callable[[], datetime]
    desk: Desk = msgspec.field(default_factory=Desk)
