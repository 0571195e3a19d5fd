"""Builds what looks at the service's health: a probe for each provider and host, and one for Redis."""

from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from urllib.parse import urlsplit

from alchemorsel.application.health import Health, HealthPolicy, nobody_measures
from alchemorsel.application.health_ports import Ping, Probe
from alchemorsel.application.health_watch import OnLook
from alchemorsel.application.lifecycle import Lifecycle
from alchemorsel.application.ports import Clock
from alchemorsel.bootstrap.model_room import ModelRoom
from alchemorsel.bootstrap.models import OPENAI_URL
from alchemorsel.config import Settings
from alchemorsel.domain.vocabulary import Provider
from alchemorsel.infrastructure.ai.watched import Watched
from alchemorsel.infrastructure.health.inference import TinyInference
from alchemorsel.infrastructure.health.ollama import OllamaProbe


@asynccontextmanager
async def open_health(
    settings: Settings,
    room: ModelRoom,
    watched: Sequence[Watched],
    clock: Clock,
    *,
    lifecycle: Lifecycle | None = None,
    pings: Sequence[Ping] = (),
    on_look: OnLook = nobody_measures,
) -> AsyncIterator[Health]:
    """Nothing is looked at before somebody asks; `on_look` is told each look's kind and seconds.

    Args:
        pings: what is looked at besides the providers and Redis.
    """
    async with AsyncExitStack() as stack:
        health = Health(
            [_probe(each, settings, room, clock, stack) for each in watched],
            [*_pings(settings, stack), *pings],
            clock,
            lifecycle=lifecycle,
            rule_kitchen=settings.ai_mock or settings.ai_provider is Provider.MOCK,
            policy=HealthPolicy(every_s=settings.health_interval),
            on_look=on_look,
        )
        stack.push_async_callback(health.aclose)
        yield health


def _probe(watched: Watched, settings: Settings, room: ModelRoom, clock: Clock, stack: AsyncExitStack) -> Probe:
    tiny = TinyInference(watched.limited, clock, within_s=settings.health_inference_timeout)
    if watched.provider is Provider.OLLAMA:
        return OllamaProbe(
            watched,
            room.hosts[watched.host].client,
            tiny,
            wanted=lambda: room.current,
            keeps=settings.ollama_keep_alive != 0,
            within_s=settings.health_timeout,
        )
    return _openai_probe(watched, tiny, settings, clock, stack)


def _openai_probe(
    watched: Watched, tiny: TinyInference, settings: Settings, clock: Clock, stack: AsyncExitStack
) -> Probe:
    from alchemorsel.infrastructure.health.openai import OpenAIProbe  # noqa: PLC0415 - the SDK takes a second

    base_url = settings.openai_base_url or OPENAI_URL
    probe = OpenAIProbe(
        watched,
        tiny,
        clock,
        api_key=settings.openai_api_key,
        base_url=base_url,
        model=lambda: settings.openai_model,
        complete_list=urlsplit(base_url).hostname == urlsplit(OPENAI_URL).hostname,
        within_s=settings.health_timeout,
    )
    stack.push_async_callback(probe.aclose)
    return probe


def _pings(settings: Settings, stack: AsyncExitStack) -> list[Ping]:
    if not settings.redis_url:
        return []
    from alchemorsel.infrastructure.health.redis import RedisPing  # noqa: PLC0415 - only those with a Redis need it
    from alchemorsel.infrastructure.redis_client import open_redis  # noqa: PLC0415

    within_s = settings.health_timeout
    redis = open_redis(settings.redis_url, timeout_s=within_s)
    stack.push_async_callback(redis.aclose)
    return [RedisPing(redis, within_s=within_s)]
