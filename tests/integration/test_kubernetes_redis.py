"""The Redis cluster of the Kubernetes overlay: its servers' arguments and its job, run for real on loopback."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from redis.asyncio import RedisCluster
from redis.exceptions import RedisError

from tests.support.kustomize import containers, rendered
from tests.support.needs import needs
from tests.support.ports import free_port

MANIFESTS = {
    (each["kind"], each["metadata"]["name"]): container
    for each in rendered("overlays/redis-cluster")
    for container in containers(each)
}
JOIN = MANIFESTS["Job", "redis-join"]
REDIS = MANIFESTS["StatefulSet", "redis"]


@asynccontextmanager
async def node(folder: Path) -> AsyncIterator[int]:
    """A server with the arguments of the manifest, but for its name, its folder and its port."""
    port = free_port()
    name = "$(POD).redis.alchemorsel.svc.cluster.local"
    assert sum(name in arg for arg in REDIS["args"]) == 1
    process = await asyncio.create_subprocess_exec(
        needs("redis-server"),
        *(arg.replace(name, "localhost").replace("/data", str(folder)) for arg in REDIS["args"]),
        *("--port", str(port), "--bind", "127.0.0.1"),
        stdout=asyncio.subprocess.DEVNULL,
    )
    try:
        yield port
    finally:
        process.kill()
        await process.wait()


@asynccontextmanager
async def nodes(folder: Path) -> AsyncIterator[list[int]]:
    """Three, with what their folders kept; wherever they were before, they listen elsewhere now."""
    async with AsyncExitStack() as stack:
        yield [await stack.enter_async_context(node(folder / str(each))) for each in range(3)]


async def join(ports: list[int]) -> tuple[int, str]:
    return await runs([*JOIN["command"], *JOIN["args"]], ports)


async def started(port: int, ports: list[int]) -> tuple[int, str]:
    """What Kubernetes does in the container of this node once it runs."""
    hook = REDIS["lifecycle"]["postStart"]["exec"]["command"]
    return await runs([*hook[:-1], hook[-1].replace("redis-cli", f"redis-cli -p {port}")], ports)


async def runs(command: list[str], ports: list[int]) -> tuple[int, str]:
    process = await asyncio.create_subprocess_exec(
        *command,
        env={"PATH": os.environ["PATH"], "NODES": " ".join(f"127.0.0.1:{port}" for port in ports)},
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


async def test_the_job_makes_one_cluster_of_the_nodes_which_outlives_a_restart_of_them_all(tmp_path: Path) -> None:
    needs("redis-cli")
    for each in range(3):
        (tmp_path / str(each)).mkdir()
    async with nodes(tmp_path) as ports:
        assert await started(ports[0], ports) == (0, "")  # nobody to meet yet
        code, said = await join(ports)
        assert (code, "All 16384 slots covered" in said) == (0, True), said
        await remembers(ports[0])
        assert await join(ports) == (0, "there is a cluster\n")
    async with nodes(tmp_path) as ports:
        for port in ports:
            assert (await started(port, ports))[0] == 0
        await remembers(ports[0])
