# shellcheck shell=bash
# What the image's scripts say to Ollama, sourced by each of them.
# shellcheck disable=SC2034 # some of its names are for those who source it

OLLAMA_LIB=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
PRELOAD_DEFAULT=llama3.2:3b,llama3.2:1b

say() { # for people, on stderr: `docker logs` shows it, and stdout stays for results
  printf '%s %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$*" >&2
}

usage_error() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 2
}

whole() { # whole NAME DEFAULT: the setting's value, which must be a whole number above 0
  local value=${!1:-$2}
  [[ $value =~ ^0*[1-9][0-9]{0,7}$ ]] || usage_error "$1 is '$value'; it takes a whole number above 0, such as $2"
  printf '%s\n' "$((10#$value))" # or 08 would be no number to bash
}

ask() { # ask LIMIT_S METHOD PATH [BODY]: ask.sh within a time limit; 124 when it passed
  local limit_s=$1
  shift
  timeout --kill-after=1 "$limit_s" bash "$OLLAMA_LIB/ask.sh" "$@"
}

flat() { # JSON on stdin, path<TAB>value on stdout
  awk -f "$OLLAMA_LIB/json.awk"
}

quoted() { # a JSON string
  local text=$1
  text=${text//\\/\\\\}
  text=${text//\"/\\\"}
  text=${text//[[:cntrl:]]/ }
  printf '"%s"' "$text"
}

canonical() { # llama3.2 and llama3.2:latest are one model, and case means nothing
  local name=${1,,}
  [[ ${name##*/} == *:* ]] || name+=:latest
  printf '%s\n' "$name"
}

checked_name() { # the canonical name, if it is one of a local model
  local space='[A-Za-z0-9_][A-Za-z0-9_-]*' part='[A-Za-z0-9_][A-Za-z0-9_.-]*'
  [[ $1 =~ ^($space/)?$part(:$part)?$ ]] ||
    usage_error "'$1' is no model's name; it takes names such as llama3.2:3b, with commas between"
  # Such a name makes Ollama send every prompt to somebody else's machine.
  [[ $1 != *:cloud && $1 != *-cloud ]] || usage_error "'$1' is a cloud model; only local ones are served from here"
  canonical "$1"
}

trimmed() { # without the blanks around it; those inside are the name's fault
  local text=${1#"${1%%[![:space:]]*}"}
  printf '%s' "${text%"${text##*[![:space:]]}"}"
}

checked_names() { # a comma-separated list, one canonical name a line, each once; `none` is nobody
  local list=$1 name
  [[ $list != none ]] || return 0
  local -A seen=()
  while IFS= read -r name; do
    name=$(trimmed "$name")
    [[ -n $name ]] || continue
    name=$(checked_name "$name") || exit
    [[ -n ${seen[$name]-} ]] || printf '%s\n' "$name"
    seen[$name]=1
  done < <(tr ',' '\n' <<<"$list")
}

names_at() { # names_at LIMIT_S PATH: canonical names from /api/tags or /api/ps; ask's exit code where there are none
  local answer name
  answer=$(ask "$1" GET "$2") || return
  flat <<<"$answer" >/dev/null 2>&1 || return 8
  while IFS=$'\t' read -r _ name; do
    canonical "$name"
  done < <(flat <<<"$answer" | grep -E '^models\.[0-9]+\.name'$'\t' || true)
}

is_among() { # is_among NAME LINES
  grep -qxF -- "$1" <<<"$2"
}

why() { # an exit code of ask, in words
  case $1 in
    7) echo "nobody listens at ${OLLAMA_HOST:-127.0.0.1:11434}" ;;
    22) echo "Ollama answered with an error" ;;
    124 | 137) echo "Ollama did not answer in time" ;;
    *) echo "what came back was not an answer of Ollama" ;;
  esac
}

STILL_RUNNING=250
within() { # within SECONDS PID: a child's exit code, or STILL_RUNNING; signals are acted on meanwhile
  local tick ended='' code=0
  sleep "$1" >/dev/null 2>&1 &
  tick=$!
  wait -n -p ended "$2" "$tick" || code=$?
  [[ ${ended-} != "$tick" ]] || return "$STILL_RUNNING"
  disown "$tick" 2>/dev/null || true # or bash reports the end of a clock
  kill "$tick" 2>/dev/null || true
  return "$code"
}
