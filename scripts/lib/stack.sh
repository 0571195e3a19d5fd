# shellcheck shell=bash
# Which stack is meant, by the settings of the shell; sourced.
# shellcheck disable=SC2034 # what is read here is for those who source it

read_stack() { # sets `environment`, and `card`, which is 1 where Ollama is to have one
  environment=${ENVIRONMENT:-development}
  case $environment in
    development | production) ;;
    *) misread ENVIRONMENT "$environment" "development or production" ;;
  esac
  case $(tr '[:upper:]' '[:lower:]' <<<"${GPU:-0}") in
    1 | true | yes | on) card=1 ;;
    0 | false | no | off) card=0 ;;
    *) misread GPU "$GPU" "1, true, yes or on, and 0, false, no or off" ;;
  esac
}

misread() { # misread NAME VALUE ALLOWED
  printf "%s is '%s'; it takes %s\n" "$1" "$2" "$3" >&2
  exit 2
}

whole_number() { # whole_number NAME VALUE LEAST: the value without zeros before it, which bash would take for octal
  if [[ ! $2 =~ ^[0-9]{1,5}$ ]] || ((10#$2 < $3)); then
    misread "$1" "$2" "a whole number from $3 to 99999"
  fi
  printf '%s' "$((10#$2))"
}
