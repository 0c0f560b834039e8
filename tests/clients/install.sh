#!/usr/bin/env bash
# Makes the environments of the clients that tests/clients runs, in var/clients: udata, ckanext-dcat, and packages of npm.
# Each is made once for its lock. Without npm its clients are left out; with CI=true that is a failure.
set -euo pipefail
cd "$(dirname "$0")"
here=$PWD
to=$PWD/../../var/clients
mkdir -p "$to"

made() { [ "$(cat "$to/$1/.made" 2>/dev/null)" = "$(cat "${@:2}" | sha256sum)" ]; }
mark() { cat "${@:2}" | sha256sum >"$to/$1/.made"; }

python_packages() {
    made "$1" "$1.lock" && return
    rm -rf "${to:?}/$1"
    "${PYTHON:-python3}" -m venv "$to/$1"
    local options=(--quiet --require-hashes --requirement "$1.lock")
    # uv is some three times as quick; where it does not know the place that packages come from, pip may.
    ../../.venv/bin/uv pip install --python "$to/$1/bin/python" "${options[@]}" ||
        "$to/$1/bin/pip" install --disable-pip-version-check "${options[@]}"
    mark "$1" "$1.lock"
}

# No package needs its install scripts: those with native code bring it ready-made.
node_packages() {
    made node package.json package-lock.json && return
    rm -rf "${to:?}/node"
    mkdir "$to/node"
    cp package.json package-lock.json "$to/node"
    (cd "$to/node" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
    (cd "$here" && mark node package.json package-lock.json)
}

echo "Setting up the clients in var/clients (some two minutes, once)…"
python_packages udata &
udata=$!
python_packages ckan &
ckan=$!
if command -v npm >/dev/null; then
    node_packages
elif [ "${CI:-}" = true ]; then
    echo "npm is absent: apt-get install nodejs npm" >&2
    exit 1
else
    echo "npm is absent: the clients of npm are left out" >&2
fi
wait "$udata"
wait "$ckan"
