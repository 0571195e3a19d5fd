#!/usr/bin/env bash
# Compose with this repository's files, for the chosen environment, after making the secrets that are missing.
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source-path=SCRIPTDIR source=lib/stack.sh
. "$root/scripts/lib/stack.sh"

help() {
  cat <<'HELP'
usage: scripts/compose.sh COMMAND [ARGUMENTS], as for docker compose

  ENVIRONMENT=development|production   which files hold (default: development)
  GPU=1                                Ollama on an NVIDIA card (or true, yes, on)
  COMPOSE_PROFILES=observability       Prometheus and Grafana as well
  SECRETS_DIR=DIR                      where the secrets are (default: data/secrets)
HELP
}

main() {
  case ${1-} in
    '' | --help | -h | help) help; exit 0 ;;
  esac
  read_stack
  export SECRETS_DIR=${SECRETS_DIR:-$root/data/secrets}
  # Compose would look for a relative one below its project, and not where the caller stands.
  [[ $SECRETS_DIR == /* ]] || SECRETS_DIR=$PWD/$SECRETS_DIR
  local -a compose=() files=()
  find_compose
  choose_files
  case $1 in
    up | run | create) make_secrets ;;
    # What one profile started must not outlive a `down` without it.
    down) files+=(--profile '*') ;;
  esac
  case $1 in
    config | version) ;;
    *) engine_answers ;;
  esac
  [[ $1 != up ]] || production_is_ready
  exec "${compose[@]}" --project-directory "$root" "${files[@]}" "$@"
}

fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

find_compose() {
  if docker compose version >/dev/null 2>&1; then
    compose=(docker compose)
  elif command -v docker-compose >/dev/null; then
    compose=(docker-compose)
  else
    fail "Neither 'docker compose' nor 'docker-compose' is here." \
      "Install Docker with its compose plugin (docs.docker.com/engine/install), or run without containers: make run"
  fi
}

choose_files() {
  files=(-f "$root/docker-compose.services.yml")
  case $environment in
    development) files+=(-f "$root/deployments/ollama/docker-compose.override.yml") ;;
    production) files+=(-f "$root/docker-compose.production.yml") ;;
  esac
  ((!card)) || {
    files+=(-f "$root/docker-compose.gpu.yml")
    # Not as --profile: compose forgets COMPOSE_PROFILES where it is given one.
    export COMPOSE_PROFILES=${COMPOSE_PROFILES:+$COMPOSE_PROFILES,}gpu
  }
}

engine_answers() {
  command -v docker >/dev/null || return 0
  docker version --format '{{.Server.Version}}' >/dev/null 2>&1 ||
    fail "Docker's engine does not answer." \
      "Start it (systemctl start docker, or Docker Desktop), and see that you may use it: docker info"
}

make_secrets() {
  [[ -d $SECRETS_DIR ]] || {
    mkdir -p -- "$SECRETS_DIR"
    chmod 700 -- "$SECRETS_DIR"
  }
  secret redis_password "$(random)"
  secret redis_url "redis://:$(<"$SECRETS_DIR/redis_password")@redis:6379/0"
  secret web_secret "$(random)"
  secret grafana_password "$(random)"
  secret openai_api_key ""
}

secret() { # secret NAME VALUE: a file that is there stays as it is
  [[ -e $SECRETS_DIR/$1 ]] || {
    printf '%s' "$2" >"$SECRETS_DIR/$1"
    chmod 644 -- "$SECRETS_DIR/$1"
  }
}

random() { # 32 bytes in hex
  od -An -tx1 -N32 /dev/urandom | tr -d ' \n'
}

production_is_ready() {
  [[ $environment == production ]] || return 0
  [[ -s $SECRETS_DIR/web_api_key ]] ||
    fail "The web frontend has no API key, and production answers nobody without one. Make it:" \
      "  make images" \
      "  ENVIRONMENT=production scripts/compose.sh run --rm --no-deps -T api alchemorsel keys new --name web >'$SECRETS_DIR/web_api_key'"
  # It was made by a shell, with whatever umask that had.
  [[ ! -O $SECRETS_DIR/web_api_key ]] || chmod 644 -- "$SECRETS_DIR/web_api_key"
}

main "$@"
