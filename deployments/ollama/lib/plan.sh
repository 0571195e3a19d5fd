# shellcheck shell=bash
# Which models are wanted, from a list or from models.json; sourced after ollama.sh.
# shellcheck disable=SC2034 # some of its names are for those who source it

declare -A SIZE_MB=() REQUIRED=() PRELOAD=()
WANTED=() # in the order of their priority
KEEP_FREE_MB=1024 # where no environment says it

read_catalogue() { # read_catalogue FILE: what is known of each model
  local file=$1 lines path value index field
  [[ -r $file ]] || usage_error "$file cannot be read"
  lines=$(flat <"$file" 2>/dev/null) || usage_error "$file is no JSON; models.schema.json describes it"
  declare -gA FACTS=()
  while IFS=$'\t' read -r path value; do
    FACTS[$path]=$value
  done <<<"$lines"
  BY_PRIORITY=()
  while read -r _ index; do
    value=$(checked_name "${FACTS["models.$index.name"]}") || exit
    BY_PRIORITY+=("$value")
    for field in size_mb required preload; do
      [[ -n ${FACTS["models.$index.$field"]-} ]] || usage_error "$file: $value has no $field"
    done
    SIZE_MB[$value]=${FACTS["models.$index.size_mb"]}
    REQUIRED[$value]=${FACTS["models.$index.required"]}
    PRELOAD[$value]=${FACTS["models.$index.preload"]}
  done < <(sed -n 's/^models\.\([0-9]*\)\.priority\t\([0-9]*\)$/\2 \1/p' <<<"$lines" | sort -n)
  ((${#BY_PRIORITY[@]})) || usage_error "$file names no models; models.schema.json describes it"
}

want_environment() { # want_environment NAME ALL: `ALL` is yes where models without preload count too
  local environment=$1 all=$2 named='' name index=0
  while [[ -n ${FACTS["environments.$environment.models.$index"]-} ]]; do
    name=$(checked_name "${FACTS["environments.$environment.models.$index"]}") || exit
    [[ -n ${SIZE_MB[$name]-} ]] || usage_error "the environment $environment wants $name, which models does not describe"
    named+=$name$'\n'
    index=$((index + 1))
  done
  ((index)) || usage_error "there is no environment '$environment'; there are: $(environments)"
  KEEP_FREE_MB=${FACTS["environments.$environment.keep_free_mb"]:-$KEEP_FREE_MB}
  for name in "${BY_PRIORITY[@]}"; do
    is_among "$name" "$named" || continue
    KEPT+=("$name")
    [[ $all == no && ${PRELOAD[$name]} != true ]] || WANTED+=("$name")
  done
}

environments() {
  printf '%s\n' "${!FACTS[@]}" | sed -n 's/^environments\.\([^.]*\)\..*/\1/p' | sort -u | paste -sd ' '
}

keep_configured() { # what a start pulls and the service asks for is no rubbish, whatever was asked for here
  local setting kept OLLAMA_PRELOAD_MODELS=${OLLAMA_PRELOAD_MODELS:-$PRELOAD_DEFAULT}
  for setting in OLLAMA_PRELOAD_MODELS "${!ALCHEMORSEL_OLLAMA_MODEL@}"; do
    kept=$(checked_names "${!setting-}") || exit
    [[ -z $kept ]] || mapfile -t -O "${#KEPT[@]}" KEPT <<<"$kept"
  done
}

want_list() { # want_list NAMES: a list with commas, the first the most important; one of them is enough
  local names
  REQUIRED=()
  names=$(checked_names "$1") || exit
  [[ -z $names ]] || mapfile -t WANTED <<<"$names"
  KEPT=("${WANTED[@]}")
}
