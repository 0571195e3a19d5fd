"""Programs of the reader's machine for the guides: each takes the forms that the real one would, and exits 2 otherwise.

The first word is the program's name. A model must be one that `deployments/ollama/scripts/models.json` describes.
"""

import json
import re
import sys
from pathlib import Path

FORMS = {
    "ollama": r"serve|list|ps|(pull|run|show|stop|rm) (?P<model>\S+)",
    "ss": r"-[tulnp]+( sport = :\d+)?",
    "nvidia-smi": r"(-l \d+)?",
}


def described() -> set[str]:
    catalogue = json.loads(Path("deployments/ollama/scripts/models.json").read_text())
    return {model["name"] for model in catalogue["models"]}


def main(program: str, words: list[str]) -> int:
    """The exit code."""
    form = re.fullmatch(FORMS[program], " ".join(words))
    model = form and form.groupdict().get("model")
    return 0 if form and (model is None or model in described()) else 2


sys.exit(main(sys.argv[1], sys.argv[2:]))
