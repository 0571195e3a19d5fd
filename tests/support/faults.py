"""The fault lab: each way a provider fails, on the wire of a scripted Ollama or OpenAI, and a service asking them."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from enum import StrEnum
from ssl import PROTOCOL_TLS_CLIENT, SSLContext
from typing import Any

import httpx
from prometheus_client import Metric
from prometheus_client.parser import text_string_to_metric_families

from alchemorsel.application.kitchen import Kitchen
from alchemorsel.bootstrap.chain import open_kitchen
from alchemorsel.bootstrap.model_room import open_model_room
from alchemorsel.bootstrap.observers import Observers
from alchemorsel.config import load_settings
from alchemorsel.domain.vocabulary import Provider
from alchemorsel.infrastructure.clock import SystemClock
from alchemorsel.infrastructure.observability.metrics import Metrics
from alchemorsel.interfaces.http.app import make_app
from alchemorsel.interfaces.http.event_stream import StreamTerms
from tests.support import samples
from tests.support.providers import NONSENSE, ollama_reply, openai_reply, script_ollama, script_openai
from tests.support.server import BLACK_HOLE, Act, Cut, Hang, Pause, Received, Reply, ScriptedServer
from tests.support.serving import serving

CHAT = {Provider.OLLAMA: "/api/chat", Provider.OPENAI: "/v1/chat/completions"}
"""Where each is asked for an answer."""
SILENCE_S = 0.3
"""The longest silence that a lab's service allows."""
SLOW_S = SILENCE_S / 3
"""A slow first token's delay: slow, not silent."""
HALF = samples.pasta()[: len(samples.pasta()) // 2]
NO_RECIPE = samples.pasta(steps=[])


class Fault(StrEnum):
    """Named as the fault matrix names them."""

    REFUSED = "refused"
    BLACK_HOLE = "black hole"
    UNAUTHORIZED = "401"
    UNPAID = "402"
    NO_MODEL = "404 model"
    TIMEOUT = "408"
    LIMITED = "429"
    LIMITED_SECONDS = "429 with seconds"
    LIMITED_DATE = "429 with a date"
    LIMITED_LONG = "429 beyond the deadline"
    BROKEN = "500"
    BUSY = "503"
    SLOW_START = "slow first token"
    STALL = "stall in the middle"
    CUT = "cut in the middle"
    BAD_LINE = "bad line"
    EMPTY = "empty choices"
    LENGTH = "finish=length"
    NO_JSON = "invalid JSON"
    NO_RECIPE = "valid JSON, invalid recipe"
    COLD = "cold load"


class Together(ScriptedServer):
    """Knows how many answers are being made at the same time, and how many there were at most."""

    def __init__(self) -> None:
        super().__init__()
        self.chats = self.most_chats = 0

    async def _answer(self, request: Received, *rest: Any) -> None:
        chats = request.path in CHAT.values()
        self.chats += chats
        self.most_chats = max(self.most_chats, self.chats)
        try:
            await super()._answer(request, *rest)
        finally:
            self.chats -= chats


@dataclass
class Lab:
    """A service over HTTP with Ollama first, OpenAI second and the rule kitchen last."""

    ollama: Together
    openai: Together
    client: httpx.AsyncClient
    kitchen: Kitchen

    def calls(self, provider: Provider) -> list[Received]:
        """Every answer that a provider was asked for."""
        server = self.ollama if provider is Provider.OLLAMA else self.openai
        return server.calls(CHAT[provider])

    async def inflict(self, fault: Fault, provider: Provider) -> None:
        """From now on."""
        await inflict(fault, provider, self.ollama if provider is Provider.OLLAMA else self.openai)

    async def counted(self) -> "Counted":
        """What /metrics says now."""
        response = await self.client.get("/metrics")
        return Counted(list(text_string_to_metric_families(response.text)))


@dataclass(frozen=True)
class Counted:
    """One scrape."""

    families: list[Metric]

    def of(self, name: str, *by: str, **where: str) -> dict[tuple[str, ...], float]:
        """The series of a sample that are not 0, by the values of some labels, where others are as given."""
        return {
            tuple(sample.labels[label] for label in by): sample.value
            for family in self.families
            for sample in family.samples
            if sample.name == name and sample.value and where.items() <= sample.labels.items()
        }


@asynccontextmanager
async def lab(**settings: object) -> AsyncIterator[Lab]:
    """Both providers well; pauses and silences are short, and settings such as `ai_deadline="2s"` come on top."""
    async with AsyncExitStack() as stack:
        ollama, openai = [await stack.enter_async_context(Together()) for _ in range(2)]
        script_ollama(ollama, samples.pasta())
        script_openai(openai, samples.pasta())
        loaded = load_settings(_environment({**_terms(ollama, openai), **settings}))
        room = await stack.enter_async_context(open_model_room(loaded, SystemClock()))
        metrics = Metrics("lab")
        kitchen = await stack.enter_async_context(open_kitchen(loaded, room, observers=Observers(asking=metrics.ai)))
        await stack.enter_async_context(metrics.shown(kitchen.providers))
        app = make_app(kitchen, stream=StreamTerms(deadline_s=loaded.ai_stream_deadline), measuring=metrics)
        url = await stack.enter_async_context(serving(app))
        # Reading every certificate there is would take longer than most faults.
        bare = SSLContext(PROTOCOL_TLS_CLIENT)
        client = await stack.enter_async_context(httpx.AsyncClient(base_url=url, timeout=30, verify=bare))
        yield Lab(ollama, openai, client, kitchen)


async def inflict(fault: Fault, provider: Provider, server: ScriptedServer) -> None:
    """Let a scripted provider that is well have a fault from now on."""
    match fault:
        case Fault.REFUSED:
            await server.stop()
        case Fault.BLACK_HOLE:
            for path in (CHAT[provider], "/api/ps", "/api/show", "/api/tags", "/api/version"):
                server.on(path, BLACK_HOLE)
        case Fault.COLD if provider is Provider.OLLAMA:
            server.on("/api/ps", Reply.of({"models": []}))
            server.on("/api/generate", Reply.lines(Pause(SLOW_S), {"done": True, "done_reason": "load"}))
        case _:
            server.on(CHAT[provider], *_SAID[provider][fault]())


def _terms(ollama: ScriptedServer, openai: ScriptedServer) -> dict[str, object]:
    quick = {f"{who}_{what}": "10ms" for who in ("ollama", "openai") for what in ("retry_least", "retry_most")}
    return {
        "ollama_host": ollama.url,
        "openai_base_url": f"{openai.url}/v1",
        "ollama_timeout": f"{SILENCE_S}s",
        "openai_timeout": f"{SILENCE_S}s",
        "ollama_warm_up": "off",
        "rate_limit_model_calls": "0",
        **quick,
    }


def _environment(settings: dict[str, object]) -> dict[str, str]:
    return {f"ALCHEMORSEL_{key.upper()}": str(value) for key, value in settings.items()}


def _slow(reply: Reply) -> Reply:
    return replace(reply, acts=(Pause(SLOW_S), *reply.acts))


def _limited(body: object, retry_after: str | None = None) -> Reply:
    return Reply.of(body, 429, {"retry-after": retry_after} if retry_after else {})


def _soon() -> str:
    """As a date, which knows no fractions: between one and two seconds from now."""
    return format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)


Said = dict[Fault, Callable[[], tuple[Reply, ...]]]


def _either(well: Callable[..., Reply], limited: object) -> Said:
    """What both say in the same words, each in its own form."""

    def half(*acts: Act) -> tuple[Reply]:
        return (well(HALF, *acts, done=False),)

    return {
        Fault.LIMITED: lambda: (_limited(limited),),
        Fault.LIMITED_SECONDS: lambda: (_limited(limited, "1"), well(samples.pasta())),
        Fault.LIMITED_DATE: lambda: (_limited(limited, _soon()), well(samples.pasta())),
        Fault.LIMITED_LONG: lambda: (_limited(limited, "3600"),),
        Fault.SLOW_START: lambda: (_slow(well(samples.pasta())),),
        Fault.STALL: lambda: half(Hang()),
        Fault.CUT: lambda: half(Cut()),
        Fault.NO_JSON: lambda: (well(NONSENSE),),
        Fault.NO_RECIPE: lambda: (well(NO_RECIPE),),
    }


def _line(**end: Any) -> bytes:
    return json.dumps({"model": "llama3.2:3b", "done": True, **end}).encode() + b"\n"


def _event(*choices: Any) -> bytes:
    chunk = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "model": "gpt-6-luna", "choices": choices}
    return f"data: {json.dumps(chunk)}\n\n".encode()


_CUT_OFF = {"index": 0, "delta": {}, "finish_reason": "length"}
_SAID: dict[Provider, Said] = {
    Provider.OLLAMA: {
        **_either(ollama_reply, {"error": "too many requests"}),
        Fault.UNAUTHORIZED: lambda: (Reply.of({"message": "who are you"}, 401),),
        Fault.UNPAID: lambda: (Reply.of({"error": "payment required"}, 402),),
        Fault.NO_MODEL: lambda: (Reply.fixture("ollama_404_model_missing.json"),),
        Fault.TIMEOUT: lambda: (Reply.of({"error": "request timeout"}, 408),),
        Fault.BROKEN: lambda: (Reply.fixture("ollama_500_runner_stopped.json"),),
        Fault.BUSY: lambda: (Reply.fixture("ollama_503_queue_full.json"),),
        Fault.BAD_LINE: lambda: (ollama_reply(HALF, b"{rubbish\n"),),
        Fault.EMPTY: lambda: (Reply.lines(_line(done_reason="stop")),),
        Fault.LENGTH: lambda: (ollama_reply(HALF, _line(done_reason="length"), done=False),),
    },
    Provider.OPENAI: {
        **_either(openai_reply, {"error": {"code": "rate_limit_exceeded", "message": "Rate limit reached."}}),
        Fault.UNAUTHORIZED: lambda: (Reply.fixture("openai_401_invalid_key.json"),),
        Fault.UNPAID: lambda: (Reply.fixture("compat_openrouter_402.json"),),
        Fault.NO_MODEL: lambda: (Reply.fixture("openai_404_model.json"),),
        Fault.TIMEOUT: lambda: (Reply.of({"error": {"message": "Request timeout"}}, 408),),
        Fault.BROKEN: lambda: (Reply.fixture("openai_500.json"),),
        Fault.BUSY: lambda: (Reply.fixture("openai_503_overloaded.json"),),
        Fault.BAD_LINE: lambda: (openai_reply(HALF, b"data: {rubbish\n\n"),),
        Fault.EMPTY: lambda: (Reply.events(_event()),),
        Fault.LENGTH: lambda: (openai_reply(HALF, _event(_CUT_OFF), b"data: [DONE]\n\n", done=False),),
        Fault.COLD: lambda: (Reply.fixture("compat_llamacpp_503_loading.json"),),
    },
}
