"""`kubectl` for the guides: it takes what they tell it to, and sees that every file and folder it is given is there."""

import sys
from itertools import pairwise
from pathlib import Path


def missing(words: list[str]) -> list[str]:
    """What is named and not there, or empty."""
    paths = [Path(after) for before, after in pairwise(words) if before in {"-f", "-k"}]
    files = [Path(word.rpartition("=")[2]) for word in words if word.startswith("--from-file=")]
    gone = [str(path) for path in paths if not (path.is_file() or (path / "kustomization.yaml").is_file())]
    return gone + [str(path) for path in files if not (path.is_file() and path.read_text().strip())]


def main(words: list[str]) -> int:
    """The exit code."""
    if words[:2] == ["-n", "alchemorsel"]:
        words = words[2:]
    if words[:1] != ["apply"] and words[:3] != ["create", "secret", "generic"]:
        sys.exit(f"kubectl: not scripted: {words}")
    if gone := missing(words):
        sys.exit(f"kubectl: not there, or empty: {gone}")
    return 0


sys.exit(main(sys.argv[1:]))
