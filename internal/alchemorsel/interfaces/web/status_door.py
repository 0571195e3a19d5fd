"""Decides who may see the kitchen's status, and with whose key the API is asked for them."""

import re
import secrets

from litestar import Response
from litestar.datastructures import Cookie

from alchemorsel.interfaces.web.api_client import ApiClient, ApiFailure
from alchemorsel.interfaces.web.api_client.kitchen_status import may_operate
from alchemorsel.interfaces.web.forms import Form
from alchemorsel.interfaces.web.pages import STATUS
from alchemorsel.interfaces.web.status_operators import GOOD_FOR_S
from alchemorsel.interfaces.web.visit import OPERATOR_COOKIE, Visit

_KEY = re.compile(r"[\x21-\x7e]{8,256}")


def operator_api(visit: Visit) -> ApiClient | None:
    """The API in the name of a signed-in operator; else in our own, where only this machine can be looking."""
    site = visit.site
    key = site.desk.operators.key_of(visit.operator) if visit.operator else None
    if key is not None:
        return site.api.holding(key)
    return site.api if site.desk.open_here and visit.near else None


async def signed_in(visit: Visit, form: Form) -> Response[bytes]:
    """Back to the page, known by a cookie from now on.

    Raises:
        ApiFailure: the key opens nothing, or too many were tried.
    """
    operators = visit.site.desk.operators
    if operators.wait_s:
        raise ApiFailure("too_often", status=429, retry_after_s=operators.wait_s)
    key = form.one("key")
    if not _KEY.fullmatch(key) or not await _opens(visit.site.api, key):
        operators.failed()
        raise ApiFailure("not_operator", status=403)
    return sent_back(visit, cookie=_cookie(visit, operators.admit(key), int(GOOD_FOR_S)))


def signed_out(visit: Visit) -> Response[bytes]:
    """Nobody is known by this browser's cookie any more."""
    visit.site.desk.operators.leave(visit.operator)
    return sent_back(visit, cookie=_cookie(visit, "", 0))


def sent_back(visit: Visit, said: str = "", cookie: Cookie | None = None) -> Response[bytes]:
    """To the page itself, so that loading it anew does nothing twice."""
    where = f"{STATUS.path}?said={said}" if said else STATUS.path
    cookies = [*visit.cookies(), *([cookie] if cookie else [])]
    headers = {"Location": where, "Cache-Control": "no-store"}
    return Response(b"", status_code=303, headers=headers, cookies=cookies)


async def _opens(api: ApiClient, key: str) -> bool:
    # Where no key was ever made, the API takes its neighbour for the operator, whatever is shown: so any text would do.
    if await may_operate(api.holding(secrets.token_hex(16))):
        raise ApiFailure("no_keys", status=403)
    return await may_operate(api.holding(key))


def _cookie(visit: Visit, token: str, max_age_s: int) -> Cookie:
    return Cookie(
        key=OPERATOR_COOKIE,
        value=token,
        max_age=max_age_s,
        path=STATUS.path,
        httponly=True,
        samesite="strict",
        secure=visit.secure,
    )
