"""One request of one visitor: which session it belongs to, and in which language they read."""

from typing import Any

import msgspec
from litestar import Request
from litestar.datastructures import Cookie

from alchemorsel.interfaces.web.catalogue import Catalogue
from alchemorsel.interfaces.web.locales import language_of, words_of
from alchemorsel.interfaces.web.nearness import is_near
from alchemorsel.interfaces.web.session import COOKIE, MAX_AGE_S
from alchemorsel.interfaces.web.site import Site

LANGUAGE_COOKIE = "alchemorsel_language"
OPERATOR_COOKIE = "alchemorsel_operator"
TYPED = "typed=1"
"""Behind the address that a form is sent to: show it as it was typed, and do nothing yet."""
_YEAR_S = 365 * 24 * 3600


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """`is_new` where the browser has no session of ours yet; `secure` where it came over TLS.

    `query` is what the address says behind its question mark; `is_post` where a form was sent.
    `operator` is what the browser shows to be known as one; `near` where it runs on this very machine.
    """

    site: Site
    session_id: str
    is_new: bool
    language: str
    path: str
    secure: bool
    query: str = ""
    is_post: bool = False
    operator: str = ""
    near: bool = False

    @property
    def words(self) -> Catalogue:
        return words_of(self.language)

    @property
    def address(self) -> str:
        """The path, and what is asked of it."""
        return f"{self.path}?{self.query}" if self.query else self.path

    @property
    def token(self) -> str:
        """What the forms of this page must bring back."""
        return self.site.sessions.token(self.session_id)

    def cookies(self) -> list[Cookie]:
        """What the answer gives the browser to keep."""
        return [self._cookie(COOKIE, self.site.sessions.cookie(self.session_id), MAX_AGE_S)] if self.is_new else []

    def language_cookie(self, language: str) -> Cookie:
        return self._cookie(LANGUAGE_COOKIE, language, _YEAR_S)

    def _cookie(self, name: str, value: str, max_age_s: int) -> Cookie:
        return Cookie(
            key=name, value=value, max_age=max_age_s, path="/", httponly=True, samesite="lax", secure=self.secure
        )


def visit_of(request: Request[Any, Any, Any], site: Site) -> Visit:
    """Who comes, and what for."""
    known = site.sessions.read(request.cookies.get(COOKIE, ""))
    return Visit(
        site=site,
        session_id=known or site.sessions.new(),
        is_new=known is None,
        language=language_of(request.cookies.get(LANGUAGE_COOKIE, ""), request.headers.get("accept-language", "")),
        path=request.url.path,
        query=request.url.query,
        is_post=request.method == "POST",
        secure=request.scope["scheme"] == "https",
        operator=request.cookies.get(OPERATOR_COOKIE, ""),
        near=is_near(request),
    )
