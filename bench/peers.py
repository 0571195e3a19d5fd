"""Runs the same cached hit through other gateways and through ours, in turns: `make bench-peers`."""

import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

import httpx
from bench import machine
from bench.load import Aim, Load, load
from bench.peers_install import LITELLM, LITELLM_PROGRAM, PORTKEY, PORTKEY_PROGRAM, install
from bench.peers_provider import MODEL
from bench.processes import Server, free_port, started
from bench.sections import RESULTS, keep
from bench.servers import openai_provider, provider, service

CONNECTIONS = 64
ROUNDS = 5
SECONDS = 4.0
TARGET = 25.0
"""How many of LiteLLM's cached hits ours must be worth."""
_FIRST = 30
_SETTLE_S = 5.0
_WISH = "a quick tomato soup for two"
_CHAT = json.dumps({"model": MODEL, "messages": [{"role": "user", "content": _WISH}]})
_LITELLM = """
model_list:
  - model_name: {model}
    litellm_params: {{model: openai/{model}, api_base: "{provider}/v1", api_key: none}}
litellm_settings:
  cache: true
  cache_params: {{type: local}}
  telemetry: false
"""


class Peer(NamedTuple):
    """A gateway that runs, what it is asked, and the provider behind it."""

    name: str
    server: Server
    aim: Aim
    provider: Server


class Measured(NamedTuple):
    """All rounds of one peer; `asked_s` is how often its provider was asked meanwhile."""

    name: str
    loads: Sequence[Load]
    asked: int

    @property
    def rps(self) -> float:
        return median(each.rps for each in self.loads)

    @property
    def what(self) -> str:
        """A hit, if the provider had nothing to do."""
        return "cached hit" if not self.asked else "pass-through: its provider was asked every time"


def compare(rounds: int = ROUNDS, seconds: float = SECONDS) -> tuple[Measured, ...]:
    """Every peer is asked for a while before the first round; the provider's calls are counted after that."""
    with ExitStack() as stack:
        peers = [stack.enter_context(peer()) for peer in (_ours, _litellm, _portkey)]
        for peer in peers:
            _settle(peer)
        before = [_calls(peer.provider) for peer in peers]
        loads: list[list[Load]] = [[] for _ in peers]
        for turn in range(rounds):
            for peer, own in zip(peers, loads, strict=True):
                own.append(load(peer.server, peer.aim, connections=CONNECTIONS, seconds=seconds))
                print(f"{turn + 1} {peer.name:<24} {own[-1].rps:9.0f} requests/s", file=sys.stderr, flush=True)
        asked = [_calls(peer.provider) - start for peer, start in zip(peers, before, strict=True)]
    return tuple(Measured(peer.name, own, more) for peer, own, more in zip(peers, loads, asked, strict=True))


def told(measured: Sequence[Measured]) -> str:
    """The section of the results."""
    ours, *_ = measured
    rows = "\n".join(_row(each, ours) for each in measured)
    return f"""\
## Beside other gateways

`make bench-peers`. The same question over and over, answered from each one's own in-memory cache of exact matches:
one process each, {CONNECTIONS} connections, {len(ours.loads)} rounds of {SECONDS:.0f} s in turns, medians. Nobody
wants a key, and logs are off. Ours sends a whole checked recipe of 5 KB, the others the model's text as it came, in
1.5 KB. A pass-through is no hit: that gateway comes without a cache of its own, and its provider answers at once.

{machine.told()}

| | what is answered | requests/s | CPU µs a request | p50 ms | p99 ms | ours is |
|---|---|---:|---:|---:|---:|---:|
{rows}
"""


def main(file: Path = RESULTS) -> None:
    """Install, compare, print, write down; exit code 1 where LiteLLM's hit is worth more than a 25th of ours."""
    install()
    measured = compare()
    print(told(measured))
    keep("peers", told(measured), file)
    sys.exit(measured[0].rps < TARGET * measured[1].rps)


@contextmanager
def _ours() -> Iterator[Peer]:
    with provider() as ollama, service(ollama_host=ollama.url) as server:
        aim = Aim("/api/v1/ai/generate-recipe", (json.dumps({"prompt": _WISH}),))
        yield Peer("Alchemorsel", server, aim, ollama)


@contextmanager
def _litellm() -> Iterator[Peer]:
    port = free_port()
    # Without these it fetches prices, reports on itself, writes a line for every request and wants a key, which costs.
    quiet = {
        "LITELLM_LOCAL_MODEL_COST_MAP": "True",
        "LITELLM_TELEMETRY": "False",
        "LITELLM_LOG": "ERROR",
        "LITELLM_DANGEROUSLY_PERMIT_WEAK_OR_UNSET_MASTER_KEY": "true",
    }
    with tempfile.TemporaryDirectory() as folder, openai_provider() as upstream:
        config = Path(folder, "config.yaml")
        config.write_text(_LITELLM.format(model=MODEL, provider=upstream.url))
        options = ("--config", str(config), "--host", "127.0.0.1", "--port", str(port), "--num_workers", "1")
        with started(str(LITELLM_PROGRAM), *options, port=port, **quiet) as server:
            yield Peer(f"LiteLLM {LITELLM}", server, _aim("/v1/chat/completions", {}), upstream)


@contextmanager
def _portkey() -> Iterator[Peer]:
    port = free_port()
    with openai_provider() as upstream:
        command = ("node", str(PORTKEY_PROGRAM), f"--port={port}", "--headless")
        with started(*command, port=port, NODE_ENV="production") as server:
            headers = {
                "Authorization": "Bearer none",
                "x-portkey-provider": "openai",
                "x-portkey-custom-host": f"{upstream.url}/v1",
                "x-portkey-config": json.dumps({"cache": {"mode": "simple"}}),
            }
            yield Peer(f"Portkey {PORTKEY}", server, _aim("/v1/chat/completions", headers), upstream)


def _settle(peer: Peer) -> None:
    """Some load much at their first requests, and what they remember they remember a moment later."""
    headers = {"Content-Type": "application/json", **dict(peer.aim.headers)}
    with httpx.Client(headers=headers, timeout=60) as client:
        for _ in range(_FIRST):
            client.post(peer.server.url + peer.aim.path, content=peer.aim.bodies[0]).raise_for_status()
    load(peer.server, peer.aim, connections=CONNECTIONS, seconds=_SETTLE_S)


def _aim(path: str, headers: Mapping[str, str]) -> Aim:
    return Aim(path, (_CHAT,), tuple(headers.items()))


def _calls(server: Server) -> int:
    return int(httpx.get(f"{server.url}/calls", timeout=10).text)


def _row(each: Measured, ours: Measured) -> str:
    cpu_us, p50, p99 = (median(getattr(one, name) for one in each.loads) for name in ("cpu_us", "p50_ms", "p99_ms"))
    factor = f"{ours.rps / each.rps:.1f} x" if each is not ours else ""
    return f"| {each.name} | {each.what} | {each.rps:,.0f} | {cpu_us:,.0f} | {p50:.2f} | {p99:.2f} | {factor} |"


if __name__ == "__main__":
    main()
