#!/usr/bin/env bash
# Prints, as a table for the README, what proving the suite costs: all seeded faults and personalities, and generated requests at the embedded
# emulator. CASES=50000 EACH=yes benchmarks/prove.sh also explores every personality with so many cases, and says which raised an alarm.
# Needs bash 5.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 PACT_DO_NOT_TRACK=true LC_ALL=C

cases=${CASES:-50000}
program=src/ElbContract.Cli/bin/Release/net10.0/elb-contract
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

say() { echo "$*" >&2; }

# Runs the program; its output goes to $work/output, and ends the script when it fails.
run() {
  if ! "$program" "$@" >"$work/output" 2>"$work/errors"; then
    say "failed: elb-contract $*"
    cat "$work/output" "$work/errors" >&2
    exit 1
  fi
}

last() { tail -n 1 "$work/output"; }

say "building"
dotnet build -c Release src/ElbContract.Cli -v q >"$work/build" 2>&1 || { cat "$work/build" >&2; exit 1; }

echo "| | result | cost |"
echo "| --- | --- | --- |"
for quick in "" --quick; do
  say "prove $quick"
  run prove $quick
  echo "| \`prove${quick:+ $quick}\` | $(sed -n 'x;$p' "$work/output") | $(last) |"
done

say "explore, $cases cases"
run explore --cases "$cases" --seed 1
echo "| \`explore --cases $cases --seed 1\` | no departure | $(last) |"

if [[ ${EACH:-} == yes ]]; then
  alarms=0
  personalities=0
  while read -r name; do
    personalities=$((personalities + 1))
    say "explore $name"
    if ! "$program" explore --cases "$cases" --seed "$personalities" --personality "$name" >"$work/output" 2>"$work/errors"; then
      alarms=$((alarms + 1))
      say "alarm: $name"
      cat "$work/output" "$work/errors" >&2
    fi
  done < <("$program" serve --help | sed -n 's/^ *personalities: //p' | tr -d ',' | tr ' ' '\n')
  echo "| \`explore --cases $cases\` at each of $personalities personalities | false alarms $alarms/$personalities | |"
  ((alarms == 0))
fi
