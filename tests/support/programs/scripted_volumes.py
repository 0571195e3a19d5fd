"""`docker` for the guides: `volume create NAME`, `stats`, and `run` of a command over volumes that are folders here."""

import subprocess
import sys
from pathlib import Path

VOLUMES = Path("volumes").resolve()


def run(words: list[str]) -> int:
    """`run --rm -v SOURCE:TARGET[:ro] ... IMAGE COMMAND...`; a target in the command becomes its folder."""
    places: dict[str, str] = {}
    while words[0].startswith("-"):
        option = words.pop(0)
        if option == "-v":
            source, target, *_ = words.pop(0).split(":")
            places[target] = source if source.startswith("/") else str(VOLUMES / source)
        elif option != "--rm":
            sys.exit(f"unknown option {option}")
    _image, *command = words
    for target, place in places.items():
        Path(place).mkdir(parents=True, exist_ok=True)
        command = [place + word.removeprefix(target) if word.startswith(target) else word for word in command]
    return subprocess.run(command, check=False).returncode


def main(words: list[str]) -> int:
    """The exit code."""
    match words:
        case ["run", *rest]:
            return run(rest)
        case ["volume", "create", name]:
            (VOLUMES / name).mkdir(parents=True, exist_ok=True)
            return 0
        case ["stats", "--no-stream", "alchemorsel-ollama"]:
            return 0
    sys.exit(f"docker: not scripted: {words}")


sys.exit(main(sys.argv[1:]))
