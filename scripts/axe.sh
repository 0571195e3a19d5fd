#!/bin/sh
# Installs what the pages are checked with (tests/web) into .tools/axe, hash-checked, once for each lock.
set -eu
cd "$(dirname "$0")/.."
from=tests/web
to=.tools/axe
if cmp -s "$from/package-lock.json" "$to/installed.json"; then exit 0; fi
if ! command -v npm >/dev/null 2>&1; then
  echo "npm is not installed (Debian: apt-get install npm); the pages are not checked with axe" >&2
  exit 0
fi
echo "installing axe-core (hash-checked)"
mkdir -p "$to"
cp "$from/package.json" "$from/package-lock.json" "$from/.npmrc" "$to/"
npm ci --prefix "$to" --ignore-scripts --silent
cp "$from/package-lock.json" "$to/installed.json"
