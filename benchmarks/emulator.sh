#!/usr/bin/env bash
# Prints, as tables for docs/explanation, what 'elb-contract serve' costs beside a bare ASP.NET Core endpoint that parses and answers the same sizes, all in
# one run on one machine: endpoint and client share its cores. SECONDS_EACH=10 benchmarks/emulator.sh measures longer. Needs bash 5, curl, jq and wrk.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 LC_ALL=C

seconds=${SECONDS_EACH:-5}
rounds=${ROUNDS:-3}
load=benchmarks/ElbContract.Load/bin/Release/net10.0/ElbContract.Load
serve=src/ElbContract.Cli/bin/Release/net10.0/elb-contract
work=$(mktemp -d)
started=()

finish() {
  for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap finish EXIT

say() { echo "$*" >&2; }
row() { printf '| %s | %s | %s | %s |\n' "$@"; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

for tool in curl jq wrk; do
  if ! command -v "$tool" >/dev/null; then say "$tool is not installed"; exit 2; fi
done

# Starts the emulator, and reads what it is: address, ids, and load balancers enough for all listeners.
emulate() {
  rm -f "$work/ready"
  "$serve" serve --port 0 --output json --ready-file "$work/ready" --quota 5000000 "$@" >/dev/null &
  started+=($!)
  until [[ -s $work/ready ]]; do sleep 0.05; done
  address=$(jq -r .address "$work/ready")
  PROJECT=$(jq -r .projectId "$work/ready")
  TOKEN=$(jq -r .token "$work/ready")
  BALANCERS=$work/balancers
  export PROJECT TOKEN BALANCERS
  for ((i = 0; i < 60; i++)); do
    if ((i > 0)); then echo next; fi
    echo "url = \"${address}v1.0/$PROJECT/elbaas/loadbalancers\""
    echo "header = \"X-Auth-Token: $TOKEN\""
    echo 'data = "{\"name\":\"a\",\"vpc_id\":\"a\",\"type\":\"External\",\"bandwidth\":1,\"admin_state_up\":true}"'
    echo 'output = "/dev/null"'
  done >"$work/create"
  curl -sS -K "$work/create"
  curl -sS -H "X-Auth-Token: $TOKEN" "${address}v1.0/$PROJECT/elbaas/loadbalancers" | jq -r '.loadbalancers[].id' >"$BALANCERS"
}

# Ends the last program that was started.
stop() {
  kill "${started[-1]}"
  wait "${started[-1]}" || true
  unset 'started[-1]'
}

# One measurement: requests a second, and the 99th percentile in milliseconds.
measure() {
  wrk -t 2 -c 32 -d "$seconds" --latency -s benchmarks/add.lua "$1" >"$work/wrk"
  read -r _ rate p99 errors < <(grep ^RESULT "$work/wrk")
  if ((errors > 0)); then say "$errors requests were not answered as they should be"; exit 1; fi
}

say "building"
dotnet build -v q -c Release src/ElbContract.Cli >"$work/build"
dotnet build -v q -c Release benchmarks/ElbContract.Load >"$work/build"

for ((round = 0; round < rounds; round++)); do
  say "round $((round + 1)) of $rounds"
  emulate
  measure "$address"
  echo "$rate" >>"$work/memory"
  echo "$p99" >>"$work/memory99"
  stop
  rm -f "$work"/data*
  emulate --data "$work/data"
  measure "$address"
  echo "$rate" >>"$work/sqlite"
  echo "$p99" >>"$work/sqlite99"
  stop
  "$load" bare >"$work/bare.log" &
  started+=($!)
  until grep -q '^listening on' "$work/bare.log"; do sleep 0.05; done
  measure "$(awk '/^listening on/ { print $3 }' "$work/bare.log")"
  echo "$rate" >>"$work/bare"
  echo "$p99" >>"$work/bare99"
  stop
done

say "start to first answer"
for ((i = 0; i < 5; i++)); do
  begin=$(date +%s%N)
  "$serve" serve --port 18199 >/dev/null &
  started+=($!)
  until curl -s -o "$work/first" http://127.0.0.1:18199/; do sleep 0.005; done
  echo $((($(date +%s%N) - begin) / 1000000)) >>"$work/starts"
  stop
done

say "a million listeners"
emulate
wrk -t 2 -c 32 -d 600 -s benchmarks/add.lua "$address" >/dev/null &
wrk=$!
started+=("$wrk")
held=0 previous=0
: >"$work/rates"
while ((held < 1000000)); do
  sleep 1
  held=$(curl -sS -H "X-Auth-Token: $TOKEN" "${address}v1.0/$PROJECT/elbaas/quotas" | jq '.quotas.resources[1].used')
  echo $((held - previous)) >>"$work/rates"
  previous=$held
done
memory=$(awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/${started[-2]}/status")
kill "$wrk"
wait "$wrk" || true
unset 'started[-1]'
stop
early=$(sed -n '2,6p' "$work/rates" | median)
late=$(tail -n 5 "$work/rates" | median)

bare=$(median <"$work/bare")
echo "32 connections, $rounds rounds in turn, medians; $(nproc) cores for endpoint and client together."
echo
row "" "requests/s" p99 "beside the bare endpoint"
row --- ---: ---: ---:
row "bare ASP.NET Core endpoint" "$bare" "$(median <"$work/bare99") ms" 1
row "\`serve\`" "$(median <"$work/memory")" "$(median <"$work/memory99") ms" "$(ratio "$(median <"$work/memory")" "$bare")"
row "\`serve --data\`" "$(median <"$work/sqlite")" "$(median <"$work/sqlite99") ms" "$(ratio "$(median <"$work/sqlite")" "$bare")"
echo
echo "From start to first answer: $(median <"$work/starts") ms. With $held listeners \`serve\` takes $memory MB; it adds $early a second at first and $late at the end."
