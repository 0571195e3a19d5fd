"""`docker` for tests, as far as the scripts use it: one container, whose programs run for real in a plain folder.

SCRIPTED_OLLAMA is the folder of its state: `docker.log` (each command line), `container.pid`, `container.txt` (what
it says). SCRIPTED_IMAGE is the image's laid-out root. Whether engine and compose are there, `Shell.docker` says.
"""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NoReturn

STATE = Path(os.environ["SCRIPTED_OLLAMA"])
IMAGE = os.environ.get("SCRIPTED_IMAGE", "")
PID = STATE / "container.pid"
INSIDE = "/opt/alchemorsel"


def main() -> None:
    words = sys.argv[1:]
    with (STATE / "docker.log").open("a") as log:
        log.write(json.dumps(words) + "\n")
    compose(words[1:] if words[:1] == ["compose"] else words)


def compose(words: list[str]) -> None:
    while words and words[0].startswith("-"):
        words = words[2:]
    if words[0] == "exec":
        execute(words[1:])
    elif words == ["ps", "--status", "running", "--quiet", "ollama"]:
        say("f00d" if running() else "")
    elif words[0] == "logs":
        say((STATE / "container.txt").read_text())
    elif words[0] in {"up", "stop", "restart"}:
        turn(words[0])
    else:
        say(" ".join(["scripted", *words, "\n"]))


def say(text: str) -> None:
    sys.stdout.write(text)


def turn(word: str) -> None:
    if word != "up":
        down()
    if word != "stop" and not running():
        up()


def running() -> bool:
    try:
        os.kill(int(PID.read_text()), 0)
    except (OSError, ValueError):
        return False
    return True


def inside(command: list[str]) -> list[str]:
    return [IMAGE + word if word.startswith(INSIDE) else word for word in command]


def execute(words: list[str]) -> NoReturn:
    if words[:2] != ["-T", "ollama"]:
        sys.exit("the input device is not a TTY")
    if not running():
        sys.exit('service "ollama" is not running')
    command = inside(words[2:])
    os.execvp(command[0], command)  # noqa: S606 - that is what a container's exec does


def up() -> None:
    with (STATE / "container.txt").open("w") as said:
        entry = inside([f"{INSIDE}/entrypoint.sh"])
        process = subprocess.Popen(
            entry, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT, start_new_session=True
        )
    PID.write_text(str(process.pid))


def down() -> None:
    if not running():
        return
    os.kill(int(PID.read_text()), signal.SIGTERM)
    for _ in range(200):
        if not running():
            break
        time.sleep(0.05)
    PID.unlink()


if __name__ == "__main__":
    main()
