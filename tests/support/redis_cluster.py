"""Three Redis servers on loopback that are one cluster."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from redis.asyncio import Redis

from tests.support.redis import RedisServer, redis_server

SLOTS = 16384
READY_S = 15.0
_GOES_ON = ("--cluster-require-full-coverage", "no")


@asynccontextmanager
async def redis_cluster(nodes: int = 3) -> AsyncIterator[list[RedisServer]]:
    """Every slot is served, and no key has a replica; as in Kubernetes, the others go on when a node is lost."""
    async with AsyncExitStack() as stack:
        servers = [
            await stack.enter_async_context(
                redis_server(0, "--cluster-enabled", "yes", "--cluster-node-timeout", "2000", *_GOES_ON)
            )
            for _ in range(nodes)
        ]
        clients: list[Any] = [await stack.enter_async_context(Redis.from_url(server.url)) for server in servers]
        share = SLOTS // nodes + 1
        for number, client in enumerate(clients):
            first, last = number * share, min((number + 1) * share, SLOTS) - 1
            await client.execute_command("CLUSTER", "ADDSLOTSRANGE", first, last)
            await client.execute_command("CLUSTER", "SET-CONFIG-EPOCH", number + 1)
            await clients[0].execute_command("CLUSTER", "MEET", "127.0.0.1", servers[number].port)
        async with asyncio.timeout(READY_S):
            for client in clients:
                while not await _is_ready(client, nodes):  # noqa: ASYNC110 - Redis has no event to wait on
                    await asyncio.sleep(0.05)
        yield servers


async def _is_ready(client: Any, nodes: int) -> bool:
    info = bytes(await client.execute_command("CLUSTER", "INFO"))
    return b"cluster_state:ok" in info and b"cluster_known_nodes:%d\r" % nodes in info
