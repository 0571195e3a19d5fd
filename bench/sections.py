"""Keeps each bench's part of RESULTS.md between two markers, so that each can be written anew by itself."""

import re
from pathlib import Path

RESULTS = Path(__file__).parent / "RESULTS.md"


def keep(name: str, text: str, file: Path = RESULTS) -> None:
    """Put the text between `<!-- name -->` and `<!-- /name -->`, at the end where they are not there yet."""
    before = file.read_text("utf-8") if file.exists() else "# What was measured\n"
    section = f"<!-- {name} -->\n{text.strip()}\n<!-- /{name} -->"
    marked = re.compile(rf"<!-- {name} -->.*?<!-- /{name} -->", re.DOTALL)
    after, found = marked.subn(lambda _: section, before)
    file.write_text(after if found else f"{before.rstrip()}\n\n{section}\n", "utf-8")
