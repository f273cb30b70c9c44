#!/bin/sh
# Installs what the tests and measurements need beside cargo, when it is missing (Debian and its relatives).
# Nothing that is installed here is started: the tests start what they need themselves and stop it again.
#
#   tests/setup.sh            everything
#   tests/setup.sh postfix    only the packages named
set -eu

command -v cargo >/dev/null || { echo "cargo was not found; install Rust from https://rustup.rs and try again" >&2; exit 1; }

# package, and a command that says whether it is there
missing() {
    case $1 in
        build-essential) command -v cc ;;
        python3-venv) python3 -c 'import ensurepip, venv' ;;
        postgresql) command -v initdb || ls /usr/lib/postgresql/*/bin/initdb ;;
        postfix) PATH="$PATH:/usr/sbin" command -v smtp-source ;;
        chromium) command -v chromium ;;
        chromium-driver) command -v chromedriver ;;
        *) echo "nothing is known about $1" >&2; exit 2 ;;
    esac >/dev/null 2>&1 && return 1 || return 0
}

wanted=""
for package in ${*:-build-essential python3-venv postgresql postfix chromium chromium-driver}; do
    if missing "$package"; then wanted="$wanted $package"; fi
done
[ -n "$wanted" ] || exit 0

as_root=""
[ "$(id -u)" -eq 0 ] || as_root=sudo
if ! command -v apt-get >/dev/null || { [ -n "$as_root" ] && ! command -v sudo >/dev/null; }; then
    echo "please install:$wanted" >&2
    exit 1
fi

echo "installing:$wanted"
# Debian starts services when it installs them, unless this file says no (invoke-rc.d(8)).
guard=/usr/sbin/policy-rc.d
if [ ! -e "$guard" ]; then
    trap '$as_root rm -f "$guard"' EXIT
    printf '#!/bin/sh\nexit 101\n' | $as_root tee "$guard" >/dev/null
    $as_root chmod 755 "$guard"
fi
echo "postfix postfix/main_mailer_type select No configuration" | $as_root debconf-set-selections
$as_root apt-get update -q
# shellcheck disable=SC2086 # several words are meant
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $wanted
