"""The Redis cluster of the Kubernetes overlay: its servers' arguments and its job, run for real on loopback."""

import asyncio
import os
import socket
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from redis.asyncio import RedisCluster
from redis.exceptions import RedisError

from tests.support.kustomize import containers, rendered
from tests.support.needs import needs

MANIFESTS = {
    (each["kind"], each["metadata"]["name"]): container
    for each in rendered("overlays/redis-cluster")
    for container in containers(each)
}
JOIN = MANIFESTS["Job", "redis-join"]


def free_port() -> int:
    """One that leaves room for the cluster's bus, which listens 10000 above it."""
    while True:
        with socket.create_server(("127.0.0.1", 0)) as listener:
            port: int = listener.getsockname()[1]
        if port < 2**16 - 10_000:
            return port


@asynccontextmanager
async def node() -> AsyncIterator[int]:
    """A server with the arguments of the manifest, but for its name, its folder and its port."""
    port = free_port()
    name = "$(POD).redis.alchemorsel.svc.cluster.local"
    args = MANIFESTS["StatefulSet", "redis"]["args"]
    assert sum(name in arg for arg in args) == 1
    with tempfile.TemporaryDirectory() as folder:
        own = [arg.replace(name, "localhost").replace("/data", folder) for arg in args]
        process = await asyncio.create_subprocess_exec(
            needs("redis-server"),
            *own,
            *("--port", str(port), "--bind", "127.0.0.1"),
            stdout=asyncio.subprocess.DEVNULL,
        )
        try:
            yield port
        finally:
            process.kill()
            await process.wait()


async def join(ports: list[int]) -> tuple[int, str]:
    nodes = " ".join(f"127.0.0.1:{port}" for port in ports)
    process = await asyncio.create_subprocess_exec(
        *JOIN["command"],
        *JOIN["args"],
        env={"PATH": os.environ["PATH"], "NODES": nodes},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await asyncio.wait_for(process.communicate(), 40)
    return process.returncode or 0, said.decode()


async def remembers(port: int) -> None:
    async with asyncio.timeout(10):
        while True:
            try:
                async with RedisCluster.from_url(f"redis://localhost:{port}") as cluster:
                    await cluster.set("alchemorsel:v1:test", "kept")
                    assert await cluster.get("alchemorsel:v1:test") == b"kept"
                    return
            except RedisError:
                await asyncio.sleep(0.1)


async def test_the_job_makes_one_cluster_of_the_nodes_and_leaves_it_alone_afterwards() -> None:
    needs("redis-cli")
    async with AsyncExitStack() as stack:
        ports = [await stack.enter_async_context(node()) for _ in range(3)]
        code, said = await join(ports)
        assert (code, "All 16384 slots covered" in said) == (0, True), said
        await remembers(ports[0])
        assert await join(ports) == (0, "there is a cluster\n")
