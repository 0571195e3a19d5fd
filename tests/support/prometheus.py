"""A real Prometheus of one's own: our configuration with other targets and a faster pulse, ended by its pid."""

import asyncio
import socket
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import yaml  # type: ignore[import-untyped]  # it has no types

from tests.support.needs import needs

MONITORING = Path(__file__).parents[2] / "deployments/monitoring"
PULSE = "500ms"
START_S = 20.0


class Prometheus:
    """Asked over its own HTTP interface."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client

    async def query(self, expr: str) -> list[dict[str, Any]]:
        """The samples of an expression now."""
        return list((await self._get("query", query=expr))["result"])

    async def series(self, selector: str) -> list[dict[str, str]]:
        """The series that a selector finds."""
        return list(await self._get("series", **{"match[]": selector}))

    async def rules(self) -> list[dict[str, Any]]:
        groups = (await self._get("rules"))["groups"]
        return [rule for group in groups for rule in group["rules"]]

    async def _get(self, what: str, **params: str) -> Any:
        answer = (await self._client.get(f"/api/v1/{what}", params=params)).json()
        assert answer["status"] == "success", (params, answer)
        return answer["data"]


@asynccontextmanager
async def prometheus(target: str) -> AsyncIterator[Prometheus]:
    """It reads `target`, a host and a port, as the job of the service."""
    program = needs("prometheus")
    with tempfile.TemporaryDirectory() as folder:
        own = _free_address()
        config = _configure(Path(folder), target, own)
        process = await asyncio.create_subprocess_exec(
            program,
            f"--config.file={config}",
            f"--storage.tsdb.path={folder}/data",
            f"--web.listen-address={own}",
            "--log.level=error",
            "--scrape.discovery-reload-interval=100ms",  # its 5 s are for thousands of targets
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            async with httpx.AsyncClient(base_url=f"http://{own}", timeout=10) as client:
                await asyncio.wait_for(_ready(client), START_S)
                yield Prometheus(client)
        finally:
            process.kill()
            await process.wait()


def _configure(folder: Path, target: str, own: str) -> Path:
    """Our file, as it is to be here."""
    config: dict[str, Any] = yaml.safe_load((MONITORING / "prometheus.yml").read_text())
    config["global"] = {"scrape_interval": PULSE, "evaluation_interval": PULSE}
    config["rule_files"] = [str(MONITORING / pattern) for pattern in config["rule_files"]]
    targets = {"alchemorsel": target, "prometheus": own}
    for job in config["scrape_configs"]:
        job["static_configs"] = [{"targets": [targets[job["job_name"]]]}]
    path = folder / "prometheus.yml"
    path.write_text(yaml.safe_dump(config))
    return path


async def _ready(client: httpx.AsyncClient) -> None:
    while True:
        try:
            if (await client.get("/-/ready")).status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            pass
        await asyncio.sleep(0.1)


def _free_address() -> str:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return f"127.0.0.1:{listener.getsockname()[1]}"
