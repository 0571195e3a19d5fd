"""Ollama hosts whose models change as they are pulled and deleted, and model management over them."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any, Self

from alchemorsel.application.model_ports import ModelChoice
from alchemorsel.application.models import Models
from alchemorsel.domain.model_names import NamePolicy
from alchemorsel.infrastructure.ai.loading import Loader
from alchemorsel.infrastructure.ai.models.book import MemoryModelBook
from alchemorsel.infrastructure.ai.models.catalogue import OllamaCatalogue, OllamaHost
from alchemorsel.infrastructure.ai.models.choice import MemoryModelChoice
from alchemorsel.infrastructure.ai.ollama.client import OllamaClient
from alchemorsel.infrastructure.ai.ollama.wire import Options
from alchemorsel.infrastructure.ai.residency import Residency
from tests.support.clock import FakeClock
from tests.support.server import Reply, ScriptedServer

DETAILS = {"family": "llama", "parameter_size": "3.2B", "quantization_level": "Q4_K_M", "context_length": 131072}
PULLED = Reply.lines(
    {"status": "pulling manifest"},
    {"status": "pulling abc", "digest": "sha256:abc", "total": 100, "completed": 40},
    {"status": "success"},
)


def model(name: str, *capabilities: str, **more: Any) -> dict[str, Any]:
    """An entry of the list of models."""
    own = {"capabilities": list(capabilities or ("completion", "tools")), "details": DETAILS}
    return {"name": name, "model": name, "size": 2_000_000_000, "digest": "d1", "modified_at": "2026", **own, **more}


def stock(server: ScriptedServer, *models: Mapping[str, Any], running: Sequence[str] = ()) -> ScriptedServer:
    """What is on the host's disk, and in its memory."""
    server.on("/api/version", Reply.of({"version": "0.32.15"}))
    server.on("/api/tags", Reply.of({"models": list(models)}))
    server.on("/api/ps", Reply.of({"models": [{"name": name, "context_length": 8192} for name in running]}))
    server.on("/api/show", Reply.of({"parameters": "stop  x", "template": "{{ . }}", "license": "MIT\nmore"}))
    server.on("/api/generate", Reply.of({"model": "m", "done": True, "done_reason": "load"}))
    server.on("/api/pull", PULLED)
    return server.on("/api/delete", Reply(200))


class Managed:
    """Model management over some scripted hosts."""

    def __init__(self, hosts: Sequence[OllamaHost], choice: ModelChoice, policy: NamePolicy) -> None:
        self.clock = FakeClock()
        self.book = MemoryModelBook()
        self.choice = choice
        self.policy = policy
        self.catalogue = OllamaCatalogue(hosts, self.clock)
        self.models = Models(self.catalogue, choice, self.book, policy, self.clock)

    @classmethod
    def nothing(cls) -> Self:
        """No host at all."""
        return cls((), MemoryModelChoice("llama3.2:3b"), NamePolicy())


@asynccontextmanager
async def managed(
    *servers: ScriptedServer,
    choice: ModelChoice | None = None,
    policy: NamePolicy | None = None,
    pull_silence_s: float = 5.0,
) -> AsyncIterator[Managed]:
    async with AsyncExitStack() as stack:
        hosts = [await _host(server.url, stack, pull_silence_s) for server in servers]
        yield Managed(hosts, choice or MemoryModelChoice("llama3.2:3b"), policy or NamePolicy())


@asynccontextmanager
async def ollama_hosts(count: int) -> AsyncIterator[list[ScriptedServer]]:
    async with AsyncExitStack() as stack:
        yield [await stack.enter_async_context(ScriptedServer()) for _ in range(count)]


async def _host(url: str, stack: AsyncExitStack, pull_silence_s: float) -> OllamaHost:
    clock = FakeClock()
    client = await stack.enter_async_context(OllamaClient(url, probe_s=0.5, pull_silence_s=pull_silence_s))

    async def look() -> list[str]:
        return [running.name for running in await client.ps()]

    residency = Residency(look, clock)
    stack.push_async_callback(residency.aclose)
    options = Options(num_ctx=4096)
    loader = Loader(lambda name: client.load(name, options=options, keep_alive=60), residency, clock, name=url)
    stack.push_async_callback(loader.aclose)
    return OllamaHost(client=client, residency=residency, loader=loader)
