#!/usr/bin/env bash
# Prints, as a table for docs/explanation, what 'elb-contract check' costs beside a plain Utf8JsonReader pass over the same bytes in the same run: on a
# generated recording of 1 GB, once as entries a line and once as an archive. MEGABYTES=100 benchmarks/check.sh takes less; RUNS=5 more runs than three.
# Exits with 1 when checking is slower than 0.4 of the plain pass, or takes more than 200 MB. Needs bash 5, Linux for the memory, and 3 GB of disk.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 LC_ALL=C

megabytes=${MEGABYTES:-1024}
runs=${RUNS:-3}
program=src/ElbContract.Cli/bin/Release/net10.0/elb-contract
recordings=benchmarks/ElbContract.Recordings/bin/Release/net10.0/recordings
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

say() { echo "$*" >&2; }
quietly() { "$@" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }; }

# Runs a command and prints its milliseconds; its peak memory in kB goes to $work/peak. Exit code 1, which is a departure, is none of ours.
measured() {
  local start=$EPOCHREALTIME end pid peak=0 now code=0
  "$@" >"$work/output" 2>&1 &
  pid=$!
  while now=$(awk '/^VmHWM/ { print $2 }' "/proc/$pid/status" 2>/dev/null) && [[ -n $now ]]; do
    peak=$now
    sleep 0.05
  done
  wait "$pid" || code=$?
  end=$EPOCHREALTIME
  if ((code > 1)); then
    cat "$work/output" >&2
    exit 1
  fi
  echo "$peak" >>"$work/peak"
  echo $(((${end/./} - ${start/./}) / 1000))
}

# The middle one of so many runs, after one that warms the file cache.
median() {
  : >"$work/peak"
  measured "$@" >/dev/null
  for ((i = 0; i < runs; i++)); do measured "$@"; done | sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'
}

rate() { awk -v mb="$megabytes" -v ms="$1" 'BEGIN { printf "%.0f MB/s", mb * 1000 / ms }'; }

quietly dotnet build -c Release src/ElbContract.Cli
quietly dotnet build -c Release benchmarks/ElbContract.Recordings

slow=
echo "| $megabytes MB, $(nproc) cores | seconds | throughput | peak memory | ratio |"
echo "| --- | ---: | ---: | ---: | ---: |"
for form in ndjson har; do
  file=$work/traffic.$form
  say "$form: writing"
  "$recordings" write "$file" "$megabytes"
  say "$form: reading"
  plain=$(median "$recordings" read "$file")
  say "$form: checking"
  check=$(median "$program" check "$file")
  memory=$(sort -n "$work/peak" | tail -n 1)
  awk -v form="$form" -v ms="$plain" -v rate="$(rate "$plain")" 'BEGIN { printf "| plain `Utf8JsonReader` pass, %s | %.2f | %s | | 1 |\n", form, ms / 1000, rate }'
  awk -v form="$form" -v ms="$check" -v plain="$plain" -v kb="$memory" -v rate="$(rate "$check")" \
    'BEGIN { printf "| `check`, %s | %.2f | %s | %.0f MB | %.2f |\n", form, ms / 1000, rate, kb / 1024, plain / ms }'
  if ((plain * 10 < check * 4 || memory > 200 * 1024)); then slow="$slow $form"; fi
  rm "$file"
done
if [[ -n $slow ]]; then
  say "slower than 0.4 of a plain pass, or more than 200 MB:$slow"
  exit 1
fi
