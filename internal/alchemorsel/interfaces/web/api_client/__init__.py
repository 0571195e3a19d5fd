"""Everything the pages know of the API: JSON over HTTP, one module for each area."""

from alchemorsel.interfaces.web.api_client.client import ApiClient
from alchemorsel.interfaces.web.api_client.failures import ApiFailure

__all__ = ["ApiClient", "ApiFailure"]
