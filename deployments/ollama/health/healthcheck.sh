#!/usr/bin/env bash
# Whether Ollama can be asked: does it answer, and has it a model that is wanted? It loads nothing and costs nothing.
set -euo pipefail

home=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source-path=SCRIPTDIR source=../lib/ollama.sh
. "$home/lib/ollama.sh"

help() {
  cat <<HELP
usage: healthcheck.sh [--deep]

Says on stderr how Ollama is, for people, and on stdout in one line of JSON.
Healthy: it answers, and has at least one model of OLLAMA_PRELOAD_MODELS (none: it answers).

  --deep   one inference of one token as well, which loads the model if it is not in memory

Settings: OLLAMA_HOST, OLLAMA_PRELOAD_MODELS, OLLAMA_HEALTH_TIMEOUT_S (4), OLLAMA_HEALTH_DEEP_TIMEOUT_S (60),
OLLAMA_CONTEXT_LENGTH (8192; the service's own, so that the model is not loaded anew).

Exit codes: 0 healthy, 1 not, 2 wrong usage or a bad setting.
HELP
}

check=availability present='' resident='' model=''

main() {
  case ${1-} in
    '') ;;
    --deep) check=inference ;;
    --help | -h) help; exit 0 ;;
    *) usage_error "there is no '$1'; see --help" ;;
  esac
  (($# < 2)) || usage_error "one option at most; see --help"
  local limit_s deep_s context names
  limit_s=$(whole OLLAMA_HEALTH_TIMEOUT_S 4)
  deep_s=$(whole OLLAMA_HEALTH_DEEP_TIMEOUT_S 60)
  context=$(whole OLLAMA_CONTEXT_LENGTH 8192)
  names=$(checked_names "${OLLAMA_PRELOAD_MODELS:-$PRELOAD_DEFAULT}")
  began=$(now_ms)
  look "$limit_s" "$names"
  [[ $check == availability ]] || infer "$deep_s" "$context"
  verdict healthy "$message" ""
}

now_ms() {
  local now=${EPOCHREALTIME/[.,]/}
  printf '%s' "${now%???}"
}

look() { # look LIMIT_S WANTED
  present=$(names_at "$1" /api/tags) ||
    verdict unhealthy "$(why $?)" "docker logs alchemorsel-ollama tells why; docker restart alchemorsel-ollama starts it anew"
  local name
  for name in $2; do
    is_among "$name" "$present" || continue
    model=$name
    break
  done
  [[ -n $model || -z $2 ]] ||
    verdict unhealthy "Ollama answers, and has none of the wanted models yet: ${2//$'\n'/, }" \
      "at a first start they are being pulled: docker logs -f alchemorsel-ollama"
  message="Ollama answers${model:+, and has $model}"
  [[ $check == inference ]] || return 0
  model=${model:-${present%%$'\n'*}}
  resident=$(names_at "$1" /api/ps) || true
}

infer() { # infer LIMIT_S CONTEXT: one token, the same context as the service's
  local answer code=0 cold='' said
  [[ -n $model ]] || verdict unhealthy "there is no model to ask" "ollama pull llama3.2:3b"
  is_among "$model" "$resident" || cold="; it was not in memory"
  answer=$(ask "$1" POST /api/generate "{\"model\": $(quoted "$model"), \"prompt\": \"Say hi.\", \"stream\": false, \"options\": {\"num_predict\": 1, \"num_ctx\": $2}}") || code=$?
  if ((code == 0)) && flat <<<"$answer" 2>/dev/null | grep -qx $'done\ttrue'; then
    message="$model wrote a token$cold"
    return
  fi
  said=$(flat <<<"$answer" 2>/dev/null | sed -n 's/^error\t//p') || true
  verdict unhealthy "$model did not write within $1 s: ${said:-$(why "$code")}$cold" \
    "docker restart alchemorsel-ollama; if it stays, is there memory enough for the model and its context?"
}

verdict() { # verdict STATUS MESSAGE SUGGESTION
  local seconds_ms=$(($(now_ms) - began))
  printf '{"status": "%s", "check": "%s", "model": %s, "seconds": %d.%03d, "message": %s, "suggestion": %s}\n' \
    "$1" "$check" "$(quoted "$model")" $((seconds_ms / 1000)) $((seconds_ms % 1000)) "$(quoted "$2")" "$(quoted "$3")"
  printf '%s: %s%s\n' "$1" "$2" "${3:+. $3}" >&2
  [[ $1 == healthy ]] || exit 1
  exit 0
}

main "$@"
