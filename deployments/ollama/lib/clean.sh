# shellcheck shell=bash
# Deletes the models that nobody wants; sourced by init-models.sh, after everything wanted was seen to.
# shellcheck disable=SC2154 # what is wanted, present and how it ended is found out there

clean() {
  local name resident
  for name in "${WANTED[@]}"; do
    [[ ${OUTCOME[$name]} != missing ]] || { say "nothing is deleted while $name is missing"; return; }
  done
  resident=$(names_at "$ASK_S" /api/ps) || { say "nothing is deleted: $(why $?)"; return; }
  while IFS= read -r name; do
    [[ -n $name ]] || continue
    delete_unwanted "$name" "$resident"
  done <<<"$present"
}

delete_unwanted() { # delete_unwanted NAME RESIDENT
  if printf '%s\n' "${KEPT[@]}" | grep -qxF -- "$1"; then return; fi
  if is_among "$1" "$2"; then
    say "kept $1: it is in memory, so somebody uses it"
  elif ((dry)); then
    say "$1 would be deleted"
  elif timeout "$ASK_S" ollama rm "$1" >"$log" 2>&1; then
    say "deleted $1"
  else
    say "$1 could not be deleted: $(last_words)"
  fi
}
