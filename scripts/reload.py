"""Runs a command, and starts it anew whenever a file below the watched folders changes: `make dev`."""

import argparse
import signal
import subprocess
import sys
import time
from pathlib import Path

KINDS = frozenset({".py", ".html", ".css", ".js", ".po", ".toml", ".json"})
LOOK_S = 0.4
PATIENCE_S = (2.0, 2.0)
"""How long a first and a second signal may take; the service lets running requests finish until the second."""

State = dict[Path, int]


def main() -> None:
    """Run until Ctrl-C; the exit code is 130 then, 2 on bad usage."""
    parser = argparse.ArgumentParser(prog="reload.py", description=__doc__)
    parser.add_argument("--watch", action="append", required=True, type=Path, metavar="FOLDER")
    parser.add_argument("command", nargs="+", metavar="COMMAND")
    given = parser.parse_args()
    if missing := [str(folder) for folder in given.watch if not folder.is_dir()]:
        parser.error(f"no such folder: {', '.join(missing)}")
    # Who starts it in the background of a script has SIGINT ignored otherwise.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        _run(given.watch, given.command)
    except KeyboardInterrupt:
        sys.exit(130)


def _run(watched: list[Path], command: list[str]) -> None:
    seen = _state(watched)  # before the start: what changes while it starts counts
    while True:
        # A session of its own: Ctrl-C reaches it through here alone, once.
        process = subprocess.Popen(command, start_new_session=True)
        try:
            seen = _changed_from(seen, watched, process)
        finally:
            _stop(process)
        _say(f"{', '.join(map(str, watched))} changed")


def _say(words: str) -> None:
    print(f"reload: {words}", file=sys.stderr, flush=True)


def _changed_from(seen: State, watched: list[Path], process: subprocess.Popen[bytes]) -> State:
    """The next state, once it stays as it is."""
    told = False
    while (now := _state(watched)) == seen:
        if process.poll() is not None and not told:
            told = True
            _say(f"it ended with code {process.returncode}; waiting for a change")
        time.sleep(LOOK_S)
    while (later := _state(watched)) != now:  # whoever writes may not have finished
        now = later
        time.sleep(LOOK_S / 4)
    return now


def _state(watched: list[Path]) -> State:
    found: State = {}
    for folder in watched:
        for file in folder.rglob("*"):
            if file.suffix in KINDS:
                found[file] = _changed_ns(file)
    return found


def _changed_ns(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except FileNotFoundError:  # an editor's file of a moment
        return 0


def _stop(process: subprocess.Popen[bytes]) -> None:
    for patience_s in PATIENCE_S:
        if process.poll() is not None:
            return
        process.send_signal(signal.SIGINT)
        try:
            process.wait(patience_s)
        except subprocess.TimeoutExpired:
            continue
    process.kill()
    process.wait()


if __name__ == "__main__":
    main()
