# shellcheck shell=bash
# How the scripts ask a running service; sourced after stack.sh. Needs curl; reads JSON with awk.
# shellcheck disable=SC2034 # what `call` sets is for those who source it

API_LIB=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
BASE_URL=${BASE_URL:-http://127.0.0.1:$("$API_LIB/setting.sh" API_PORT 3010)}
BASE_URL=${BASE_URL%/}
TIMEOUT=${TIMEOUT:-120}

prepare_api() {
  command -v curl >/dev/null || {
    echo "${0##*/} needs curl. On Debian: apt-get install curl" >&2
    exit 1
  }
  TIMEOUT=$(whole_number TIMEOUT "$TIMEOUT" 1)
  [[ -z ${API_KEY_FILE-} || -r $API_KEY_FILE ]] || {
    echo "API_KEY_FILE: '$API_KEY_FILE' cannot be read" >&2
    exit 2
  }
  answers=$(mktemp -d)
  trap 'rm -rf -- "$answers"' EXIT
}

# call METHOD PATH [BODY] [HEADER...]: the body goes to $answers/body, the headers to $answers/head; `status`, `seconds`
# and, where nobody answered (false), `trouble` are set. A key in API_KEY_FILE is never an argument that others could see.
call() {
  local method=$1 path=$2 body=${3-} header found code=0
  local -a options=(--silent --show-error --max-time "$TIMEOUT" --request "$method")
  shift $(($# < 3 ? 2 : 3))
  [[ -z $body ]] || options+=(--header 'Content-Type: application/json' --data-raw "$body")
  for header in "$@"; do options+=(--header "$header"); done
  : >"$answers/body"
  found=$(key_header | curl "${options[@]}" --config - --output "$answers/body" --dump-header "$answers/head" \
    --write-out '%{http_code} %{time_total}' -- "$BASE_URL$path" 2>"$answers/trouble") || code=$?
  read -r status seconds <<<"${found:-000 0}"
  trouble=$(tail -n 1 "$answers/trouble")
  return "$code"
}

key_header() {
  [[ -z ${API_KEY_FILE-} ]] || printf 'header = "Authorization: Bearer %s"\n' "$(<"$API_KEY_FILE")"
}

field() { # field PATH: of the last answer; nothing where it has none, or is no JSON
  { awk -f "$API_LIB/../../deployments/ollama/lib/json.awk" "$answers/body" 2>/dev/null || true; } |
    awk -F '\t' -v path="$1" '$1 == path && $2 != "null" && !found++ { print $2 }'
}

head_field() { # head_field NAME: a header of the last answer
  tr -d '\r' <"$answers/head" | awk -F ': ' -v name="$1" 'tolower($1) == tolower(name) { print $2 }'
}

problem() { # the last answer's fault, and what to do about it, in the service's own words
  local detail suggestion
  detail=$(field detail)
  suggestion=$(field suggestion)
  printf 'HTTP %s%s%s' "$status" "${detail:+: $detail}" "${suggestion:+ $suggestion}"
}

next_step() { # next_step STEP: what to do about the last answer; where it wanted a key, first of all that
  if [[ $status != 401 ]]; then
    printf '%s' "$1"
  elif [[ -z ${API_KEY_FILE-} ]]; then
    printf 'this service asks for a key: name a file that holds one in API_KEY_FILE'
  else
    printf 'the key in API_KEY_FILE (%s) is none of this service: alchemorsel keys list' "$API_KEY_FILE"
  fi
}

attempts() { # a line for each provider that was asked
  local index=0 provider
  while provider=$(field "provenance.attempts.$index.provider") && [[ -n $provider ]]; do
    printf '  %s: %s %s\n' "$provider" "$(field "provenance.attempts.$index.outcome")" "$(field "provenance.attempts.$index.reason")"
    index=$((index + 1))
  done
}
