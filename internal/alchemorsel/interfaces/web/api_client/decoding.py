"""Reads the API's answers into the product's own words, strictly: what a page shows has been understood."""

from typing import TypeVar

import httpx
import msgspec

from alchemorsel.interfaces.web.api_client.failures import API_STRANGE, ApiFailure

T = TypeVar("T")


def decoded(response: httpx.Response, kind: type[T]) -> T:
    """
    Raises:
        ApiFailure: the body is something else.
    """
    return read(response.content, kind)


def read(body: bytes | str, kind: type[T]) -> T:
    """A body that may have come by way of a browser; raises as `decoded`."""
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
        raise ApiFailure(API_STRANGE) from None
