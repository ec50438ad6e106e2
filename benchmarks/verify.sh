#!/usr/bin/env bash
# Prints, as a table for docs/explanation, what the built 'elb-contract verify' costs on the embedded emulator: time and memory, beside what shares
# the machine with it in the same run. RUNS=9 benchmarks/verify.sh takes more runs than five. Needs bash 5 and, for the memory, Linux.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 PACT_DO_NOT_TRACK=true LC_ALL=C

runs=${RUNS:-5}
pact_cli=@pact-foundation/pact-cli@18.1.2
verify=src/ElbContract.Cli/bin/Release/net10.0/elb-contract
contract=pacts/elb-contract-consumer-elb-classic.json
work=$(mktemp -d)
server=

finish() {
  if [[ -n $server ]]; then kill "$server" 2>/dev/null || true; fi
  rm -rf "$work"
}
trap finish EXIT

say() { echo "$*" >&2; }

# Milliseconds that a command takes; ends the script, with what the command said, when the command fails.
milliseconds() {
  local start=$EPOCHREALTIME
  if ! "$@" >"$work/output" 2>&1; then
    say "failed: $*"
    cat "$work/output" >&2
    return 1
  fi
  local end=$EPOCHREALTIME
  echo $(((${end/./} - ${start/./}) / 1000))
}

# The middle one of so many runs, after one that warms the file cache.
median() {
  milliseconds "$@" >/dev/null
  for ((i = 0; i < runs; i++)); do milliseconds "$@"; done | sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'
}

# Adds the resident memory of a process and of all its descendants, in kB, to 'total'.
add_memory() {
  local pid=$1 key value rest children child
  while read -r key value rest; do
    if [[ $key == VmRSS: ]]; then
      total=$((total + value))
      break
    fi
  done <"/proc/$pid/status"
  for children in "/proc/$pid/task"/*/children; do
    children=$(<"$children")
    for child in $children; do add_memory "$child"; done
  done
} 2>/dev/null

# The most that a command and its descendants hold at once, in MB. A page that several of them share counts in each.
peak_memory() {
  if [[ ! -r /proc/self/task/$BASHPID/children ]]; then
    echo n/a
    return
  fi
  local peak=0 total pid
  "$@" >/dev/null &
  pid=$!
  while [[ -d /proc/$pid ]]; do
    total=0
    add_memory "$pid" || true
    if ((total > peak)); then peak=$total; fi
    sleep 0.02
  done
  wait "$pid"
  echo "$((peak / 1024)) MB"
}

row() { printf '| %s | %s | %s | %s | %s |\n' "$@"; }
seconds() { awk -v ms="$1" 'BEGIN { printf "%.2f s", ms / 1000 }'; }
each() { awk -v ms="$1" -v n="$2" 'BEGIN { printf "%.1f ms", ms / n }'; }
ratio() { awk -v ms="$1" -v base="$2" 'BEGIN { printf "%.2f", ms / base }'; }

say "building"
milliseconds dotnet build -c Release src/ElbContract.Cli >/dev/null
milliseconds dotnet build tests/ElbContract.Features >/dev/null

say "elb-contract verify, $runs runs"
"$verify" verify --report "json=$work/report.json" >/dev/null
sent=$(grep -c '"interactionId"' "$work/report.json")
base=$(median "$verify" verify)
memory=$(peak_memory "$verify" verify)
say "elb-contract verify --parallel 1, $runs runs"
single=$(median "$verify" verify --parallel 1)
single_memory=$(peak_memory "$verify" verify --parallel 1)
say "the feature suite, $runs runs"
scenarios=$(dotnet test --no-build --project tests/ElbContract.Features --filter-not-class '*FeatureRunTests' | awk '$1 == "total:" { print $2 }')
features=$(median dotnet test --no-build --project tests/ElbContract.Features --filter-not-class '*FeatureRunTests')

pact=
if (cd "$work" && npm install --ignore-scripts --no-audit --no-fund --no-save "$pact_cli") >"$work/npm" 2>&1; then
  say "pact verifier, one run"
  "$verify" serve --port 0 >"$work/serve" &
  server=$!
  for ((i = 0; i < 100; i++)); do
    if grep -q 'provider states' "$work/serve"; then break; fi
    sleep 0.1
  done
  states=$(awk '/provider states/ { print $3 }' "$work/serve")
  port=${states#*://*:}
  all=$(grep -c '"testname"' "$contract")
  pact=$(milliseconds "$work/node_modules/.bin/pact" verifier --no-colour --file "$contract" --provider-name elb-classic \
    --hostname 127.0.0.1 --port "${port%%/*}" --state-change-url "$states")
else
  say "npm cannot install $pact_cli here: left out ($(grep -m1 -i error "$work/npm" || true))"
fi

echo "Median of $runs runs on $(nproc) cores, start-up included; ratios are to the first row."
echo
row "" wall each "peak memory" ratio
row --- ---: ---: ---: ---:
row "\`verify\`, $sent interactions" "$(seconds "$base")" "$(each "$base" "$sent")" "$memory" 1
row "\`verify --parallel 1\`" "$(seconds "$single")" "$(each "$single" "$sent")" "$single_memory" "$(ratio "$single" "$base")"
if [[ -n $pact ]]; then row "Pact's own command line, $all interactions, one run" "$(seconds "$pact")" "$(each "$pact" "$all")" "" "$(ratio "$pact" "$base")"; fi
row "\`dotnet test --no-build\`, the features: $scenarios tests" "$(seconds "$features")" "$(each "$features" "$scenarios")" "" "$(ratio "$features" "$base")"
