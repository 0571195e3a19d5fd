"""Lengths in a rule kitchen's sentences, for a cook whose ruler has inches."""

import re

_METRIC = re.compile(r"(?P<n>\d{1,2}) (?P<unit>cm|mm)(?P<thing> (?:dice|pieces|cubes|chunks|lengths|slices)\b)?")
_INCHES = {"4 mm": "1/8", "1 cm": "1/2", "2 cm": "3/4", "3 cm": "1 1/4", "4 cm": "1 1/2", "5 cm": "2",
           "16 cm": "6", "20 cm": "8", "24 cm": "9 1/2", "28 cm": "11"}  # fmt: skip
"""As a kitchen ruler shows them, and as tins are sold."""
_SINGLE = frozenset({"1/8", "1/2", "3/4"})


def in_inches(text: str) -> str:
    """`3/4-inch dice` for `2 cm dice`; a length that no dish of ours has stays as it is."""
    return _METRIC.sub(_said, text)


def _said(found: re.Match[str]) -> str:
    inches = _INCHES.get(f"{found['n']} {found['unit']}")
    if inches is None:
        return found.group()
    if found["thing"]:
        return f"{inches}-inch{found['thing']}"
    return f"{inches} inch" if inches in _SINGLE else f"{inches} inches"
