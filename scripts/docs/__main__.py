"""`make docs`: writes what is generated; with --check it only tells what is stale, and exits 1 if anything is."""

import sys
from pathlib import Path

from scripts.docs.generated import ROOT, generated


def main(*, only_check: bool) -> int:
    """The exit code."""
    stale = [(path, text) for path, write in generated().items() if (text := write()) != _now(path)]
    for path, text in stale:
        print(f"{'stale' if only_check else 'written'}: {path.relative_to(ROOT)}")
        if not only_check:
            path.write_text(text)
    return 1 if stale and only_check else 0


def _now(path: Path) -> str | None:
    return path.read_text() if path.exists() else None


if __name__ == "__main__":
    sys.exit(main(only_check="--check" in sys.argv[1:]))
