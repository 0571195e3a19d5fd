"""The service as `make run` starts it, with a kitchen of rules alone and a book that has something in it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import httpx
from bench.processes import free_port, python

DISHES = "pasta soup curry stew salad risotto tacos pizza".split()
FOODS = "tomatoes lentils mushrooms spinach".split()
RECIPES = len(DISHES) * len(FOODS)
_TIMEOUT_S = 30.0


class House(NamedTuple):
    """Where pages and API are, a recipe as the API answered it, and what the recipes in the book are called there."""

    pages_url: str
    api_url: str
    answer: str
    kept: tuple[str, ...]


@contextmanager
def house() -> Iterator[House]:
    """API and pages on free ports, with a data folder of their own; every dish is made of every food and kept."""
    port, web_port = free_port(), free_port()
    settings = {"port": str(port), "web_port": str(web_port), "ollama_host": "", "log_level": "warning"}
    with tempfile.TemporaryDirectory() as data_dir:
        given = {"data_dir": data_dir, **settings}
        environment = {f"ALCHEMORSEL_{name.upper()}": value for name, value in given.items()}
        with python("-m", "alchemorsel.bootstrap.together", port=web_port, **environment) as server:
            api_url = f"http://127.0.0.1:{port}"
            yield House(server.url, api_url, *_filled(api_url))


def _filled(api_url: str) -> tuple[str, tuple[str, ...]]:
    with httpx.Client(base_url=api_url, timeout=_TIMEOUT_S) as client:
        wishes = [f"{food} {dish} for two" for dish in DISHES for food in FOODS]
        answers = [_posted(client, "ai/generate-recipe", json={"prompt": wish}) for wish in wishes]
        kept = [_posted(client, "recipes", content=each.content, headers=dict(_JSON)) for each in answers]
        return answers[0].text, tuple(each.json()["id"] for each in kept)


_JSON = {"Content-Type": "application/json"}


def _posted(client: httpx.Client, path: str, **terms: Any) -> httpx.Response:
    return client.post(f"/api/v1/{path}", **terms).raise_for_status()
