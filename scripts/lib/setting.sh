#!/bin/sh
# One setting of the compose files, as compose finds it: the shell's own, or else that of .env.
# usage: setting.sh NAME DEFAULT
set -eu
file=$(dirname -- "$0")/../../.env
[ -r "$file" ] || file=/dev/null
awk -v name="$1" -v otherwise="$2" '
  { sub(/\r$/, ""); sub(/^[ \t]*(export[ \t]+)?/, "") }
  index($0, name) == 1 && (value = substr($0, length(name) + 1)) ~ /^[ \t]*[=:]/ {
    sub(/^[ \t]*[=:][ \t]*/, "", value)
    if (value ~ /^["\047]/) value = substr(value, 2, index(substr(value, 2), substr(value, 1, 1)) - 1)
    else sub(/([ \t]+#.*|[ \t]+)$/, "", value)
    found = value
  }
  END {
    if (name in ENVIRON) found = ENVIRON[name]
    print found == "" ? otherwise : found
  }
' "$file"
