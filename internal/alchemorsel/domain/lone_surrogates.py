"""Finds what JSON can spell and no text can hold, half of a character: the decoder only says that it was cut off."""

import re

_ESCAPE = re.compile(
    rb"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    rb"|(?P<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})"
    rb"|\\.",
    re.DOTALL,
)


def lone_surrogate(body: bytes) -> str | None:
    r"""The first escape such as `\ud800` whose other half is missing; None where there is none."""
    return next((found["half"].decode() for found in _ESCAPE.finditer(body) if found["half"]), None)
