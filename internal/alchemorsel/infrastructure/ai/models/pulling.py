"""One pull to many hosts at once: their progress as it comes, and success only where each says so."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from alchemorsel.domain.errors import AlchemorselError, NotFound, Unavailable
from alchemorsel.domain.models import PullProgress
from alchemorsel.infrastructure.ai.ollama.client import OllamaClient

_WAITING = 64
"""How many lines may wait for a slow listener; Ollama sends one about every 60 ms."""

_Step = PullProgress | AlchemorselError | None


async def pull_to_all(name: str, clients: Sequence[OllamaClient]) -> AsyncGenerator[PullProgress, None]:
    """The progress of every host; one that fails does not stop the others.

    Raises:
        NotFound: nobody publishes it.
        Unavailable: at least one host did not come to the end.
    """
    steps: asyncio.Queue[_Step] = asyncio.Queue(_WAITING)
    pulls = [asyncio.create_task(_pull(name, client, steps)) for client in clients]
    failures: list[AlchemorselError] = []
    try:
        running = len(pulls)
        while running:
            step = await steps.get()
            if isinstance(step, PullProgress):
                yield step
                continue
            running -= 1
            failures += [step] if step is not None else []
    finally:
        for pull in pulls:
            pull.cancel()
        await asyncio.gather(*pulls, return_exceptions=True)
    if failures:
        raise _worst(failures, len(pulls))


async def _pull(name: str, client: OllamaClient, steps: asyncio.Queue[_Step]) -> None:
    try:
        async with aclosing(client.pull(name)) as lines:
            async for line in lines:
                await steps.put(
                    PullProgress(
                        host=client.url,
                        status=line.status,
                        digest=line.digest,
                        total_bytes=line.total_bytes,
                        completed_bytes=line.completed_bytes,
                    )
                )
    except AlchemorselError as failure:
        await steps.put(failure)
    except Exception as bug:
        await steps.put(Unavailable(f"The pull at {client.url} broke off on our side."))
        raise bug from None
    else:
        await steps.put(None)


def _worst(failures: Sequence[AlchemorselError], hosts: int) -> AlchemorselError:
    """A single host's failure as it is; of many, the first, with how many there were."""
    first = next((each for each in failures if isinstance(each, NotFound)), failures[0])
    if hosts == 1 or isinstance(first, NotFound):
        return first
    return type(first)(f"{len(failures)} of {hosts} hosts failed. {first.detail}", suggestion=first.suggestion)
