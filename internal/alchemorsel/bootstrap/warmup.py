"""Wires the warm-up: over the memory of a kitchen, behind a start where the settings ask for it."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import structlog

from alchemorsel.application.crowd import Crowd
from alchemorsel.application.lifecycle import Lifecycle
from alchemorsel.application.plating.nutrition import read_by_table, suffices
from alchemorsel.application.question import Question
from alchemorsel.application.warmup import BEHIND, WarmUp, WarmUpPolicy
from alchemorsel.application.warmup_list import WarmUpList
from alchemorsel.application.warmup_report import (
    ENDS,
    Told,
    WarmUpState,
    WarmUpStep,
    report_of,
)
from alchemorsel.bootstrap.model_room import ModelRoom
from alchemorsel.bootstrap.models import Site
from alchemorsel.bootstrap.remembering import Remembering
from alchemorsel.config import Settings
from alchemorsel.domain.errors import Unavailable
from alchemorsel.domain.requests import NutritionRequest
from alchemorsel.infrastructure.foods.table import load_foods

_log = structlog.get_logger(__name__)


def warm_up_of(memory: Remembering, site: Site, *, crowd: Crowd) -> WarmUp:
    """One over this memory, whose stand-ins are outside of it."""

    def is_busy() -> bool:
        views = (each.view() for each in site.watched)
        return any(view.in_flight or view.queued for view in views) or _is_loading(site.room)

    return WarmUp(
        memory.ai,
        memory.cache,
        site.clock,
        crowd=crowd,
        is_busy=is_busy,
        needs_nobody=_is_in_the_table,
        observer=site.observers.warm_up,
        policy=WarmUpPolicy(deadline_s=site.settings.ai_stream_deadline),
    )


@asynccontextmanager
async def warming_behind(
    warm_up: WarmUp | None, listed: WarmUpList | None, lifecycle: Lifecycle, settings: Settings
) -> AsyncIterator[None]:
    """Have the list asked behind the service that runs inside of this; told to stop, it ends at once."""
    if warm_up is None:
        yield
        return
    lifecycle.on_drain(warm_up.stop)
    running = asyncio.create_task(_warm(warm_up, listed, settings)) if listed is not None else None
    try:
        yield
    finally:
        warm_up.stop()
        if running is not None:
            await running


async def _warm(warm_up: WarmUp, listed: WarmUpList, settings: Settings) -> None:
    wishes = listed.wishes()
    ends: list[WarmUpStep] = []
    began = time.monotonic()
    _log.info("cache_warmup_began", wishes=len(wishes), shared=bool(settings.redis_url) or settings.workers == 1)
    stopped = False
    try:
        await warm_up.run(wishes, _ends_into(ends), BEHIND)
    except Unavailable:
        stopped = True
    except Exception:  # noqa: BLE001 - nobody waits for this task, so its bugs must be told here
        _log.exception("bug")
    report = report_of(tuple(ends))
    why = [end.reason for end in ends if end.state in {WarmUpState.FAILED, WarmUpState.LEFT}]
    tell = _log.info if report.well else _log.warning
    tell(
        "cache_warmup_ended",
        fresh=report.fresh,
        asked=report.asked,
        failed=report.failed,
        left=report.left,
        stopped=stopped,
        seconds=round(time.monotonic() - began, 1),
        **({"reason": why[-1]} if why else {}),
    )


def _ends_into(ends: list[WarmUpStep]) -> Told:
    def told(step: WarmUpStep) -> None:
        if step.state in ENDS:
            ends.append(step)

    return told


def _is_loading(room: ModelRoom) -> bool:
    # Asked meanwhile, a question would go to whoever else is configured, and be paid for.
    loaders = [host.loader for host in room.hosts.values() if host.loader is not None]
    return any(loader.is_loading(model) for loader in loaders for model in room.current)


def _is_in_the_table(question: Question[Any]) -> bool:
    request = question.request
    return isinstance(request, NutritionRequest) and suffices(read_by_table(request, load_foods()))
