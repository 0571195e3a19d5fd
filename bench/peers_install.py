"""Installs the gateways that ours is compared with, each into a folder of its own under .peers."""

import sys
from pathlib import Path
from shutil import which
from subprocess import run

from bench.processes import ROOT

PEERS = ROOT / ".peers"
LITELLM, PORTKEY = "1.106.2", "1.15.2"
LITELLM_PROGRAM = PEERS / "litellm/bin/litellm"
PORTKEY_PROGRAM = PEERS / "portkey/node_modules/@portkey-ai/gateway/build/start-server.js"


def install() -> None:
    """What is there already, in this version, stays."""
    _litellm(PEERS / "litellm")
    _portkey(PEERS / "portkey")


def _litellm(folder: Path) -> None:
    if list(folder.glob(f"lib/python*/site-packages/litellm-{LITELLM}.dist-info")):
        return
    _told(f"installing LiteLLM's proxy {LITELLM} into {folder}")
    run([sys.executable, "-m", "venv", "--clear", folder], check=True)
    pip = [str(folder / "bin/python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run([*pip, f"litellm[proxy]=={LITELLM}"], check=True)


def _portkey(folder: Path) -> None:
    package = PORTKEY_PROGRAM.parents[1] / "package.json"
    if package.exists() and f'"version": "{PORTKEY}"' in package.read_text():
        return
    if which("npm") is None:
        raise SystemExit("bench: npm is not installed; on Debian: apt-get install npm")
    _told(f"installing Portkey's gateway {PORTKEY} into {folder}")
    folder.mkdir(parents=True, exist_ok=True)
    npm = ["npm", "install", "--prefix", str(folder), "--no-save", "--no-fund", "--no-audit", "--loglevel=error"]
    run([*npm, f"@portkey-ai/gateway@{PORTKEY}"], check=True)


def _told(what: str) -> None:
    print(f"bench: {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    install()
