"""Tells a running service over HTTP which model to use, for a command line that has nowhere to keep it."""

import httpx
import msgspec

from alchemorsel.domain.errors import AlchemorselError, InvalidRequest, NotAllowed, NotFound, Unavailable
from alchemorsel.domain.models import Selected, SelectRequest

PATH = "/api/v1/ai/models/select"
PATIENCE_S = 10.0
_KINDS: dict[str, type[AlchemorselError]] = {
    kind.code: kind for kind in (InvalidRequest, NotAllowed, NotFound, Unavailable)
}


class _Problem(msgspec.Struct, frozen=True, kw_only=True):
    code: str = ""
    detail: str = ""
    suggestion: str = ""


async def select_at(url: str, key: str, name: str) -> Selected:
    """Select a model at the service of this address.

    Args:
        key: an API key with the scope admin; empty where the service wants none.

    Raises:
        InvalidRequest: the address or the name is none.
        NotAllowed, NotFound, Unavailable: as the service says, or it does not answer.
    """
    headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {key}"} if key else {})}
    body = msgspec.json.encode(SelectRequest(name=name))
    try:
        async with httpx.AsyncClient(timeout=PATIENCE_S) as client:
            answer = await client.post(url.rstrip("/") + PATH, content=body, headers=headers)
    except (httpx.InvalidURL, httpx.UnsupportedProtocol):
        raise InvalidRequest(f"{url!a} is no address of a service; write http://host:3010.") from None
    except httpx.RequestError as fault:
        raise Unavailable(
            f"No Alchemorsel answers at {url} ({type(fault).__name__}).",
            suggestion="Start it, or correct the address.",
        ) from fault
    return _selected(answer, url)


def _selected(answer: httpx.Response, url: str) -> Selected:
    try:
        if answer.is_success:
            return msgspec.json.decode(answer.content, type=Selected)
        problem = msgspec.json.decode(answer.content, type=_Problem)
    except msgspec.DecodeError:
        raise Unavailable(f"What answers at {url} is no Alchemorsel (HTTP {answer.status_code}).") from None
    kind = _KINDS.get(problem.code, Unavailable)
    raise kind(problem.detail or f"HTTP {answer.status_code}", suggestion=problem.suggestion)
