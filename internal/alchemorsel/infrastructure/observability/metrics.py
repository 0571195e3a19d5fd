"""All metrics of this process, and the text that Prometheus reads."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager

from prometheus_client import generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from alchemorsel.application.health_report import AIHealth
from alchemorsel.application.providers import ProviderView
from alchemorsel.infrastructure.observability.metrics_ai import AI, AIMetrics
from alchemorsel.infrastructure.observability.metrics_book import BOOK, BookMetrics
from alchemorsel.infrastructure.observability.metrics_cache import CACHE, CacheMetrics
from alchemorsel.infrastructure.observability.metrics_health import HEALTH, HealthMetrics
from alchemorsel.infrastructure.observability.metrics_http import HTTP, HttpMetrics
from alchemorsel.infrastructure.observability.metrics_meters import Meters, SharedFolder
from alchemorsel.infrastructure.observability.metrics_models import MODEL_MANAGEMENT, ModelMetrics
from alchemorsel.infrastructure.observability.metrics_providers import PROVIDERS, ProviderMetrics
from alchemorsel.infrastructure.observability.metrics_quality import QUALITY, QualityMetrics
from alchemorsel.infrastructure.observability.metrics_service import SERVICE, ServiceMetrics
from alchemorsel.infrastructure.observability.metrics_warmup import WARM_UP, WarmUpMetrics

ROOMS = {
    "Asking models": AI,
    "How the providers stand": (*PROVIDERS, *HEALTH),
    "What the checks make of recipes": QUALITY,
    "Remembering": CACHE,
    "Warming up": WARM_UP,
    "Managing models": MODEL_MANAGEMENT,
    "The recipe book": BOOK,
    "HTTP": HTTP,
    "The service": SERVICE,
}
"""Every metric there is, as the documentation groups them."""
FOLLOW_EVERY_S = 1.0


class Metrics:
    """One observer for each part of the house.

    Args:
        shared: where this process counts together with its siblings; None where it has none.
    """

    media_type = CONTENT_TYPE_PLAIN_0_0_4

    def __init__(self, version: str, shared: SharedFolder | None = None) -> None:
        meters = Meters(shared)
        self.ai = AIMetrics(meters)
        self.quality = QualityMetrics(meters)
        self.cache = CacheMetrics(meters)
        self.warm_up = WarmUpMetrics(meters)
        self.models = ModelMetrics(meters)
        self.book = BookMetrics(meters)
        self.http = HttpMetrics(meters)
        self.service = ServiceMetrics(meters, version)
        self._meters = meters
        self._shared = shared
        self._providers: ProviderMetrics | None = None
        self._health = HealthMetrics(meters)
        self._look: Callable[[], Awaitable[AIHealth]] | None = None

    @asynccontextmanager
    async def shown(self, providers: Callable[[], Sequence[ProviderView]]) -> AsyncIterator[None]:
        """Show how the providers stand, as long as this context lasts; once."""
        self._providers = ProviderMetrics(self._meters, providers)
        following = asyncio.create_task(self._follow()) if self._shared else None
        try:
            yield
        finally:
            if following is not None:
                following.cancel()
                await asyncio.gather(following, return_exceptions=True)
                self._meters.write_down()

    @asynccontextmanager
    async def watching(self, look: Callable[[], Awaitable[AIHealth]]) -> AsyncIterator[None]:
        """Have every reading look at the providers' health behind, as long as this context lasts."""
        self._look = look
        try:
            yield
        finally:
            self._look = None
            await self._health.aclose()

    async def text(self) -> bytes:
        """Everything, over all worker processes; writing it down happens beside the event loop."""
        self._refresh()
        if self._look is not None:
            self._health.look_behind(self._look)
        return await asyncio.to_thread(generate_latest, self._meters.registry)

    async def _follow(self) -> None:
        """A sibling may be the one that is read, and knows of this process only what is written down."""
        while True:
            self._refresh()
            await asyncio.sleep(FOLLOW_EVERY_S)

    def _refresh(self) -> None:
        self._meters.write_down()
        if self._providers is not None:
            self._providers.refresh()
