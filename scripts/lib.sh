# Shared by the scripts of this folder, which source it after `set -euo pipefail`.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
state="$root/.passerelle"
demo_login=secretariat_demo

say() { printf '%s\n' "$*" >&2; }

die() {
  say "$(basename "$0"): $*"
  exit 1
}

# The leading comment of a script is its help.
show_help() {
  sed -n '2,/^[^#]/{s/^# \{0,1\}//p;}' "$0"
  exit 0
}

# Where Debian keeps the programs of the server: the newest one that is supported.
postgres_bin() {
  local bin
  bin="$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t/ -k5 -V | tail -1)"
  if [[ ! -x "$bin/initdb" ]]; then
    command -v initdb >/dev/null || return 1
    bin="$(dirname "$(command -v initdb)")"
  fi
  printf '%s\n' "$bin"
}
