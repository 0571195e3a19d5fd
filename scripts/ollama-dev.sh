#!/usr/bin/env bash
# Ollama in its container, day by day; works from any folder, with or without a terminal.
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source-path=SCRIPTDIR source=lib/stack.sh
. "$root/scripts/lib/stack.sh"
# shellcheck source-path=SCRIPTDIR source=lib/api.sh
. "$root/scripts/lib/api.sh"

IMAGE=/opt/alchemorsel
CONTAINER=alchemorsel-ollama
START_TIMEOUT_S=${START_TIMEOUT_S:-120}

help() {
  cat <<'HELP'
usage: scripts/ollama-dev.sh COMMAND

  start               start the container (the first time it is built) and wait until Ollama answers
  stop, restart       what they say; the models stay
  status              the container, the models on disk and in memory
  logs [-f]           the last 100 lines; -f goes on
  exec [COMMAND...]   a command in the container (default: bash)
  pull [MODEL...]     models with retries and a check of the disk; without a name, those of models.json
  list                the models on disk
  remove MODEL...     delete models
  test                ask the API for a real recipe; fails when the rule kitchen had to answer
  health              container, Ollama, models, memory, an inference, and the API
  help                this

Settings: OLLAMA_HOST_PORT (11435), API_PORT (3010), both also from .env; ENVIRONMENT, GPU (see scripts/compose.sh);
BASE_URL (http://127.0.0.1 and API_PORT), API_KEY_FILE (a file with a key for the API),
TIMEOUT (120, seconds for an answer), START_TIMEOUT_S (120).
Exit codes: 0 ok, 1 failed, 2 wrong usage.
HELP
}

main() {
  local command=${1-}
  (($# == 0)) || shift
  case $command in
    help | --help | -h) help; exit 0 ;;
    '') help >&2; exit 2 ;;
  esac
  check_settings
  case $command in
    start | stop | restart | status | list | test | health)
      (($# == 0)) || misused "$command takes nothing more"
      "$command"_
      ;;
    logs | exec | pull | remove) "$command"_ "$@" ;;
    *) misused "there is no '$command'" ;;
  esac
}

check_settings() { # before anything is asked or changed
  read_stack
  START_TIMEOUT_S=$(whole_number START_TIMEOUT_S "$START_TIMEOUT_S" 0)
  ollama_port=$("$root/scripts/lib/setting.sh" OLLAMA_HOST_PORT 11435)
}

misused() {
  printf 'ollama-dev.sh: %s; see: scripts/ollama-dev.sh help\n' "$1" >&2
  exit 2
}

fail() { # fail WHAT NEXT
  printf 'failed: %s\n  next: %s\n' "$1" "$2" >&2
  exit 1
}

compose() { "$root/scripts/compose.sh" "$@"; }

inside() { # a command in the container; with a terminal where there is one
  local -a command=(exec)
  [[ -t 0 && -t 1 ]] || command+=(-T)
  compose "${command[@]}" ollama "$@"
}

quietly_inside() { compose exec -T ollama "$@" </dev/null; }

is_running() { [[ -n $(compose ps --status running --quiet ollama) ]]; }

must_run() {
  local running
  running=$(compose ps --status running --quiet ollama) || exit 1 # compose.sh has said why
  [[ -n $running ]] || fail "the container $CONTAINER is not running" "scripts/ollama-dev.sh start"
}

names() { # names PATH: of Ollama's models, on one line
  quietly_inside bash "$IMAGE/lib/ask.sh" GET "$1" |
    awk -f "$root/deployments/ollama/lib/json.awk" |
    awk -F '\t' '$1 ~ /^models\.[0-9]+\.name$/ { printf "%s%s", found++ ? " " : "", $2 }'
}

start_() {
  compose up -d ollama || fail "the container did not start" "scripts/ollama-dev.sh logs; is port $ollama_port free?"
  await
}

await() {
  quietly_inside "$IMAGE/scripts/init-models.sh" --models none --wait "$START_TIMEOUT_S" >/dev/null 2>&1 ||
    fail "Ollama does not answer (it had $START_TIMEOUT_S s, or its container ended)" "scripts/ollama-dev.sh logs"
  local where="at http://127.0.0.1:$ollama_port"
  [[ $environment == development ]] || where="inside its network alone (production publishes no port of it)"
  echo "Ollama answers $where. What is missing is being pulled: scripts/ollama-dev.sh logs -f"
}

stop_() { compose stop ollama || fail "the container did not stop" "docker kill $CONTAINER"; }

restart_() {
  must_run
  compose restart ollama || fail "the container did not start again" "scripts/ollama-dev.sh logs"
  await
}

status_() {
  must_run
  compose ps ollama
  local on_disk in_memory
  if ! { on_disk=$(names /api/tags) && in_memory=$(names /api/ps); }; then
    fail "Ollama does not answer" "scripts/ollama-dev.sh logs"
  fi
  printf 'on disk:   %s\nin memory: %s\n' "${on_disk:-none; scripts/ollama-dev.sh pull}" "${in_memory:-none; the first request loads one}"
}

logs_() {
  case ${1-} in
    '') compose logs --tail 100 ollama ;;
    -f | --follow) compose logs --tail 100 --follow ollama ;;
    *) misused "logs takes -f or nothing" ;;
  esac
}

exec_() {
  must_run
  (($#)) || set -- bash
  inside "$@"
}

pull_() {
  must_run
  local -a command=("$IMAGE/scripts/init-models.sh")
  local code=0
  (($# == 0)) || command+=(--models "$(IFS=,; printf '%s' "$*")")
  inside "${command[@]}" || code=$?
  case $code in
    0) ;;
    2) exit 2 ;;
    *) fail "some models are missing" "see the reasons above; scripts/ollama-dev.sh pull goes on where it stopped" ;;
  esac
}

list_() {
  must_run
  quietly_inside ollama list || fail "Ollama does not answer" "scripts/ollama-dev.sh logs"
}

remove_() {
  (($#)) || misused "remove takes the names of models"
  must_run
  local model
  for model in "$@"; do
    quietly_inside ollama rm "$model" || fail "$model was not removed" "is the name right? scripts/ollama-dev.sh list"
  done
}

test_() { # no-store: what was remembered does not stand in either
  prepare_api
  call POST /api/v1/ai/generate-recipe '{"prompt": "a quick tomato pasta for two"}' 'Cache-Control: no-store' ||
    fail "the API at $BASE_URL did not answer: $trouble" "start it: make run, or make up"
  [[ $status == 200 ]] || fail "no recipe: $(problem)" "$(next_step "scripts/ollama-dev.sh health")"
  local name provider
  name=$(field recipe.name)
  provider=$(field provenance.provider)
  [[ -n $name && -n $provider ]] || fail "what came back is no recipe" "is this Alchemorsel's API? $BASE_URL"
  printf '%s\nfrom %s (%s) in %s s\n' "$name" "$provider" "$(field provenance.model)" "$seconds"
  [[ $provider != mock ]] || {
    attempts >&2
    fail "the rule kitchen stood in, no model answered" "scripts/ollama-dev.sh health"
  }
}

# --- health: a line for each thing, every fault with its next step

health_() {
  prepare_api
  faults=0
  if ! is_running; then
    line container "not running" "scripts/ollama-dev.sh start"
  else
    line container "running ($CONTAINER)"
    ollama_health
  fi
  api_health
  ((faults == 0)) || exit 1
}

line() { # line WHAT FOUND [NEXT]: with a next step it is a fault
  printf '%-10s %-5s %s\n' "$1" "$([[ -z ${3-} ]] && echo ok || echo FAULT)" "$2"
  [[ -z ${3-} ]] || {
    printf '%16s next: %s\n' '' "$3"
    faults=$((faults + 1))
  }
}

ollama_health() {
  local on_disk in_memory
  on_disk=$(names /api/tags 2>/dev/null) || {
    line ollama "does not answer" "scripts/ollama-dev.sh logs, then restart"
    return
  }
  line ollama "answers"
  if checked; then
    line models "$on_disk"
  else
    line models "${on_disk:-none}; $(field message)" "scripts/ollama-dev.sh logs -f: are they being pulled? If not: scripts/ollama-dev.sh pull"
  fi
  in_memory=$(names /api/ps) || in_memory=''
  line memory "${in_memory:-no model is loaded; the first request waits for that}"
  [[ -n $on_disk ]] || return 0
  if checked --deep; then
    line inference "$(field message), $(field seconds) s"
  else
    line inference "$(field message)" "$(field suggestion)"
  fi
}

checked() { quietly_inside "$IMAGE/health/healthcheck.sh" "$@" >"$answers/body" 2>/dev/null; }

api_health() { # Ollama may well run without the service, so that is no fault
  call GET /api/v1/ai/health || {
    printf '%-10s %-5s %s\n' api - "nobody answers at $BASE_URL (make run, or make up)"
    return
  }
  local word
  word=$(field status)
  case $word in
    healthy) line api "healthy at $BASE_URL" ;;
    *) line api "${word:-HTTP $status} at $BASE_URL" "curl -s $BASE_URL/api/v1/ai/health tells which provider and why" ;;
  esac
}

main "$@"
