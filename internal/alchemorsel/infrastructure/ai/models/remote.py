"""Tells a running service over HTTP which model to use, for a command line that has nowhere to keep it."""

from alchemorsel.domain.models import Selected, SelectRequest
from alchemorsel.infrastructure.remote_service import remote_service

PATH = "/api/v1/ai/models/select"


async def select_at(url: str, key: str, name: str) -> Selected:
    """Select a model at the service of this address.

    Args:
        key: an API key with the scope admin; empty where the service wants none.

    Raises:
        InvalidRequest: the address or the name is none.
        NotAllowed, NotFound, Unavailable: as the service says, or it does not answer.
    """
    async with remote_service(url, key) as service:
        return await service.ask("POST", PATH, Selected, body=SelectRequest(name=name))
