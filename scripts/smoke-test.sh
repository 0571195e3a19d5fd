#!/usr/bin/env bash
# Whether a running service does its work: it lives, is ready, has a model write a recipe, remembers it, counts it.
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source-path=SCRIPTDIR source=lib/stack.sh
. "$root/scripts/lib/stack.sh"
# shellcheck source-path=SCRIPTDIR source=lib/api.sh
. "$root/scripts/lib/api.sh"

help() {
  cat <<'HELP'
usage: scripts/smoke-test.sh

  BASE_URL      the service (default: http://127.0.0.1:3010, or the port of API_PORT, which may be set in .env)
  TIMEOUT       seconds for each answer (120; live and ready have 5)
  RETRIES       how often to look again, a second apart, until the service is ready (10)
  ALLOW_MOCK    1: the rule kitchen's answer will do as well (0)
  API_KEY_FILE  a file with a key, where the service asks for one

Exit codes: 0 all of it works, 1 something does not, 2 wrong usage.
HELP
}

RETRIES=${RETRIES:-10}
ALLOW_MOCK=${ALLOW_MOCK:-0}
PROBE_S=5 # for who only says whether it lives; a model may take TIMEOUT
WISH='{"prompt": "a quick tomato pasta for two"}'
RECIPE=/api/v1/ai/generate-recipe

main() {
  case ${1-} in
    '') ;;
    --help | -h) help; exit 0 ;;
    *) misused "it takes no '$1'" ;;
  esac
  RETRIES=$(whole_number RETRIES "$RETRIES" 0)
  [[ $ALLOW_MOCK == [01] ]] || misused "ALLOW_MOCK is '$ALLOW_MOCK'; it takes 0 or 1"
  prepare_api
  answers_with_200 live /health/live "start it: make run, or make up"
  answers_with_200 ready /health/ready "it starts or stops: look at its log"
  providers
  recipe
  remembered
  metrics
  echo "passed: $BASE_URL"
}

misused() {
  echo "smoke-test.sh: $1; see: scripts/smoke-test.sh --help" >&2
  exit 2
}

passed() { printf '%-10s ok    %s\n' "$1" "$2"; }

fail() { # fail STEP WHAT NEXT
  printf '%-10s FAIL  %s\n  next: %s\n' "$1" "$2" "$3" >&2
  exit 1
}

answers_with_200() { # answers_with_200 STEP PATH NEXT
  local try
  for ((try = 0; try <= RETRIES; try++)); do
    ((try == 0)) || sleep 1
    if TIMEOUT=$((TIMEOUT < PROBE_S ? TIMEOUT : PROBE_S)) call GET "$2" && [[ $status == 200 ]]; then
      passed "$1" "$seconds s"
      return
    fi
  done
  fail "$1" "${trouble:-HTTP $status} at $BASE_URL$2" "$3"
}

providers() { # a look; whether a model really answers is the recipe's business
  call GET /api/v1/ai/health || fail providers "$trouble" "look at the service's log"
  local word
  word=$(field status)
  [[ $word == healthy || $word == degraded ]] ||
    fail providers "${word:-HTTP $status}" "curl -s $BASE_URL/api/v1/ai/health tells which provider and why"
  passed providers "$word"
}

recipe() { # no-cache: what was remembered yesterday does not prove that a model answers today
  call POST "$RECIPE" "$WISH" 'Cache-Control: no-cache' ||
    fail recipe "$trouble" "is TIMEOUT ($TIMEOUT s) shorter than the service's ALCHEMORSEL_AI_DEADLINE?"
  [[ $status == 200 ]] || fail recipe "$(problem)" "$(next_step "curl -s $BASE_URL/api/v1/ai/health")"
  provider=$(field provenance.provider)
  local name
  name=$(field recipe.name)
  [[ -n $name && -n $provider ]] || fail recipe "HTTP 200, but no recipe" "is this Alchemorsel's API? $BASE_URL"
  [[ ! $(head_field Cache-Status) =~ (hit|fwd=stale) ]] ||
    fail recipe "an old answer was served, because no provider could give a new one" "curl -s $BASE_URL/api/v1/ai/health"
  if [[ $provider == mock && $ALLOW_MOCK == 0 ]]; then
    attempts >&2
    fail recipe "the rule kitchen stood in, no model answered" "scripts/ollama-dev.sh health, or ALLOW_MOCK=1 if that is meant"
  fi
  passed recipe "$name, from $provider ($(field provenance.model)) in $seconds s"
  cp "$answers/body" "$answers/first"
}

remembered() { # only-if-cached: if it is not there, that costs nobody another recipe
  if [[ $provider == mock ]]; then
    printf '%-10s -     %s\n' again "not asked: a stand-in is never remembered"
    return
  fi
  local try
  for ((try = 0; try <= RETRIES; try++)); do # it is written behind the answer
    ((try == 0)) || sleep 1
    call POST "$RECIPE" "$WISH" 'Cache-Control: only-if-cached' || fail again "$trouble" "look at the service's log"
    [[ $status != 200 ]] || break
  done
  [[ $status == 200 && $(head_field Cache-Status) == *hit* ]] ||
    fail again "the same wish was not remembered: $(problem)" "curl -s $BASE_URL/health: how is the cache?"
  cmp -s "$answers/body" "$answers/first" || fail again "the remembered answer is another one" "is there more than one service behind $BASE_URL? They share what they remember through ALCHEMORSEL_REDIS_URL"
  passed again "a hit with the same bytes in $seconds s"
}

metrics() {
  call GET /metrics || fail metrics "$trouble" "look at the service's log"
  local series
  series=$(grep -c '^alchemorsel_' "$answers/body") || series=0
  [[ $status == 200 ]] || fail metrics "HTTP $status" "$(next_step "look at the service's log")"
  grep -q '^alchemorsel_ai_requests_total{.*outcome="answered".*} [1-9]' "$answers/body" ||
    fail metrics "the recipe was not counted" "is there more than one service behind $BASE_URL?"
  passed metrics "$series series"
}

main "$@"
