"""Passes the API's events on as they come; only failures are put into the visitor's own words."""

from collections.abc import AsyncIterable, AsyncIterator

import msgspec

from alchemorsel.interfaces.web.api_client import ApiClient, ApiFailure
from alchemorsel.interfaces.web.api_client.asking import Wish, asked
from alchemorsel.interfaces.web.api_client.failures import problem_of
from alchemorsel.interfaces.web.catalogue import Catalogue
from alchemorsel.interfaces.web.trouble import trouble_of

_END = b"\n\n"
_ENDS = frozenset({"answer", "error"})


async def relayed(api: ApiClient, wish: Wish, words: Catalogue, *, afresh: bool) -> AsyncIterator[bytes]:
    """`wish` first, as it was understood; then the API's events; one `answer` or `error` at the end, always."""
    yield _frame("wish", wish)
    ended = False
    try:
        async with asked(api, wish, afresh=afresh) as pieces:
            async for block in blocks_of(pieces):
                name = event_of(block)
                ended = ended or name in _ENDS
                yield _failed(_problem(block), words) if name == "error" else block + _END
        if not ended:
            yield _failed(ApiFailure("cut"), words)
    except ApiFailure as failure:
        yield _failed(failure, words)


def event_of(block: bytes) -> str:
    """The event's name; empty for comments."""
    return _field(block, b"event").decode("ascii", "replace")


async def blocks_of(pieces: AsyncIterable[bytes]) -> AsyncIterator[bytes]:
    """Whole events, without the empty line that ends each."""
    rest = b""
    async for piece in pieces:
        *blocks, rest = (rest + piece).split(_END)
        for block in blocks:
            yield block


def data_of(block: bytes) -> bytes:
    """The event's JSON."""
    return _field(block, b"data")


def _problem(block: bytes) -> ApiFailure:
    return problem_of(data_of(block))


def _field(block: bytes, name: bytes) -> bytes:
    lines = (line.partition(b":") for line in block.split(b"\n"))
    return next((value.strip() for field, _, value in lines if field == name), b"")


def _failed(failure: ApiFailure, words: Catalogue) -> bytes:
    return _frame("error", trouble_of(failure, words))


def _frame(event: str, value: object) -> bytes:
    return b"event: %b\ndata: %b\n\n" % (event.encode(), msgspec.json.encode(value))
