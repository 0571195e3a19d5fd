"""The web process: settings, logs, a bound socket, one line to say where it is, then uvicorn until told to stop."""

import os
import secrets
import socket
from datetime import UTC, datetime

import structlog
import uvicorn
import uvloop

from alchemorsel.application.lifecycle import Lifecycle
from alchemorsel.bootstrap.listening import listening, url_of, web_place
from alchemorsel.bootstrap.serving import DrainingServer, DrainPolicy
from alchemorsel.bootstrap.starting import settings_of
from alchemorsel.config import LogFormat, Settings
from alchemorsel.config.web import is_loopback
from alchemorsel.infrastructure.observability.logs import set_up_logs
from alchemorsel.interfaces.http.draining import Drain, with_draining
from alchemorsel.interfaces.web.api_client import ApiClient
from alchemorsel.interfaces.web.app import make_web_app
from alchemorsel.interfaces.web.hosts import Hosts
from alchemorsel.interfaces.web.session import Sessions
from alchemorsel.interfaces.web.site import Site
from alchemorsel.interfaces.web.status_desk import Desk

SPARE_S = 15.0
"""How much longer than the API's own deadline an answer is waited for."""
STOPPING_MOST_S = 10.0
"""Pages are short, and a stream ends with its reader; the API finishes what it can by itself."""
_log = structlog.get_logger(__name__)


def main() -> None:
    """Serve the pages with the settings of the environment; a bad setting or a taken port ends it with words."""
    settings = settings_of(os.environ)
    set_up_logs(level=settings.log_level, as_json=settings.log_format is LogFormat.JSON)
    (listener,) = listening(web_place(settings), avoiding={settings.port})
    with listener:
        print(web_line(settings, listener), flush=True)  # noqa: T201 - for people
        serve_web_on(settings, listener)


def web_line(settings: Settings, listener: socket.socket) -> str:
    """Where the pages are, as a line of the banner."""
    return f"Web frontend  {url_of(settings.web_host, listener)}"


def serve_web_on(settings: Settings, listener: socket.socket) -> None:
    """Serve the pages until SIGINT or SIGTERM."""
    uvloop.run(_serve(settings, listener))


async def _serve(settings: Settings, listener: socket.socket) -> None:
    drain = Drain(Lifecycle())
    site = _site(settings)
    # Whoever keeps the status page open would be waited for.
    drain.lifecycle.on_drain(site.desk.close)
    app = make_web_app(site)
    app.asgi_handler = with_draining(app.asgi_handler, drain)
    config = uvicorn.Config(
        app,
        http="httptools",
        loop="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=[str(network) for network in settings.trusted_proxies],
    )
    most_s = min(settings.drain_timeout, STOPPING_MOST_S)
    server = DrainingServer(config, drain, DrainPolicy(grace_s=settings.drain_grace, timeout_s=most_s))
    await server.serve(sockets=[listener])


def _site(settings: Settings) -> Site:
    return Site(
        api=ApiClient(settings.api_url, key=settings.web_api_key, patience_s=settings.ai_deadline + SPARE_S),
        sessions=Sessions(settings.web_secret or _passing_secret()),
        hosts=Hosts(frozenset(settings.allowed_hosts), only_here=is_loopback(settings.web_host)),
        now=lambda: datetime.now(UTC),
        desk=Desk(open_here=is_loopback(settings.web_host)),
    )


def _passing_secret() -> str:
    """Good until the next start; the settings let only a loopback address do with it."""
    _log.info("web_secret_made", says="forms that are open now must be sent again after a restart")
    return secrets.token_hex(32)
