"""The measured part of docs/scaling.md: rows of bench/RESULTS.md, so that no figure is written down twice."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

_BLOCK = re.compile(r"(<!-- bench/RESULTS.md -->\n).*(<!-- end -->\n)", re.DOTALL)
_WANTED = re.compile(r"\b(hit|miss|stampede|workers?)\b", re.IGNORECASE)
_RULE = re.compile(r"\|[-:| ]+\|")
_NOT_YET = "`make bench` measures them on the machine it runs on; `make docs` brings them here.\n"


def scaling(page: Path, results: Path) -> str:
    """The page with the rows that tell of hits, misses and workers."""
    rows = "\n".join(_rows(results.read_text().splitlines())) + "\n" if results.exists() else _NOT_YET
    return _BLOCK.sub(lambda found: found[1] + (rows.strip() or _NOT_YET.strip()) + "\n" + found[2], page.read_text())


def _rows(lines: list[str]) -> Iterator[str]:
    """Each table's head, where rows of it are wanted, then those."""
    head: list[str] = []
    for line, following in pairwise([*lines, ""]):
        if _RULE.fullmatch(following):
            head = ["", line, following]
        elif line.startswith("|") and not _RULE.fullmatch(line) and _WANTED.search(line.split("|")[1]):
            yield from head
            head = []
            yield line
