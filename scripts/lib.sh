# Shared by the scripts of this folder, which source it after `set -euo pipefail`.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
state="$root/.passerelle"
# The login of the demonstration, which sql/demo maps to the secretariats of both commissions.
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

# Builds the program and prints where it is. It carries Swift's own libraries: a server needs no toolchain, and each
# command starts sooner.
build_passerelle() {
  (cd "$root" && swift build -c release --product passerelle --static-swift-stdlib >&2) &&
    printf '%s\n' "$root/.build/release/passerelle"
}

# Where the programs of the newest installed server are: the place of Debian first, then the PATH.
postgres_bin() {
  local initdb
  initdb="$(ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -t/ -k5 -V | tail -1)"
  [[ -n "$initdb" ]] || initdb="$(command -v initdb)" || return 1
  dirname "$initdb"
}

# Major version of that server.
postgres_major() { "$(postgres_bin)/postgres" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/'; }

# A private cluster is never reached through what the operator set for another server.
forget_other_servers() { unset "${!PG@}" PASSERELLE_URL; }

# Points every client at a private cluster.
use_private_cluster() {
  forget_other_servers
  PGHOST="$("$root/scripts/postgres" socket --name "$1")"
  export PGHOST PGPORT=5432 PGDATABASE=passerelle
}

# Runs a command as a role of the database.
as_role() {
  local role="$1"
  shift
  PGUSER="$role" "$@"
}

# Runs files of SQL, each in one transaction, as whom the connection string says; stops at the first error.
run_sql() {
  local conninfo="$1" file
  shift
  for file in "$@"; do
    PGOPTIONS="${PGOPTIONS:-} -c client_min_messages=warning" \
      psql -X -q -v ON_ERROR_STOP=1 --single-transaction -d "$conninfo" -f "$file" >/dev/null
  done
}
