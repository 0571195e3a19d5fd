"""Notes on a request the tab that it runs up, so that a failure says where the time went, as an answer does."""

from litestar.types import Scope

from alchemorsel.application.tab import Tab
from alchemorsel.interfaces.http.cache_headers import timing_line

_KEY = "tab"


def note_tab(scope: Scope, tab: Tab) -> None:
    """From now on this tab is the request's."""
    scope["state"][_KEY] = tab


def timing_headers(scope: Scope) -> dict[str, str]:
    """`Server-Timing`; nothing where no question was asked."""
    tab: Tab | None = scope.get("state", {}).get(_KEY)
    return {} if tab is None else {"Server-Timing": timing_line(tab)[1].decode()}
