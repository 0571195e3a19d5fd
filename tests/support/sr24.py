"""The USDA file that the foods table is built from, where Debian's package can be had."""

import os
import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

from tests.support.needs import lacking

INSTALLED = Path("/usr/share/cronometer/usda_sr24.jar")
PATIENCE_S = 40


def sr24(folder: Path) -> Path:
    """usda_sr24.jar: the installed one, or else from the package, downloaded into `folder` and never installed."""
    if INSTALLED.exists():
        return INSTALLED
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        lacking("the USDA data comes in a Debian package, and this is no Debian")
    if not _downloaded(folder) and os.environ.get("CI") == "true":
        _run(["apt-get", "update", "-qq"], folder)
        _downloaded(folder)
    package = next(folder.glob("cronometer_*.deb"), None)
    if package is None:
        lacking("the package `cronometer` cannot be downloaded")
    _run(["dpkg-deb", "-x", str(package), str(folder)], folder)
    return folder / INSTALLED.relative_to("/")


def index_of(jar: Path) -> dict[str, str]:
    """Every food of the release: its description by its NDB number."""
    with ZipFile(jar) as whole:
        lines = whole.read("usda_sr24/foods.index").decode().splitlines()
    return {ndb: text for ndb, _, text in (line.partition("|") for line in lines)}


def _downloaded(folder: Path) -> bool:
    quick = ["-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=10"]
    return _run(["apt-get", "download", "-qq", *quick, "cronometer"], folder)


def _run(command: list[str], folder: Path) -> bool:
    try:
        return subprocess.run(command, cwd=folder, capture_output=True, timeout=PATIENCE_S, check=False).returncode == 0
    except subprocess.TimeoutExpired:
        return False
