#!/usr/bin/env bash
# Makes the environments of the real clients below var/clients: udata and ckanext-dcat (PyPI), ldes-client,
# rdf-dereference and Comunica (npm). Versions are those of tests/clients/environments; what is there is not made again.
set -euo pipefail
cd "$(dirname "$0")/../.."
made=var/clients locks=tests/clients/environments

for client in udata ckan; do
    lock=$locks/$client.txt
    cmp --silent "$lock" "$made/$client/lock" && continue
    echo "Setting up $client…"
    rm -rf "${made:?}/$client"
    "${PYTHON:-python3}" -m venv "$made/$client"
    "$made/$client/bin/pip" install --quiet --disable-pip-version-check --require-hashes --requirement "$lock"
    cp "$lock" "$made/$client/lock"
done

if ! cmp --silent "$locks/package-lock.json" "$made/node/lock"; then
    echo "Setting up the clients of npm…"
    rm -rf "$made/node"
    mkdir -p "$made/node"
    cp "$locks/package.json" "$locks/package-lock.json" "$made/node/"
    npm ci --prefix "$made/node" --silent --no-audit --no-fund --ignore-scripts
    cp "$locks/package-lock.json" "$made/node/lock"
fi
