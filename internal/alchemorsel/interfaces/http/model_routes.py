"""The routes of model management; who may use them is decided at the door."""

from typing import Any, TypeVar

import msgspec
from litestar import Request, Response, delete, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.types import ASGIApp

from alchemorsel.application.models import Models
from alchemorsel.domain.errors import InvalidRequest
from alchemorsel.domain.models import ModelRequest, NameRequest, SelectRequest, WarmRequest
from alchemorsel.domain.value import encode
from alchemorsel.interfaces.http.accepting import JSON
from alchemorsel.interfaces.http.body import read_json_body
from alchemorsel.interfaces.http.decoding import RequestDecoder
from alchemorsel.interfaces.http.event_stream import STREAM_TERMS, StreamTerms
from alchemorsel.interfaces.http.mistakes import ClientGone
from alchemorsel.interfaces.http.model_operations import CAPABILITIES, MODELS_PATH
from alchemorsel.interfaces.http.model_pull import PullStream
from alchemorsel.interfaces.presence import while_present

R = TypeVar("R", bound=msgspec.Struct)
AnyRequest = Request[Any, Any, Any]

_NAMED = f"{MODELS_PATH}/{{name:path}}"
_PULL = RequestDecoder(ModelRequest)
_WARM = RequestDecoder(WarmRequest)
_SELECT = RequestDecoder(SelectRequest)
_NAME = RequestDecoder(NameRequest)


def model_routes(models: Models, stream: StreamTerms = STREAM_TERMS) -> list[HTTPRouteHandler]:
    """One route for each thing an operator does with models."""
    return [*_looking(models), *_changing(models, stream)]


def _looking(models: Models) -> list[HTTPRouteHandler]:
    @get(MODELS_PATH, name="models-list")
    async def listed() -> Response[bytes]:
        return _answer(await models.list())

    @get(f"{MODELS_PATH}{CAPABILITIES}", name="models-capabilities")
    async def capabilities() -> Response[bytes]:
        return _answer(await models.all_capabilities())

    @get(_NAMED, name="models-show")
    async def shown(request: AnyRequest) -> Response[bytes]:
        wanted = _name_in(request)
        # The router cannot look behind a name with slashes in it.
        if wanted.endswith(CAPABILITIES):
            return _answer(await models.capabilities(wanted.removesuffix(CAPABILITIES)))
        return _answer(await models.show(wanted))

    @post(f"{MODELS_PATH}/validate-name", name="models-validate-name", status_code=200)
    async def validated(request: AnyRequest) -> Response[bytes]:
        return _answer(models.validate_name((await _read(request, _NAME)).name))

    return [listed, capabilities, shown, validated]


def _changing(models: Models, stream: StreamTerms) -> list[HTTPRouteHandler]:
    @post(f"{MODELS_PATH}/pull", name="models-pull", status_code=200)
    async def pulled(request: AnyRequest) -> ASGIApp:
        wish = await _read(request, _PULL)
        return PullStream(models.pull(wish.name, wish.host), wish.name.strip(), stream)

    @delete(_NAMED, name="models-remove", status_code=200)
    async def removed(request: AnyRequest) -> Response[bytes]:
        return _answer(await models.remove(_name_in(request), _host_in(request)))

    @post(f"{MODELS_PATH}/warm", name="models-warm", status_code=200)
    async def warmed(request: AnyRequest) -> Response[bytes]:
        wish = await _read(request, _WARM)
        return _answer(await while_present(request.receive, models.warm(wish.name, wish.host), ClientGone))

    @post(f"{MODELS_PATH}/select", name="models-select", status_code=200)
    async def selected(request: AnyRequest) -> Response[bytes]:
        return _answer(await models.select((await _read(request, _SELECT)).name))

    return [pulled, removed, warmed, selected]


def _name_in(request: AnyRequest) -> str:
    return str(request.path_params["name"]).strip("/")


def _host_in(request: AnyRequest) -> str | None:
    """The host to keep to: a typing error must never mean every host."""
    asked = request.query_params
    if set(asked) - {"host"} or len(asked.getall("host", [])) > 1:
        raise InvalidRequest(
            "The query may hold one `host` and nothing else.",
            field="host",
            suggestion="Name one host as ?host=, or send no query to mean all of them.",
        )
    return asked.get("host")


async def _read(request: AnyRequest, decoder: RequestDecoder[R]) -> R:
    return decoder.decode(await read_json_body(request))


def _answer(value: msgspec.Struct) -> Response[bytes]:
    return Response(encode(value), media_type=JSON, headers={"Cache-Control": "no-store"})
