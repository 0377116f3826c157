#!/usr/bin/env bash
# Writes requirements/{build,run,dev}.txt: exact versions and hashes for Python 3.11 and later
# on any platform, without registry addresses. Needs uv. Pass `--upgrade` to take new versions.
set -euo pipefail
cd "$(dirname "$0")/.."

lock() { # lock OUT IN [uv option...]
    local out="requirements/$1.txt" in="$2"
    shift 2
    uv pip compile "$in" --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-header --no-annotate --quiet --output-file "$out" "$@"
}

lock dev pyproject.toml --extra dev "$@"
# The smaller locks take their versions from the larger one, so that they never disagree.
lock run pyproject.toml --constraint requirements/dev.txt
lock build requirements/build.in --constraint requirements/dev.txt "$@"
if grep -nE '://|==999\.9' requirements/*.txt; then
    echo "lock.sh: an address or a squatted version got into the locks (lines above)" >&2
    exit 1
fi
