"""Sends a visitor on after a form was taken, so that a reload asks for a page and not for the deed once more."""

from typing import Any

from litestar import Response

from alchemorsel.interfaces.web.visit import Visit


def see_other(visit: Visit, path: str) -> Response[Any]:
    """
    Args:
        path: one of our own pages, never a text that somebody sent.
    """
    headers = {"Location": path, "Cache-Control": "no-store"}
    return Response(b"", status_code=303, headers=headers, cookies=visit.cookies())
