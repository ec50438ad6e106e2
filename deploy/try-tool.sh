#!/usr/bin/env bash
# Packs the tool, installs it in an empty folder outside the repository, and runs it there: what a user has who has the package alone.
# Arguments go to 'dotnet pack', such as '--no-build -c Debug'.
set -euo pipefail
cd "$(dirname "$0")/.."
gate=$PWD/deploy/gate.sh
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dotnet pack "$@" src/ElbContract.Cli -o "$folder/package"
cd "$folder"
# As the pipelines install it, with neither settings nor packages of this repository or of an earlier try.
NUGET_PACKAGES="$folder/cache" GATE_PACKAGES="$folder/package" GATE_TOOLS="$folder/tool" "$gate" install
mkdir "$folder/empty"
cd "$folder/empty"
"$folder/tool/elb-contract" --version
"$folder/tool/elb-contract" clauses --clause 'port.*'
# The core for the platform that was built on stands beside the program too: without it, that of the package is the one that is tried.
find "$folder/tool/.store" -path '*/any/*pact_ffi.*' -not -path '*/runtimes/*' -delete
"$folder/tool/elb-contract" verify --report html=report.html
ls -l "$folder/package" report.html
