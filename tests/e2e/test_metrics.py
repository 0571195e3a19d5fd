"""/metrics of a running API: its labels are closed, whatever callers say, and promtool is content."""

import json
import subprocess
from collections.abc import Iterator
from typing import Any

import httpx
from prometheus_client.parser import text_string_to_metric_families

from alchemorsel.infrastructure.observability.metrics import ROOMS
from tests.support import samples
from tests.support.needs import needs
from tests.support.process import api
from tests.support.providers import NONSENSE, ollama_reply, script_ollama
from tests.support.scrape import Shown
from tests.support.server import ScriptedServer

RECIPE = "/api/v1/ai/generate-recipe"
PASTA = json.dumps(samples.PASTA)


async def made_busy(server: ScriptedServer, client: httpx.AsyncClient) -> None:
    """Something of everything, with words that only a caller would say."""
    await client.post(RECIPE, json={"prompt": "xyzzyplugh pasta"})
    server.on("/api/chat", ollama_reply(NONSENSE))
    await client.post(RECIPE, json={"prompt": "xyzzyplugh soup"})
    await client.post(RECIPE, json={"prompt": 7})
    for path in ("/health?mode=deep", "/api/v1/ai/models", "/xyzzyplugh", "/api/v1/ai/xyzzyplugh", RECIPE):
        await client.get(path)
    await client.request("PROPFIND", "/health/live")


async def test_promtool_finds_nothing_to_complain_about_and_every_label_is_closed() -> None:
    promtool = needs("promtool")
    async with ScriptedServer() as server:
        script_ollama(server, PASTA)
        async with (
            api(ollama_host=server.url) as service,
            httpx.AsyncClient(base_url=service.url, timeout=30) as client,
        ):
            await made_busy(server, client)
            response = await client.get("/metrics")
            assert (await client.head("/metrics")).content == b""
    assert response.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    # A moment's work, and nothing else goes on.
    checked = subprocess.run(  # noqa: ASYNC221
        [promtool, "check", "metrics"], input=response.text, text=True, capture_output=True, check=False
    )
    assert (checked.returncode, checked.stdout + checked.stderr) == (0, "")
    assert "xyzzyplugh" not in response.text.casefold()
    assert list(_strange(response.text)) == []
    shown = Shown.of(response.text)
    assert shown.total("ai_requests_total") == 3
    assert shown.total("cache_misses_total") == 2
    assert shown[f"ai_limit[host={server.url},provider=ollama]"] == 1
    assert shown["health_check_seconds_count[check=ollama]"] >= 1
    assert shown["model_check_seconds_count[outcome=reached]"] == 1
    assert shown[f"models[host={server.url},state=present]"] == 1
    assert shown.total("http_requests_total") == 9
    assert shown["http_requests_total[code=method_not_allowed,form=plain,method=other,route=unmatched,status=405]"] == 1
    assert shown["workers[]"] == 1


def _strange(text: str) -> Iterator[tuple[str, Any]]:
    """What stands on a page and in no declaration."""
    declared = {each.name: each for metrics in ROOMS.values() for each in metrics}
    for family in text_string_to_metric_families(text):
        name = f"{family.name}_total" if family.type == "counter" else family.name
        closed = {label.name: label.values for label in declared[name].labels}
        for sample in family.samples:
            labels = {label: value for label, value in sample.labels.items() if label != "le"}
            if set(labels) != set(closed):
                yield name, labels
            yield from ((name, each) for each, value in labels.items() if closed[each] and value not in closed[each])
