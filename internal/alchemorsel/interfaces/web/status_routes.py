"""The kitchen's status: what operators see of it, live, and what they do about it."""

from functools import partial
from typing import Any

from litestar import Request, Response, get
from litestar.handlers import HTTPRouteHandler
from litestar.response import Stream

from alchemorsel.interfaces.web.api_client import ApiClient, ApiFailure
from alchemorsel.interfaces.web.api_client.kitchen_status import look
from alchemorsel.interfaces.web.forms import Form
from alchemorsel.interfaces.web.module_words import status_words
from alchemorsel.interfaces.web.pages import STATUS
from alchemorsel.interfaces.web.posting import TOKEN, Answering, form_route
from alchemorsel.interfaces.web.rendering import render
from alchemorsel.interfaces.web.site import Site
from alchemorsel.interfaces.web.status_acts import ACTS, Acting
from alchemorsel.interfaces.web.status_door import operator_api, sent_back, signed_in, signed_out
from alchemorsel.interfaces.web.status_live import live
from alchemorsel.interfaces.web.status_parts import parts_of
from alchemorsel.interfaces.web.status_words import SAID
from alchemorsel.interfaces.web.trouble import trouble_of
from alchemorsel.interfaces.web.visit import Visit, visit_of

_STREAM_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


def status_routes(site: Site) -> list[HTTPRouteHandler]:
    """The page, its events, the way in and out, and one form for each thing there is to do."""

    async def show(request: Request[Any, Any, Any]) -> Response[str]:
        return await status_page(visit_of(request, site), said=request.query_params.get("said", ""))

    async def follow(request: Request[Any, Any, Any]) -> Stream:
        return Stream(live(visit_of(request, site)), media_type="text/event-stream", headers=_STREAM_HEADERS)

    return [
        get(STATUS.path, name=STATUS.path)(show),
        get(f"{STATUS.path}/events", name="status events")(follow),
        form_route(site, f"{STATUS.path}/sign-in", _sign_in),
        form_route(site, f"{STATUS.path}/sign-out", _sign_out),
        *(form_route(site, f"{STATUS.path}/{name}", _doing(act)) for name, act in ACTS.items()),
    ]


async def status_page(visit: Visit, *, said: str = "", failure: ApiFailure | None = None) -> Response[str]:
    """The page, or the door before it.

    Args:
        said: names what has just been done.
        failure: why it could not be.
    """
    api = operator_api(visit)
    if api is None:
        return _door(visit, failure)
    try:
        seen = await look(api)
    except ApiFailure:
        return _door(visit, failure, own=api is visit.site.api)
    failure = failure or (seen.health if isinstance(seen.health, ApiFailure) else None)
    return render(
        visit,
        STATUS,
        status=failure.status if failure else 200,
        trouble=trouble_of(failure, visit.words) if failure else None,
        parts=parts_of(visit, seen),
        has_ollama=seen.has_ollama,
        signed_in=api is not visit.site.api,
        said=visit.words.gettext(SAID[said]) if said in SAID else "",
        spoken=status_words(visit.words),
        token_field=TOKEN,
    )


def _door(visit: Visit, failure: ApiFailure | None, *, own: bool = False) -> Response[str]:
    trouble = trouble_of(failure, visit.words) if failure else None
    status = failure.status if failure else 403
    return render(visit, STATUS, status=status, trouble=trouble, parts=None, own=own, token_field=TOKEN)


def _doing(act: Acting) -> Answering:
    return partial(_do, act)


async def _do(act: Acting, visit: Visit, form: Form) -> Response[Any]:
    api: ApiClient | None = operator_api(visit)
    if api is None:
        return _door(visit, None)
    try:
        said = await act(visit.site.desk, api, form)
    except ApiFailure as failure:
        return await status_page(visit, failure=failure)
    return sent_back(visit, said)


async def _sign_in(visit: Visit, form: Form) -> Response[Any]:
    try:
        return await signed_in(visit, form)
    except ApiFailure as failure:
        return _door(visit, failure)


async def _sign_out(visit: Visit, _form: Form) -> Response[Any]:
    return signed_out(visit)
