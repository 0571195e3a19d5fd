"""Reads what /metrics says."""

from typing import Self

import httpx
from prometheus_client.parser import text_string_to_metric_families

PREFIX = "alchemorsel_"


class Shown(dict[str, float]):
    """Samples by names such as `models[host=x,state=present]`, labels in the order of the alphabet."""

    @classmethod
    def of(cls, text: str) -> Self:
        shown = cls()
        for family in text_string_to_metric_families(text):
            for sample in family.samples:
                labels = ",".join(f"{name}={value}" for name, value in sorted(sample.labels.items()))
                shown[f"{sample.name}[{labels}]".removeprefix(PREFIX)] = sample.value
        return shown

    def total(self, name: str) -> float:
        """Over all labels."""
        return sum(value for key, value in self.items() if key.startswith(f"{name}["))


async def scrape(client: httpx.AsyncClient) -> Shown:
    """What one reader sees."""
    response = await client.get("/metrics")
    assert response.status_code == 200
    return Shown.of(response.text)
