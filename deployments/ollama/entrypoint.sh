#!/usr/bin/env bash
# Runs Ollama and sees to its models: the server serves at once, what is missing is pulled beside it.
# Any argument but `serve` goes to ollama itself: `docker run IMAGE --version`.
set -euo pipefail

home=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source-path=SCRIPTDIR source=lib/ollama.sh
. "$home/lib/ollama.sh"

server='' preparer=''

main() {
  command -v ollama >/dev/null || usage_error "there is no ollama on PATH"
  ((!$#)) || [[ $1 == serve ]] || exec ollama "$@"
  check_settings
  trap 'stop 0' TERM INT QUIT
  ollama serve &
  server=$!
  "$home/scripts/init-models.sh" --models "$wanted" --wait "$start_s" --load &
  preparer=$!
  await_both
}

check_settings() { # before anything starts, and all of it
  local folder=${OLLAMA_MODELS:-${HOME-}/.ollama/models}
  wanted=${OLLAMA_PRELOAD_MODELS:-$PRELOAD_DEFAULT}
  start_s=$(whole OLLAMA_START_TIMEOUT_S 120)
  stop_s=$(whole OLLAMA_STOP_TIMEOUT_S 10)
  checked_names "$wanted" >/dev/null
  mkdir -p -- "$folder" 2>/dev/null || true
  [[ -w $folder || $wanted == none ]] ||
    usage_error "$folder cannot be written by user $(id -u); give it to that user (chown -R $(id -u) on the volume), or set OLLAMA_PRELOAD_MODELS=none"
  # Ollama's own client goes through a proxy otherwise, to reach the server beside it.
  export NO_PROXY="${NO_PROXY:+$NO_PROXY,}127.0.0.1,localhost,0.0.0.0"
}

await_both() { # until the server ends, which it only does when told to
  local ended code
  while :; do
    ended='' code=0
    if [[ -n $preparer ]]; then
      wait -n -p ended "$server" "$preparer" || code=$?
    else
      wait -n -p ended "$server" || code=$?
    fi
    [[ ${ended-} != "$server" ]] || server_gone "$code"
    [[ -z $preparer || ${ended-} != "$preparer" ]] || prepared "$code"
  done
}

server_gone() { # an end that nobody asked for is a failure, whatever its code
  say "ollama serve ended by itself with code $1"
  server=''
  stop $(($1 ? $1 : 1))
}

prepared() { # prepared CODE of init-models.sh
  preparer=''
  case $1 in
    0) say "ready" ;;
    3) say "ready, without some of the models; the next start tries again" ;;
    *)
      say "not one of the wanted models ($wanted) could be had: stopping. Is there a way to the registry, and room on the disk?"
      stop 1
      ;;
  esac
}

stop() { # stop CODE: both children get their TERM, and each some time; who lingers is killed
  local code=$1
  trap '' TERM INT QUIT
  # The preparer first, so that it knows why; yet it may be waiting for an answer that ends only with the server.
  [[ -z $preparer ]] || kill "$preparer" 2>/dev/null || true
  if [[ -n $server ]]; then
    say "stopping ollama"
    kill "$server" 2>/dev/null || true
  fi
  [[ -z $preparer ]] || await_end "$preparer" || true
  if [[ -n $server ]]; then
    await_end "$server" || { say "ollama did not stop within $stop_s s and was killed"; code=137; }
  fi
  exit "$code"
}

await_end() { # await_end PID: false if it had to be killed
  local code=0
  kill -0 "$1" 2>/dev/null || return 0
  within "$stop_s" "$1" || code=$?
  ((code == STILL_RUNNING)) || return 0
  disown "$1" 2>/dev/null || true
  kill -KILL "$1" 2>/dev/null || return 0
  return 1
}

main "$@"
