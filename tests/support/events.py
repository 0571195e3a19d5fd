"""Reads server-sent events as a browser would."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx

ACCEPT = {"Accept": "text/event-stream"}


@dataclass(frozen=True)
class Seen:
    """One event; a comment or a bare `retry:` is one without a name."""

    name: str
    text: str
    number: str
    retry: str
    comment: bool

    @property
    def data(self) -> Any:
        return json.loads(self.text)


def seen(block: str) -> Seen:
    fields: dict[str, str] = {}
    for line in block.split("\n"):
        name, _, value = line.partition(":")
        assert name in {"event", "id", "data", "retry", ""}, line
        assert name not in fields, block
        fields[name] = value.removeprefix(" ")
    name, text, number, retry = (fields.get(name, "") for name in ("event", "data", "id", "retry"))
    return Seen(name, text, number, retry, comment="" in fields)


def all_seen(body: str) -> list[Seen]:
    """A whole stream, which must end with a whole event."""
    assert body.endswith("\n\n")
    return [seen(block) for block in body.removesuffix("\n\n").split("\n\n")]


def named(events: list[Seen]) -> list[Seen]:
    return [event for event in events if event.name]


async def listen(response: httpx.Response) -> AsyncIterator[Seen]:
    """Events as they come."""
    rest = ""
    async for text in response.aiter_text():
        *blocks, rest = (rest + text).split("\n\n")
        for block in blocks:
            yield seen(block)
