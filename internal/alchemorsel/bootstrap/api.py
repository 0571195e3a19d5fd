"""The API process: settings, logs, a bound socket, the banner, then uvicorn until told to stop."""

import asyncio
import os
import socket
import sys

import uvicorn
import uvloop
from litestar import Litestar

from alchemorsel.application.lifecycle import Lifecycle
from alchemorsel.application.warmup_list import WarmUpList
from alchemorsel.bootstrap.book import ready_book
from alchemorsel.bootstrap.chain import openai_on
from alchemorsel.bootstrap.door import keyring_for
from alchemorsel.bootstrap.listening import api_place, listening, url_of
from alchemorsel.bootstrap.protocol import ExchangeProtocol
from alchemorsel.bootstrap.service import open_service
from alchemorsel.bootstrap.serving import DrainingServer, DrainPolicy
from alchemorsel.bootstrap.starting import settings_of
from alchemorsel.bootstrap.workers import ALONE, Seat, Workers
from alchemorsel.config import LogFormat, Settings
from alchemorsel.config.warmup import wishes_of
from alchemorsel.domain.errors import InvalidRequest, Unavailable
from alchemorsel.infrastructure.ai.ollama.client import OllamaClient
from alchemorsel.infrastructure.clock import SystemClock
from alchemorsel.infrastructure.observability.logs import set_up_logs
from alchemorsel.interfaces.cli.banner import Found, banner
from alchemorsel.interfaces.http.draining import Drain

LOOK_S = 1.0
"""How long the banner waits to hear whether Ollama is there."""


def main() -> None:
    """Serve with the settings of the environment; a bad setting or a taken port ends it with words."""
    serve(settings_of(os.environ))


def serve(settings: Settings) -> None:
    """Serve the HTTP API until SIGINT or SIGTERM."""
    set_up_logs(level=settings.log_level, as_json=settings.log_format is LogFormat.JSON)
    (listener,) = listening(api_place(settings), avoiding={settings.web_port})
    with listener:
        serve_on(settings, listener)


def serve_on(settings: Settings, listener: socket.socket) -> None:
    """As `serve`, where logs and listener are there already."""
    listed = _listed(settings)
    ready_book(settings)
    if settings.workers == 1:
        uvloop.run(_serve(settings, listener, ALONE, listed))
        return
    # Each worker looks again; here it is told once.
    keyring_for(settings, SystemClock(), listener.getsockname()[0])
    sys.exit(Workers(settings.workers, lambda seat: uvloop.run(_serve(settings, listener, seat, listed))).run())


def _listed(settings: Settings) -> WarmUpList | None:
    """The common wishes that the settings want asked at a start."""
    if not settings.cache_warmup:
        return None
    try:
        return wishes_of(settings)
    except InvalidRequest as error:
        sys.exit(f"alchemorsel: {error.detail} {error.suggestion}".rstrip())


async def _serve(settings: Settings, listener: socket.socket, seat: Seat, listed: WarmUpList | None) -> None:
    drain = Drain(Lifecycle())
    async with open_service(settings, seat, listed, drain, address=listener.getsockname()[0]) as app:
        policy = DrainPolicy(grace_s=settings.drain_grace, timeout_s=settings.drain_timeout)
        server = DrainingServer(_as_served(app), drain, policy)
        if seat.greets:
            print("\n".join(banner(await _found(settings, listener))), flush=True)  # noqa: T201 - for people
        await server.serve(sockets=[listener])


def _as_served(app: Litestar) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=ExchangeProtocol,
        loop="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        # Its own reading of forwarded headers believes everybody on this machine; the door has the say.
        proxy_headers=False,
    )


async def _found(settings: Settings, listener: socket.socket) -> Found:
    return Found(
        url=url_of(settings.host, listener),
        docs_path="/schema",
        first=settings.ai_provider.value,
        ollama_url=settings.shown("ollama_host"),
        ollama_model=settings.ollama_model,
        ollama_models=await _ollama_models(settings),
        openai_on=openai_on(settings),
        openai_url=settings.shown("openai_base_url"),
        openai_model=settings.openai_model,
        rule_kitchen=settings.ai_mock,
        cache="redis" if settings.redis_url else "memory",
    )


async def _ollama_models(settings: Settings) -> tuple[str, ...] | None:
    """Those of all hosts together; None where no host can be reached."""
    found = [names for names in await asyncio.gather(*map(_models_at, settings.ollama_hosts)) if names is not None]
    return tuple(dict.fromkeys(name for names in found for name in names)) if found else None


async def _models_at(url: str) -> tuple[str, ...] | None:
    async with OllamaClient(url, connect_s=LOOK_S, probe_s=LOOK_S) as client:
        try:
            return tuple(model.name for model in await client.list())
        except Unavailable:
            return None
