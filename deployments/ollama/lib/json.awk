# Flattens one JSON text: a line for each scalar, its path, a tab, its value (`models.0.name<TAB>llama3.2:3b`).
# Neither the image nor every operator's machine has jq; awk is everywhere. Text that is no JSON ends it with 2.
# Line breaks and tabs inside strings become blanks, so that a value always stays on its line.

function fail(why) {
  print "json.awk: " why " at character " at > "/dev/stderr"
  failed = 1
  exit 2
}

function here() { return substr(text, at, 1) }

function skip() { while (at <= size && here() ~ /[ \t\r\n]/) at++ }

function take(sign) {
  skip()
  if (here() != sign) fail("expected " sign)
  at++
}

function string(    read, sign) {
  take("\"")
  for (;;) {
    if (at > size) fail("a string does not end")
    sign = here(); at++
    if (sign == "\"") return read
    if (sign == "\\") sign = escaped()
    read = read (sign ~ /[\t\r\n]/ ? " " : sign)
  }
}

function escaped(    sign) {
  sign = here(); at++
  if (index("\"\\/", sign) && sign != "") return sign
  if (index("bfnrt", sign) && sign != "") return " "
  if (sign == "u" && substr(text, at, 4) ~ /^[0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f]$/) return "\\u"
  fail("an escape that JSON does not know")
}

function value(path,    sign) {
  skip(); sign = here()
  if (sign == "{") object(path)
  else if (sign == "[") array(path)
  else if (sign == "\"") print path "\t" string()
  else literal(path)
}

function literal(path,    rest) {
  rest = substr(text, at, 64)
  if (!match(rest, /^(true|false|null|-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?)/)) fail("no value")
  print path "\t" substr(rest, 1, RLENGTH)
  at += RLENGTH
}

function more(end) {
  skip()
  if (here() == end) { at++; return 0 }
  take(",")
  return 1
}

function empty(end) {
  at++; skip()
  if (here() != end) return 0
  at++
  return 1
}

function object(path,    key) {
  if (empty("}")) return
  do {
    key = string(); take(":")
    value(path == "" ? key : path "." key)
  } while (more("}"))
}

function array(path,    index_) {
  if (empty("]")) return
  index_ = 0
  do value((path == "" ? "" : path ".") index_++); while (more("]"))
}

{ text = text $0 "\n" }

END {
  if (failed) exit 2
  size = length(text); at = 1
  value("")
  skip()
  if (at <= size) fail("something follows the value")
}
