"""Starts the API and the pages as two processes of one command, and stops both when either is to end."""

import os
import socket
import sys
from functools import partial

from msgspec.structs import replace

from alchemorsel.bootstrap.api import serve_on
from alchemorsel.bootstrap.listening import api_place, listening, url_of, web_place
from alchemorsel.bootstrap.side_by_side import run_together
from alchemorsel.bootstrap.starting import settings_of
from alchemorsel.bootstrap.web import serve_web_on, web_line
from alchemorsel.config import LogFormat, Settings
from alchemorsel.infrastructure.observability.logs import set_up_logs

_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - what others wrote, read here


def main() -> None:
    """Serve both; a bad setting or a taken port ends it with words, before anything is started."""
    settings = settings_of(os.environ)
    set_up_logs(level=settings.log_level, as_json=settings.log_format is LogFormat.JSON)
    api, web = listening(api_place(settings), web_place(settings), command="make run")
    with api, web:
        paired = beside(settings, api)
        print(web_line(paired, web), flush=True)  # noqa: T201 - for people
        works = {"api": partial(serve_on, paired, api), "web": partial(serve_web_on, paired, web)}
        sys.exit(run_together(works))


def beside(settings: Settings, api: socket.socket) -> Settings:
    """The settings under which the pages find this very API, unless they were sent to another."""
    if settings.sources.get("api_url", "default") != "default":
        return settings
    return replace(settings, api_url=url_of(_EVERYWHERE.get(settings.host, settings.host), api))


if __name__ == "__main__":
    main()
