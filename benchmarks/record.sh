#!/usr/bin/env bash
# Prints, as a table for docs/explanation, what 'elb-contract record' costs beside a forwarder that does nothing else, all in one run on one machine: endpoint,
# proxy and client share its cores. SECONDS_EACH=10 benchmarks/record.sh measures longer. Needs bash 5.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 LC_ALL=C

seconds=${SECONDS_EACH:-5}
connections=${CONNECTIONS:-32}
load=benchmarks/ElbContract.Load/bin/Release/net10.0/ElbContract.Load
record=src/ElbContract.Cli/bin/Release/net10.0/elb-contract
work=$(mktemp -d)
started=()

finish() {
  for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap finish EXIT

say() { echo "$*" >&2; }

# Starts a program in the background, waits until it listens, and puts its address into 'address'.
start() {
  local output=$work/$1
  shift
  : >"$output"
  "$@" >"$output" 2>&1 &
  started+=($!)
  for ((i = 0; i < 100; i++)); do
    address=$(awk '/^listening on/ { print $3; exit }' "$output")
    if [[ -n $address ]]; then return; fi
    sleep 0.1
  done
  say "failed: $*"
  cat "$output" >&2
  exit 1
}

# Ends the last program that was started.
stop() {
  kill "${started[-1]}"
  wait "${started[-1]}" || true
  unset 'started[-1]'
}

row() { printf '| %s | %s | %s | %s | %s | %s |\n' "$@"; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }
difference() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f ms", a - b }'; }

# Exchanges a second on many connections, and the median of one at a time.
measure() {
  read -r many many_median _ < <("$load" load "$1" "$connections" "$seconds")
  read -r _ one_median _ < <("$load" load "$1" 1 "$seconds")
}

say "building"
dotnet build -v q -c Release src/ElbContract.Cli >"$work/build"
dotnet build -v q -c Release benchmarks/ElbContract.Load >"$work/build"

start target "$load" target
target=$address
say "direct"
measure "$target"
direct=$many direct_median=$one_median direct_many=$many_median
start plain "$load" plain "$target"
say "plain YARP"
measure "$address"
plain=$many plain_median=$one_median plain_many=$many_median
stop
start record "$record" record --target "$target" --out "$work/t.ndjson"
say "elb-contract record"
measure "$address"
recorded=$many recorded_median=$one_median recorded_many=$many_median
stop
say "$(($(wc -l <"$work/t.ndjson") - 1)) entries, $(($(wc -c <"$work/t.ndjson") / 1048576)) MB"

echo "$connections connections, then one; $(nproc) cores for endpoint, proxy and client together."
echo
row "" "exchanges/s" "p50, $connections at once" "p50, one at a time" "added at p50" "rate beside plain YARP"
row --- ---: ---: ---: ---: ---:
row direct "$direct" "$direct_many ms" "$direct_median ms" "" ""
row "plain YARP" "$plain" "$plain_many ms" "$plain_median ms" "$(difference "$plain_median" "$direct_median")" 1
row "\`record\`" "$recorded" "$recorded_many ms" "$recorded_median ms" "$(difference "$recorded_median" "$direct_median")" "$(ratio "$recorded" "$plain")"
