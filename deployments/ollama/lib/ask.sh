#!/usr/bin/env bash
# One HTTP request to Ollama with nothing but bash: the image has neither curl nor Python, and its bash has /dev/tcp.
# usage: ask.sh METHOD PATH [BODY]. The answer's body goes to stdout. OLLAMA_HOST says where, as for Ollama itself.
# Exit codes: 0 a 2xx, 22 another status, 7 nobody listens, 8 no HTTP came back. Callers bound it with `timeout`.
set -euo pipefail
export LC_ALL=C # lengths below are bytes

method=$1 path=$2 body=${3-}

address() { # "HOST PORT"
  local where=${OLLAMA_HOST-} port=11434
  where=${where#http://}
  where=${where%%/*}
  if [[ $where =~ ^(.*):([0-9]+)$ ]]; then
    where=${BASH_REMATCH[1]} port=${BASH_REMATCH[2]}
  fi
  where=${where#[} where=${where%]}
  case $where in
    '' | 0.0.0.0 | ::) where=127.0.0.1 ;;
  esac
  printf '%s %s\n' "$where" "$port"
}

read -r host port <<<"$(address)"
{ exec 3<>"/dev/tcp/$host/$port"; } 2>/dev/null || exit 7

# HTTP/1.0: the answer is then neither chunked nor kept open, so its end is the end of the stream.
printf '%s %s HTTP/1.0\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %s\r\n\r\n%s' \
  "$method" "$path" "${#body}" "$body" >&3 || exit 8

IFS= read -r status <&3 || exit 8
[[ $status =~ ^HTTP/1\.[01]\ ([0-9]{3}) ]] || exit 8
code=${BASH_REMATCH[1]}
while IFS= read -r line <&3 && [[ -n ${line%$'\r'} ]]; do :; done
cat <&3
[[ $code == 2?? ]] || exit 22
