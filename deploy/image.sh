#!/usr/bin/env bash
# Makes what an image of elb-contract holds: the program and its contract in one folder, with the native core of its own platform alone.
# deploy/Containerfile runs it, and it runs without a container too: deploy/image.sh FOLDER
set -euo pipefail
if (($# != 1)); then
  echo "image: give the folder that the program is to be in" >&2
  exit 2
fi
repository=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$1"
folder=$(cd "$1" && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 PACT_DO_NOT_TRACK=true
# What is built lies beside the folder, so that a clone stays as it is, and nothing of an earlier build is used.
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
git -c safe.directory="$repository" -C "$repository" archive HEAD 2>/dev/null | tar -x -C "$build" || cp -R "$repository/." "$build"
# The analyzers have their say where the code is changed, by 'dotnet build'.
dotnet publish "$build/src/ElbContract.Cli" -c Release -o "$folder" -p:DebugType=none -p:RunAnalyzers=false
rm -f "$folder"/ElbContract.*.xml "$folder"/elb-contract.xml
# What runs is looked at where it is made: a version, and a verdict of the emulator in it.
"$folder/elb-contract" --version
(cd "$build" && "$folder/elb-contract" verify --clause 'port.*')
