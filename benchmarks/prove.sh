#!/usr/bin/env bash
# Prints, as a table for docs/explanation, what proving the suite costs: all seeded faults and personalities, and generated requests at the embedded
# emulator. EACH=yes benchmarks/prove.sh also explores every personality, and ends at the first alarm; CASES=1000 has fewer cases than 50000.
# Needs bash 5, and half an hour; with EACH=yes an hour.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 PACT_DO_NOT_TRACK=true LC_ALL=C

cases=${CASES:-50000}
program=src/ElbContract.Cli/bin/Release/net10.0/elb-contract
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

say() { echo "$*" >&2; }

# Runs the program; its output goes to $work/output. Ends the script, with what the program said, when it fails.
run() {
  say "elb-contract $*"
  if ! "$program" "$@" >"$work/output" 2>"$work/errors"; then
    say "failed: elb-contract $*"
    cat "$work/output" "$work/errors" >&2
    exit 1
  fi
}

quietly() { "$@" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }; }

quietly dotnet build -c Release src/ElbContract.Cli

echo "| | found | requests or cases | seconds | each |"
echo "| --- | --- | ---: | ---: | ---: |"
for quick in "" " --quick" " --deep --quick"; do
  run prove$quick
  awk -v quick="$quick" '
    /^faults caught/ { found = $0 }
    / requests in / { requests = $1; seconds = $4; each = $6 }
    END { printf "| `prove%s` | %s | %s | %s | %s s |\n", quick, found, requests, seconds, each }' "$work/output"
done

# From the line of totals: how many cases, in what time, how fast.
explored() { sed -nE 's/^.* covered; ([0-9]+) cases .* in ([0-9.]+) s, ([0-9]+) cases a second: (.*)$/\4 | \1 | \2 | \3/p' "$work/output"; }

run explore --cases "$cases" --seed 1
echo "| \`explore --cases $cases --seed 1\` | $(explored) a second |"

if [[ ${EACH:-} == yes ]]; then
  seed=0
  while read -r name; do
    seed=$((seed + 1))
    run explore --cases "$cases" --seed "$seed" --personality "$name"
    echo "| \`--seed $seed --personality $name\` | $(explored) a second |"
  done < <("$program" serve --personality '?' 2>&1 | sed 's/.*there are //; s/\.$//' | tr -d ' ' | tr ',' '\n')
fi
