"""The recipe book over HTTP: what a cook keeps, finds, changes and takes along."""

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager
from typing import Any
from urllib.parse import urlencode

import httpx
import msgspec

from alchemorsel.domain.book.entry import RecipeList, SavedRecipe
from alchemorsel.domain.book.requests import BookFormat, CookedRequest, ImportAnswer
from alchemorsel.interfaces.web.api_client.client import NO_HEADERS, ApiClient
from alchemorsel.interfaces.web.api_client.decoding import decoded
from alchemorsel.interfaces.web.api_client.failures import TIMEOUT, ApiFailure

_RECIPES = "/api/v1/recipes"
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
NOT_THERE = "not_in_book"
CHANGED = "book_changed"
INVALID = "book_invalid"
NOT_ASKED_SO = "book_query"
UNREADABLE = "book_unreadable"
_OWN_WORDS: Mapping[str, str] = {
    "not_found": NOT_THERE,
    "lost_race": CHANGED,
    "invalid": INVALID,
    "malformed": INVALID,
    "unavailable": "book_away",
    "busy": "book_busy",
    "too_large": "book_too_large",
    TIMEOUT: "book_slow",
}
"""What the API says of the book means something else than what it says of a wish."""

Pairs = list[tuple[str, str]]


async def kept(api: ApiClient, asked: Mapping[str, Any], key: str) -> SavedRecipe:
    """A recipe in the book; sent again with the same key, it is there once.

    Raises:
        ApiFailure: it is not kept.
    """
    return decoded(await _send(api, "POST", _RECIPES, asked, {"Idempotency-Key": key}), SavedRecipe)


async def found(api: ApiClient, query: Pairs) -> RecipeList:
    """A page of the list.

    Raises:
        ApiFailure: as `kept`; `NOT_ASKED_SO` where the query means nothing.
    """
    try:
        return decoded(await _send(api, "GET", f"{_RECIPES}?{urlencode(query)}"), RecipeList)
    except ApiFailure as failure:
        raise _renamed(failure, INVALID, NOT_ASKED_SO) from None


async def one(api: ApiClient, recipe_id: str) -> SavedRecipe:
    """Raises as `kept`; `NOT_THERE` where it is deleted, or never was."""
    return decoded(await _send(api, "GET", _path(recipe_id)), SavedRecipe)


async def changed(api: ApiClient, recipe_id: str, patch: Mapping[str, Any], version: str = "*") -> SavedRecipe:
    """The recipe with a JSON merge patch applied.

    Args:
        version: what is changed; a star changes whatever is there.

    Raises:
        ApiFailure: as `kept`; `CHANGED` where it is at another version by now.
    """
    match = version if version == "*" else f'"{version}"'
    return decoded(await _send(api, "PATCH", _path(recipe_id), patch, {"If-Match": match}), SavedRecipe)


async def removed(api: ApiClient, recipe_id: str) -> None:
    """Delete it until `restored`; raises as `one`."""
    await _send(api, "DELETE", _path(recipe_id))


async def restored(api: ApiClient, recipe_id: str) -> SavedRecipe:
    """The recipe, back again; raises as `one`."""
    return decoded(await _send(api, "POST", f"{_path(recipe_id)}/restore"), SavedRecipe)


async def cooked(api: ApiClient, recipe_id: str, asked: CookedRequest, key: str) -> SavedRecipe:
    """The recipe with one more line in its log; sent again with the same key, there is one."""
    response = await _send(api, "POST", f"{_path(recipe_id)}/cooked", asked, {"Idempotency-Key": key})
    return decoded(response, SavedRecipe)


async def taken_in(api: ApiClient, document: bytes) -> ImportAnswer:
    """What came of a document of recipes.

    Raises:
        ApiFailure: as `kept`; `UNREADABLE` where no recipe can be read in it.
    """
    try:
        return decoded(await _send(api, "POST", f"{_RECIPES}/import", msgspec.Raw(document)), ImportAnswer)
    except ApiFailure as failure:
        raise _renamed(failure, INVALID, UNREADABLE) from None


def whole(api: ApiClient, to: BookFormat) -> AbstractAsyncContextManager[AsyncIterator[bytes]]:
    """The bytes of the whole book, as they come; see `ApiClient.streamed`."""
    return api.streamed(f"{_RECIPES}/export?format={to}", None, method="GET")


def in_own_words(failure: ApiFailure) -> ApiFailure:
    """The same failure, named by what it means for the book."""
    own = _OWN_WORDS.get(failure.code)
    return failure if own is None else failure.named(own)


def _renamed(failure: ApiFailure, code: str, by: str) -> ApiFailure:
    return failure.named(by) if failure.code == code else failure


async def _send(
    api: ApiClient, method: str, path: str, body: object = None, headers: Mapping[str, str] = NO_HEADERS
) -> httpx.Response:
    try:
        return await api.send(method, path, body, headers)
    except ApiFailure as failure:
        raise in_own_words(failure) from None


def _path(recipe_id: str) -> str:
    if not _ID.fullmatch(recipe_id):
        raise ApiFailure(NOT_THERE, status=404)
    return f"{_RECIPES}/{recipe_id}"
