#!/usr/bin/env bash
# Sees to it that a running Ollama has the models that are wanted; the image's entrypoint calls it at every start.
set -euo pipefail

home=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source-path=SCRIPTDIR source=../lib/ollama.sh
. "$home/lib/ollama.sh"
# shellcheck source-path=SCRIPTDIR source=../lib/plan.sh
. "$home/lib/plan.sh"
# shellcheck source-path=SCRIPTDIR source=../lib/clean.sh
. "$home/lib/clean.sh"

help() {
  cat <<HELP
usage: init-models.sh [--environment NAME | --models LIST] [options]

Pulls what is missing, most important first, and says how it stands afterwards.

  --environment NAME  the models that models.json names for it (default: OLLAMA_ENVIRONMENT, or development)
  --models LIST       these instead, with commas between; none: no model
  --all               those without preload too
  --wait SECONDS      wait that long until Ollama answers (default: 5)
  --load              load the first one that is there, with the context of OLLAMA_CONTEXT_LENGTH
  --clean             afterwards delete models that nobody wants; none that is wanted here, pulled at a start
                      (OLLAMA_PRELOAD_MODELS), asked by the service (ALCHEMORSEL_OLLAMA_MODEL) or in memory,
                      and nothing at all while a wanted one is missing
  --dry-run           say what would be pulled and deleted, and do neither
  --file FILE         another models.json
  --help              this

Settings: OLLAMA_HOST, OLLAMA_MODELS (its disk is checked before a pull), OLLAMA_PULL_TRIES (3),
OLLAMA_PULL_TIMEOUT_S (1800, each model, all tries together), OLLAMA_PULL_PAUSE_S (5, doubled each time),
OLLAMA_LOAD_LIMIT_S (300), OLLAMA_CONTEXT_LENGTH (8192), OLLAMA_KEEP_ALIVE (30m), OLLAMA_PRELOAD_MODELS and
ALCHEMORSEL_OLLAMA_MODEL (kept by --clean).

Exit codes: 0 every wanted model is there; 1 none could be had, or a required one could not;
2 wrong usage or a models.json that cannot be used; 3 some are missing, none of them required.
HELP
}

ASK_S=10
BEAT_S=30
child='' log='' full=''
declare -A OUTCOME=() NOTE=()
KEPT=()

main() {
  read_arguments "$@"
  check_settings
  trap 'interrupted TERM 143' TERM
  trap 'interrupted INT 130' INT
  trap 'rm -f -- "$log"' EXIT
  log=$(mktemp)
  await_server "$wait_s"
  provide_all
  ((!cleaning)) || clean
  ((!loading)) || load_first
  summary
}

read_arguments() {
  local environment=${OLLAMA_ENVIRONMENT:-development} list='' file=$home/scripts/models.json all=no
  wait_s=5 loading=0 cleaning=0 dry=0
  while (($#)); do
    case $1 in
      --environment | --models | --wait | --file)
        (($# > 1)) || usage_error "$1 takes a value; see --help"
        ;;&
      --environment) environment=$2; shift ;;
      --models) list=$2; shift ;;
      --wait) wait_s=$2; shift ;;
      --file) file=$2; shift ;;
      --all) all=yes ;;
      --load) loading=1 ;;
      --clean) cleaning=1 ;;
      --dry-run) dry=1 ;;
      --help | -h) help; exit 0 ;;
      *) usage_error "there is no '$1'; see --help" ;;
    esac
    shift
  done
  [[ $wait_s =~ ^[0-9]{1,5}$ ]] || usage_error "--wait takes seconds, not '$wait_s'"
  wait_s=$((10#$wait_s)) # or 08 would be no number to bash
  read_catalogue "$file"
  if [[ -n $list ]]; then want_list "$list"; else want_environment "$environment" "$all"; fi
  ((!cleaning)) || keep_configured
}

check_settings() {
  tries=$(whole OLLAMA_PULL_TRIES 3)
  limit_s=$(whole OLLAMA_PULL_TIMEOUT_S 1800)
  pause_s=$(whole OLLAMA_PULL_PAUSE_S 5)
  load_limit_s=$(whole OLLAMA_LOAD_LIMIT_S 300)
  context=$(whole OLLAMA_CONTEXT_LENGTH 8192)
}

interrupted() { # interrupted SIGNAL CODE
  trap '' TERM INT
  say "stopped by SIG$1; what was pulled so far stays, and the next pull goes on from there"
  [[ -z $child ]] || { kill "$child" 2>/dev/null && wait "$child" || true; }
  exit "$2"
}

await_server() { # a real answer, for the port opens long before Ollama serves
  local until=$((SECONDS + $1)) code=0
  until present=$(names_at "$ASK_S" /api/tags); do
    code=$?
    ((SECONDS < until)) || give_up "$(why "$code")"
    pause 0.2
  done
}

give_up() {
  say "$1; nothing was pulled. See what the server says: docker logs alchemorsel-ollama"
  exit 1
}

pause() { # a sleep that a signal ends
  sleep "$1" >/dev/null 2>&1 &
  child=$!
  wait "$child" || true
  child=''
}

provide_all() {
  local name
  for name in "${WANTED[@]}"; do
    if is_among "$name" "$present"; then
      settle "$name" there
    elif ((dry)); then
      settle "$name" missing "would be pulled"
    else
      provide "$name"
    fi
  done
}

settle() { # settle NAME there|pulled|missing [NOTE]
  OUTCOME[$1]=$2
  NOTE[$1]=${3-}
  [[ $2 != missing ]] || say "$1: ${3-}"
}

provide() { # pull one model, or say why it cannot be had
  local name=$1 try began=$SECONDS left
  room_for "$name" || { settle "$name" missing "$full"; return; }
  for ((try = 1; try <= tries; try++)); do
    left=$((limit_s - SECONDS + began))
    ((left > 0)) || break
    say "pulling $name (try $try of $tries, at most $left s)"
    if pull "$name" "$left" && verified "$name"; then
      settle "$name" pulled "in $((SECONDS - began)) s"
      return
    fi
    worth_another || break
    ((try < tries)) || break
    say "$name: $reason; the next try is in $((pause_s * 2 ** (try - 1))) s"
    pause $((pause_s * 2 ** (try - 1)))
  done
  settle "$name" missing "$reason"
}

pull() { # pull NAME LIMIT_S; sets `reason` where it fails
  local code=$STILL_RUNNING began=$SECONDS
  timeout --kill-after=5 "$2" ollama pull "$1" >"$log" 2>&1 &
  child=$!
  while ((code == STILL_RUNNING)); do
    code=0
    within "$BEAT_S" "$child" || code=$?
    ((code != STILL_RUNNING)) || say "still pulling $1 ($((SECONDS - began)) s)"
  done
  child=''
  case $code in
    0) return 0 ;;
    124 | 137) reason="the pull did not end within $2 s; raise OLLAMA_PULL_TIMEOUT_S if the line is slow" ;;
    *) reason="the pull failed: $(last_words)" ;;
  esac
  return 1
}

last_words() { # the last thing Ollama said, without what moves a terminal's cursor
  tr '\r' '\n' <"$log" | sed -e 's/\x1b\[[0-9;?]*[A-Za-z]//g' -e 's/[[:cntrl:]]//g' -e '/^[[:space:]]*$/d' | tail -n 1 | cut -c1-300
}

verified() { # Ollama itself has to list it: an exit code is only a promise
  present=$(names_at "$ASK_S" /api/tags) || {
    reason="$(why $?) after the pull"
    return 1
  }
  is_among "$1" "$present" || {
    reason="the pull ended well, yet Ollama does not list the model"
    return 1
  }
}

worth_another() { # a full disk, an unknown name and a dead server stay what they are
  case ${reason,,} in
    *'no space left'*) reason+="; free some space, or give OLLAMA_MODELS a larger disk"; return 1 ;;
    *'file does not exist'* | *'not found'*) reason+="; is the name right?"; return 1 ;;
  esac
  ask "$ASK_S" GET /api/version >/dev/null || {
    reason+="; $(why $?)"
    return 1
  }
}

room_for() { # whether the disk takes the model; sets `full` where it does not
  local folder=${OLLAMA_MODELS:-${HOME-}/.ollama/models} free_mb needed_mb
  [[ -d $folder ]] || return 0 # Ollama's disk is another machine's
  free_mb=$(df -Pk -- "$folder" | awk 'NR == 2 { print int($4 * 1024 / 1000000) }')
  needed_mb=$((${SIZE_MB[$1]:-0} + KEEP_FREE_MB))
  ((free_mb < needed_mb)) || return 0
  full="not pulled: the disk of $folder has $free_mb MB free, and $needed_mb MB are needed (${SIZE_MB[$1]:-unknown size} and $KEEP_FREE_MB to spare); free some space, or give OLLAMA_MODELS a larger disk"
  return 1
}

load_first() { # the context must be the service's own, or its first request loads the model anew
  local name began=$SECONDS answer code=0
  for name in "${WANTED[@]}"; do
    [[ ${OUTCOME[$name]} != missing ]] || continue
    answer=$(ask "$load_limit_s" POST /api/generate "{\"model\": $(quoted "$name"), \"keep_alive\": $(keep_alive), \"options\": {\"num_ctx\": $context}, \"stream\": false}") || code=$?
    if ((code == 0)) && flat <<<"$answer" 2>/dev/null | grep -qx $'done\ttrue'; then
      say "$name is in memory ($((SECONDS - began)) s, context $context)"
    else
      say "$name could not be loaded: $(load_failure "$code" "$answer"); the first request will try again"
    fi
    return
  done
}

keep_alive() { # a bare number is seconds, and negative for ever
  local text=${OLLAMA_KEEP_ALIVE:-30m}
  if [[ $text =~ ^-?[0-9]+$ ]]; then printf '%s' "$text"; else quoted "$text"; fi
}

load_failure() { # load_failure CODE ANSWER
  local said
  said=$(flat <<<"$2" 2>/dev/null | sed -n 's/^error\t//p') || true
  printf '%s' "${said:-$(why "$1")}"
}

summary() {
  local name missing=0 required=0
  ((${#WANTED[@]})) || { say "no models are wanted"; return; }
  for name in "${WANTED[@]}"; do
    printf '%-24s %s\n' "$name" "${OUTCOME[$name]}${NOTE[$name]:+ (${NOTE[$name]})}"
    [[ ${OUTCOME[$name]} == missing ]] || continue
    missing=$((missing + 1))
    [[ ${REQUIRED[$name]-} != true ]] || required=1
  done
  printf '%s of %s wanted models are there\n' "$((${#WANTED[@]} - missing))" "${#WANTED[@]}"
  ((missing)) || return 0
  ((!required && missing < ${#WANTED[@]})) || exit 1
  exit 3
}

main "$@"
