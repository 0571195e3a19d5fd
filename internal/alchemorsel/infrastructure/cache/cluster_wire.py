"""The wires to the nodes of a cluster, each judged for itself: a lost node costs the keys that it has, no others."""

import asyncio
import contextlib
from collections.abc import Callable, Mapping
from functools import partial
from itertools import count
from typing import Any

from redis.asyncio import Redis
from redis.asyncio.cluster import RedisCluster
from redis.crc import key_slot

from alchemorsel.application.cache import RedisState
from alchemorsel.infrastructure.cache.ending import ended
from alchemorsel.infrastructure.cache.folding import Words
from alchemorsel.infrastructure.cache.pulse import Pulse
from alchemorsel.infrastructure.cache.scripts import PROBE
from alchemorsel.infrastructure.cache.sending import Sending, key_of
from alchemorsel.infrastructure.cache.wire import Wire
from alchemorsel.infrastructure.redis_client import REDIS_FAULTS

AGAIN_S = 1.0
"""How often the nodes are asked who has what, while a key has moved or a node is away."""
LEARN_S = 5.0
_WORST_FIRST = (RedisState.DOWN, RedisState.READ_ONLY, RedisState.UP)
Connect = Callable[[str, int], Redis]


class _Node:
    """A server with its wire, followed until it is closed."""

    def __init__(self, redis: Redis, wire: Wire) -> None:
        self.wire = wire
        self._redis = redis
        self._following = asyncio.ensure_future(wire.pulse.follow())

    async def aclose(self) -> None:
        await ended(self._following)
        await self.wire.aclose()
        await self._redis.aclose()


class ClusterWire(Sending):
    """One wire to each node that has keys. A key that has moved is a miss, and the nodes are asked again.

    Args:
        cluster: asked for nothing but which node has which keys; it stays its owner's.
        connect: opens a client for one node, which is closed here.
        tell: hears of the state of the whole, which is that of its worst node.
    """

    def __init__(
        self, cluster: RedisCluster, connect: Connect, tell: Callable[[RedisState], None], *, patience_s: float
    ) -> None:
        self.patience_s = patience_s
        self._cluster = cluster
        self._connect = connect
        self._tell = tell
        self._nodes: dict[str, _Node] = {}
        self._by_slot: Mapping[int, Wire] = {}
        self._told_down: Callable[[], None] = lambda: None
        self._unsure = asyncio.Event()
        self._unsure.set()
        self._learnt = asyncio.Event()
        self._changed()

    def put(self, words: Words, told: Callable[[Any], None], *, patience_s: float, writing: bool = False) -> bool:
        wire = self._wire_of(key_of(words))
        return wire is not None and wire.put(words, told, patience_s=patience_s, writing=writing)

    def takes(self, key: str) -> bool:
        wire = self._wire_of(key)
        return wire is not None and wire.pulse.takes

    def on_down(self, told: Callable[[], None]) -> None:
        self._told_down = told

    async def settled(self, most_s: float) -> None:
        """Wait for the first probe of each node."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(most_s):
                await self._learnt.wait()
                await asyncio.gather(*(node.wire.pulse.settled(most_s) for node in self._nodes.values()))

    async def follow(self) -> None:
        """Know which node has which keys, until cancelled."""
        while True:
            await self._unsure.wait()
            self._unsure.clear()
            with contextlib.suppress(*REDIS_FAULTS):
                await self._learn()
            await asyncio.sleep(AGAIN_S)
            if self._state() is not RedisState.UP:
                self._unsure.set()

    async def aclose(self) -> None:
        await asyncio.gather(*(node.aclose() for node in self._nodes.values()))

    def _wire_of(self, key: str) -> Wire | None:
        return self._by_slot.get(key_slot(key.encode()))

    async def _learn(self) -> None:
        """Take over what the nodes say of themselves; one that has no keys any more is left."""
        async with asyncio.timeout(LEARN_S):
            await self._cluster.nodes_manager.initialize()
        owners = {slot: nodes[0] for slot, nodes in self._cluster.nodes_manager.slots_cache.items()}
        places = {node.name: (str(node.host), int(node.port)) for node in owners.values()}
        gone = [self._nodes.pop(name) for name in self._nodes.keys() - places.keys()]
        for name in places.keys() - self._nodes.keys():
            self._nodes[name] = self._joined(name, *places[name])
        self._by_slot = {slot: self._nodes[node.name].wire for slot, node in owners.items()}
        for node in self._nodes.values():
            node.wire.pulse.probe = self._probe_of(node.wire)
        self._learnt.set()
        self._changed()
        await asyncio.gather(*(node.aclose() for node in gone))

    def _joined(self, name: str, host: str, port: int) -> _Node:
        redis = self._connect(host, port)
        pulse = Pulse(redis, lambda _: self._changed(), patience_s=self.patience_s, node=name)
        pulse.on_down = self._went_down
        return _Node(redis, Wire(redis, pulse, patience_s=self.patience_s, on_moved=self._unsure.set))

    def _probe_of(self, wire: Wire) -> str:
        """A key that this node has."""
        return next(key for key in map(partial("{}:{}".format, PROBE), count()) if self._wire_of(key) is wire)

    def _went_down(self) -> None:
        self._unsure.set()
        self._told_down()

    def _state(self) -> RedisState:
        states = {node.wire.pulse.state for node in self._nodes.values()} or {RedisState.DOWN}
        return next(state for state in _WORST_FIRST if state in states)

    def _changed(self) -> None:
        self._tell(self._state())
