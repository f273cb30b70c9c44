#!/bin/sh
# A throw-away PostgreSQL cluster for tests, on loopback, in a folder of its own that goes away with it.
#
#   tests/postgres.sh run COMMAND...   runs the command with MAILMOOT_TEST_POSTGRES set, then stops the cluster
#   tests/postgres.sh start DIR        starts one in DIR and prints its URL
#   tests/postgres.sh stop DIR         stops it and removes DIR
#
# With MAILMOOT_TEST_POSTGRES already set, `run` uses that cluster and starts none.
set -eu

bin() {
    for found in $(ls -d /usr/lib/postgresql/*/bin /usr/local/pgsql/bin /opt/homebrew/opt/postgresql*/bin 2>/dev/null | sort -V -r); do
        [ -x "$found/initdb" ] && { echo "$found"; return; }
    done
    found=$(command -v initdb) || { echo "PostgreSQL was not found; run 'make setup', or install the package postgresql" >&2; exit 1; }
    dirname "$(readlink -f "$found")"
}

# initdb and postgres refuse to run as root: there, another user does it.
as_user() {
    if [ "$(id -u)" -eq 0 ]; then
        user=nobody
        id postgres >/dev/null 2>&1 && user=postgres
        setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups env HOME=/tmp "$@"
    else
        "$@"
    fi
}

free_port() {
    # The kernel names a free one. Somebody may take it before we do: start tries again with another.
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

start() {
    dir=$1
    bin=$(bin)
    mkdir -p "$dir"
    [ "$(id -u)" -ne 0 ] || { id postgres >/dev/null 2>&1 && chown postgres "$dir" || chown nobody "$dir"; }
    (cd "$dir" && as_user "$bin/initdb" -D "$dir/data" -U moot -A trust -E UTF8 --locale=C -N >"$dir/initdb.log" 2>&1) || { cat "$dir/initdb.log" >&2; return 1; }
    for _ in 1 2 3 4 5; do
        port=$(free_port)
        # Nothing here has to survive a power cut. Test processes are many, so connections are too.
        settings="-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories= -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300 -c shared_buffers=64MB"
        if (cd "$dir" && as_user "$bin/pg_ctl" -D "$dir/data" -l "$dir/data/server.log" -o "$settings" -w -t 60 start >/dev/null 2>&1 </dev/null); then
            echo "postgres://moot@127.0.0.1:$port/postgres"
            return
        fi
    done
    cat "$dir/data/server.log" >&2
    return 1
}

stop() {
    [ -d "$1/data" ] && (cd "$1" && as_user "$(bin)/pg_ctl" -D "$1/data" -m immediate -w stop >/dev/null 2>&1) || true
    rm -rf "$1"
}

run() {
    [ -z "${MAILMOOT_TEST_POSTGRES:-}" ] || exec "$@"
    dir=$(mktemp -d "${TMPDIR:-/tmp}/mailmoot-postgres.XXXXXX")
    chmod 755 "$dir"
    trap 'stop "$dir"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    MAILMOOT_TEST_POSTGRES=$(start "$dir")
    export MAILMOOT_TEST_POSTGRES
    "$@"
}

case "${1:-}" in
    run) shift; run "$@" ;;
    start) start "${2:?a folder}" ;;
    stop) stop "${2:?a folder}" ;;
    *) sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
