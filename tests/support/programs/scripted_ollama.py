"""`ollama` for tests: the server and the client in one file, with faults as a script says; standard library only.

SCRIPTED_OLLAMA names a folder: `models.json` (names on disk), `resident.json` (in memory), `script.json` (faults),
`calls.log` (each command line, one JSON list a line), `requests.log` (each HTTP request).
"""

import json
import os
import signal
import sys
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

STATE = Path(os.environ["SCRIPTED_OLLAMA"])
FAULTS = {
    "fail": "pull model manifest: Get registry: dial tcp: i/o timeout",
    "unknown": "pull model manifest: file does not exist",
    "full": "write /models/blobs/sha256-1: no space left on device",
}


def read(name: str, default: Any) -> Any:
    file = STATE / name
    return json.loads(file.read_text()) if file.exists() else default


def write(name: str, value: object) -> None:
    part = STATE / f".{name}.{os.getpid()}"
    part.write_text(json.dumps(value))
    part.replace(STATE / name)


def append(name: str, value: object) -> None:
    with (STATE / name).open("a") as log:
        log.write(json.dumps(value) + "\n")


def fault_of(step: str, model: str) -> str:
    """The next fault in the script's queue for this step and model; the last one stays."""
    script = read("script.json", {})
    queue = script.get(step, {}).get(model, ["ok"])
    if len(queue) > 1:
        script[step][model] = queue[1:]
        write("script.json", script)
    return str(queue[0])


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # a request in HTTP/1.0 is answered and hung up on, as Go's server does

    def do_GET(self) -> None:
        append("requests.log", ["GET", self.path, None])
        if self.path in read("script.json", {}).get("silent", []):
            time.sleep(60)
        match self.path:
            case "/api/version":
                self.say({"version": "0.32.15"})
            case "/api/tags":
                self.say({"models": [{"name": name, "size": 1} for name in read("models.json", [])]})
            case "/api/ps":
                self.say({"models": [{"name": name} for name in read("resident.json", [])]})
            case _:
                self.say({"error": "404 page not found"}, 404)

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        append("requests.log", ["POST", self.path, body])
        fault = fault_of(self.path, body["model"])
        if fault == "dies":
            os._exit(3)
        if fault == "hang":
            time.sleep(60)
        if fault != "ok":
            self.say({"error": FAULTS.get(fault, fault)}, 500)
        elif self.path == "/api/pull":
            if fault_of("vanishes", body["model"]) == "ok":
                write("models.json", sorted({*read("models.json", []), body["model"]}))
            self.say({"status": "success"})
        else:
            self.generate(body)

    def generate(self, body: dict[str, Any]) -> None:
        if body["model"] not in read("models.json", []):
            self.say({"error": f"model '{body['model']}' not found"}, 404)
            return
        write("resident.json", [body["model"]])
        self.say({"model": body["model"], "response": "Hi" if "prompt" in body else "", "done": True})

    def do_DELETE(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        write("models.json", [name for name in read("models.json", []) if name != body["model"]])
        self.say({})

    def say(self, value: object, status: int = 200) -> None:
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Its requests are in a file."""


class Server(ThreadingHTTPServer):
    daemon_threads = True


def serve() -> None:
    script = read("script.json", {})
    if "serve" in script:
        sys.exit(f"Error: {script['serve']}")
    time.sleep(script.get("slow_start_s", 0))
    host, port = os.environ["OLLAMA_HOST"].rsplit(":", 1)
    server = Server((host, int(port)), Handler)
    signal.signal(signal.SIGTERM, signal.SIG_IGN if script.get("stubborn") else lambda *_: os._exit(0))
    (STATE / "server.pid").write_text(str(os.getpid()))
    server.serve_forever(0.05)


def call(path: str, body: object = None, method: str = "POST") -> Any:
    address = os.environ["OLLAMA_HOST"].replace("0.0.0.0", "127.0.0.1")
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"http://{address}{path}", data, method=method)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - always http, to this machine
            return json.loads(answer.read())
    except urllib.error.HTTPError as error:
        sys.exit(f"Error: {json.loads(error.read())['error']}")
    except OSError as error:
        sys.exit(f"Error: could not connect to ollama server: {error}")


def pull(model: str) -> None:
    (STATE / "pull.pid").write_text(str(os.getpid()))
    # What the real one writes even where there is no terminal.
    sys.stderr.write("\x1b[?25lpulling manifest \x1b[K\r\x1b[?25h")
    sys.stderr.flush()
    call("/api/pull", {"model": model if ":" in model else f"{model}:latest"})
    say("success")


def say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def main() -> None:
    command, *rest = sys.argv[1:] or ["help"]
    append("calls.log", sys.argv[1:])
    match command:
        case "serve":
            serve()
        case "list" | "ps":
            found = call("/api/tags" if command == "list" else "/api/ps", method="GET")["models"]
            say("NAME    ID    SIZE    MODIFIED", *(f"{model['name']}    abc    2 GB    now" for model in found))
        case "pull":
            pull(rest[0])
        case "rm":
            call("/api/delete", {"model": rest[0]}, "DELETE")
            say(f"deleted '{rest[0]}'")
        case "--version":
            say("ollama version is 0.32.15")
        case _:
            sys.exit(f'Error: unknown command "{command}" for "ollama"')


if __name__ == "__main__":
    main()
