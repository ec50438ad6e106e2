#!/usr/bin/env bash
# Runs the built 'elb-contract verify' in bad weather and prints, as a table for docs/explanation, what it made of it: each row is a fault of the
# endpoint, of the way there, or of the run itself. Exits with 1 when a row is not as it should be, and says why on the error output.
# ROWS='429|DNS' benchmarks/faults.sh runs only the rows whose name matches; SEED=7 interrupts at the moments of an earlier run.
# Needs bash 5 and, for the memory and the processes left, Linux.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 PACT_DO_NOT_TRACK=true LC_ALL=C
# What is set for other runs is not for these.
for name in ${!ELB_@} ${!OS_@}; do unset "$name"; done

rows=${ROWS:-.}
seed=${SEED:-$((SRANDOM % 32768))}
most_memory=400
most_live=5
moments=10
elb=src/ElbContract.Cli/bin/Release/net10.0/elb-contract
weather=benchmarks/ElbContract.Weather/bin/Release/net10.0/ElbContract.Weather
work=$(mktemp -d)
server=
running=
number=0
whole=
red=0

finish() {
  if [[ -n $running ]]; then kill "$running" 2>/dev/null && wait "$running" || true; fi
  if [[ -n $server ]]; then kill "$server" 2>/dev/null || true; fi
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

say() { echo "$*" >&2; }

build() {
  if ! dotnet build -c Release "$1" >"$work/output" 2>&1; then
    cat "$work/output" >&2
    exit 1
  fi
}

# Starts an endpoint in the weather that the arguments name; the variables that elb-contract needs for it go to 'environment'.
start() {
  local log=$work/weather.$((++number))
  mkdir "$work/journal.$number"
  "$weather" --folder "$work" --minutes 5 --weather "$@" >"$log" &
  server=$!
  for ((i = 0; i < 200; i++)); do
    if grep -qs '^WEATHER_READY' "$log"; then break; fi
    sleep 0.05
  done
  if ! grep -q '^WEATHER_READY' "$log"; then
    say "no weather: $*"
    exit 1
  fi
  mapfile -t environment < <(grep -E '^(ELB|SSL)_' "$log")
  mapfile -t secrets < <(sed -nE 's/^ELB_(TOKEN|TOKEN_WITHOUT_PERMISSION|PASSWORD|SECRET_KEY|PROJECT_ID)=//p' "$log")
  environment+=("ELB_JOURNAL=$work/journal.$number")
  status=$(sed -n 's|^WEATHER_STATUS=http://||p' "$log")
}

stop() {
  kill "$server"
  wait "$server" || true
  server=
}

# Runs elb-contract with the arguments, launched with the options in 'launch'; 'seen' gets exit, ms, mb and orphans.
run() {
  local key value
  rm -f "$work/result"
  (
    export "${environment[@]}"
    exec "$weather" run --result "$work/result" --limit 120 "${launch[@]}" -- "$elb" "$@" >"$work/output" 2>&1
  ) &
  running=$!
  wait "$running"
  running=
  while IFS='=' read -r key value; do seen[$key]=$value; done <"$work/result"
  add_process
}

# Asks the endpoint for what it has: 'told' gets listeners, strangers, requests, connections and struck. With /clear it ends the weather, too.
ask() {
  local address=${status%%/*} key value answer
  exec {wire}<>"/dev/tcp/${address%:*}/${address#*:}"
  printf 'GET /%s%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n' "${status#*/}" "${1:-}" "$address" >&"$wire"
  answer=$(cat <&"$wire")
  exec {wire}>&-
  while IFS=': ' read -r key value; do told[$key]=$value; done < <(grep -oE '"[a-z]+":[0-9]+' <<<"$answer" | tr -d '"')
}

# The first value of a key in the report; 'none' without a report.
reported() { sed -nE "0,/\"$1\":/s/^ *\"$1\": *\"?([^\",]*)\"?,?\$/\1/p" "$work/report.json" 2>/dev/null || echo none; }

# A run's place in the row: 'exits', 'verdicts' count; 'failed' and 'ms' add up; of 'peak', 'left' (by the run), 'rest' (at the end) and
# 'mb' the most counts.
clear_row() {
  declare -gA exits=() verdicts=() seen=() told=()
  failed=0 left=0 peak=0 rest=0 strangers=1 mb=0 ms=0 problems=()
}

add_run() {
  local verdict failures
  verdict=$(reported verdict)
  failures=$(reported failed)
  exits[${seen[exit]}]=$((${exits[${seen[exit]}]:-0} + 1))
  verdicts[$verdict]=$((${verdicts[$verdict]:-0} + 1))
  if [[ $failures != none ]]; then failed=$((failed + failures)); fi
  if [[ ! ${seen[exit]} =~ ^($1)$ ]]; then problems+=("exit ${seen[exit]} instead of $1: $(tail -n 1 "$work/output")"); fi
  if [[ $verdict == violates && $1 != 1 ]]; then problems+=("violates: $(grep -m 3 '^FAILED' "$work/output" | tr '\n' ' ')"); fi
}

add_process() {
  local written
  ms=$((ms + seen[ms]))
  if ((seen[mb] > mb)); then mb=${seen[mb]}; fi
  if ((seen[orphans] > 0)); then problems+=("${seen[orphans]} processes left"); fi
  written=$(printf '%s\n' "${secrets[@]}" | grep -rlF -f - "$work/output" "$work/report.json" "$work/journal.$number" 2>/dev/null) || true
  if [[ -n $written ]]; then problems+=("a secret or the project's id in ${written//$'\n'/, }"); fi
}

# What the endpoint is left with by a run, and the most that it had at once.
add_left() {
  ask
  if ((told[listeners] > left)); then left=${told[listeners]}; fi
  if ((told[peak] > peak)); then peak=${told[peak]}; fi
}

# What the endpoint is left with, once all is over.
add_rest() {
  ask
  if ((told[listeners] > rest)); then rest=${told[listeners]}; fi
}

# Such as '3 × 8, 0 × 2'.
tally() {
  local -n counts=$1
  local key text=
  for key in $(printf '%s\n' "${!counts[@]}" | sort -r); do
    text+=", $key"
    if ((counts[$key] > 1)); then text+=" × ${counts[$key]}"; fi
  done
  echo "${text#, }"
}

print_row() { printf '| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |\n' "$@"; }

end_row() {
  local mark=ok
  if [[ $2 == quota-5 ]]; then strangers=0; fi
  if ((failed > 0)); then problems+=("$failed clauses failed"); fi
  if ((rest > 0)); then problems+=("$rest listeners left"); fi
  if ((peak > most_live)); then problems+=("$peak listeners at once"); fi
  if ((told[strangers] != strangers)); then problems+=("another's listener is gone"); fi
  if ((mb > most_memory)); then problems+=("more than $most_memory MB"); fi
  case $2 in
    clear | quota-5 | refused | no-such-host) ;;
    tls*) if ((told[connections] == 0)); then problems+=("nobody came"); fi ;;
    *) if ((told[struck] == 0)); then problems+=("the fault struck nobody"); fi ;;
  esac
  if ((${#problems[@]} > 0)); then
    mark=**wrong**
    red=1
    say "WRONG: $1"
    printf '  %s\n' "${problems[@]}" | cut -c 1-400 >&2
  fi
  print_row "$1" "$(tally exits)" "$(tally verdicts)" "$failed" "$peak" "$left" "$rest" "$mb MB" "$(awk -v ms="$ms" 'BEGIN { printf "%.1f", ms / 1000 }')" "$mark"
}

# row NAME EXPECTED-EXIT WEATHER [WEATHER-OPTION...] [-- VERIFY-OPTION...]
row() {
  local name=$1 expected=$2 sky=()
  if [[ ! $name =~ $rows ]]; then return; fi
  shift 2
  while (($# > 0)) && [[ $1 != -- ]]; do
    sky+=("$1")
    shift
  done
  clear_row
  launch=()
  start "${sky[@]}"
  rm -f "$work/report.json"
  run verify --report "json=$work/report.json" "${@:2}"
  add_run "$expected"
  add_left
  add_rest
  stop
  end_row "$name" "${sky[0]}"
}

# A run at a provider that loses track of listeners: it tells what may stand, and later, when the provider does as it should, 'cleanup'
# deletes it: loses_track NAME EXPECTED-EXIT EXPECTED-LEFT WEATHER [WEATHER-OPTION...]
loses_track() {
  local told_lines
  if [[ ! $1 =~ $rows ]]; then return; fi
  clear_row
  launch=()
  if [[ $4 == anothers-id* ]]; then strangers=2; fi
  start "${@:4}"
  rm -f "$work/report.json"
  run verify --report "json=$work/report.json"
  add_run "$2"
  # What the provider breaks is found rightly: the id is not one of its own.
  if [[ $4 == refused-and-made ]]; then failed=0; fi
  if (($2 == 1)); then failed=$((failed - $(grep -c '^FAILED response.id' "$work/output" || true))); fi
  add_left
  if [[ ! $left =~ ^($3)$ ]]; then problems+=("$left listeners left by the run instead of $3"); fi
  told_lines=$(grep -c '^left behind: .* may still stand' "$work/output" || true)
  if ((left > 0 && told_lines == 0)); then problems+=("what stands is not told"); fi
  if ((told_lines > 2)); then problems+=("$told_lines lines about what stands at two load balancers"); fi
  ask /clear
  clean_up
  add_rest
  stop
  end_row "$1" "$4"
}

# A run whose endpoint falls silent; later, in fair weather, what it left is cleaned up.
falls_silent() {
  if [[ ! $1 =~ $rows ]]; then return; fi
  clear_row
  launch=()
  start falls-silent
  rm -f "$work/report.json"
  run verify --report "json=$work/report.json" --timeout 1
  add_run 3
  add_left
  ask /clear
  clean_up
  add_rest
  stop
  end_row "$1" falls-silent
}

# One run after the other at one endpoint, each interrupted at a moment of its own: interrupted NAME SIGNAL EXPECTED-EXIT
interrupted() {
  local after before
  if [[ ! $1 =~ $rows ]]; then return; fi
  clear_row
  start clear --delay 3
  # A run that nobody interrupts tells how many moments there are.
  if [[ -z $whole ]]; then
    launch=()
    run verify
    whole=${seen[ms]}
    ms=0
  fi
  RANDOM=$seed
  for ((moment = 0; moment < moments; moment++)); do
    after=$((100 + RANDOM % whole))
    launch=(--signal "$2" --after "$after")
    # Ctrl-C reaches all of a terminal's processes; kill -9 this time the one, and the next time all.
    if [[ $2 == INT ]] || ((moment % 2)); then launch+=(--whole-tree); fi
    rm -f "$work/report.json"
    ask
    before=${told[requests]}
    run verify --report "json=$work/report.json"
    add_run "$3"
    add_left
    # Nobody can clean up before the program has begun; then there is nothing to clean up, either.
    if [[ ${seen[exit]} == 130 ]] && ((told[requests] > before)); then problems+=("Ctrl-C ended it before the clean-up"); fi
    if [[ $2 == KILL ]]; then clean_up; fi
    add_rest
  done
  stop
  end_row "$1" clear
}

clean_up() {
  launch=()
  run cleanup
  if [[ ${seen[exit]} != 0 ]]; then problems+=("cleanup: exit ${seen[exit]}: $(tail -n 1 "$work/output")"); fi
}

say "building"
build src/ElbContract.Cli
build benchmarks/ElbContract.Weather
say "SEED=$seed"

print_row fault exit verdict "falsely failed" "peak live" left "left at the end" "peak memory" seconds ""
print_row --- ---: --- ---: ---: ---: ---: ---: ---: ---
row "none" 0 clear
row "connection refused" 3 refused
row "DNS failure" 3 no-such-host
row "hang before the headers" 3 hang-before-headers -- --timeout 1
row "hang before the headers, every 100th answer" 0 hang-before-headers --every 100 -- --timeout 1
falls_silent "silent from the 100th request on, later \`cleanup\`"
row "hang in the body" 3 hang-in-body -- --timeout 1
row "hang in the body, every 100th answer" 0 hang-in-body --every 100 -- --timeout 1
row "reset in the body" 3 reset-in-body
row "reset in the body, every 20th answer" 0 reset-in-body --every 20
row "half JSON, every 7th answer" 0 half-json
row "100 MB body" 3 body-100mb
row "100 MB body, every 50th answer" 3 body-100mb --every 50
row "storms of 429" 0 storm-429
# Five times in a row is not rare there; and by far the most time is spent waiting.
row "502, every third answer (an eighth of the contract, \`--retries 10\`)" 0 every-third-502 -- --retries 10 --parallel 4 --shard 1/8
row "POSTs carried out and not answered, every 10th" 0 unanswered-posts
row "token expires in the run" 0 token-expires --delay 10
row "token revoked in the run" 0 token-revoked --delay 10
row "clock 30 minutes off, signed requests" 3 clock-skew
row "TLS, none" 0 tls
row "TLS, certificate expired" 3 tls-expired
row "TLS, certificate for another host" 3 tls-wrong-host
row "TLS, certificate self-signed" 3 tls-self-signed
row "quota of 5 listeners" 0 quota-5
row "a new listener answers 404, and is not listed, for 300 ms" 0 shown-late
loses_track "DELETE answers 204 and deletes nothing, later \`cleanup\`" 3 5 deleted-and-kept
loses_track "DELETE answers 404 and deletes nothing, later \`cleanup\`" 3 5 not-found-and-kept
loses_track "DELETE answers 500, later \`cleanup\`" 3 5 system-error-and-kept
loses_track "DELETE answers 409, later \`cleanup\`" 3 5 conflict-and-kept
loses_track "DELETE only hides from the listing, later \`cleanup\`" 3 5 hidden-and-kept
loses_track "every third POST adds a listener and answers 400, later \`cleanup\`" 1 "0|[1-5]" refused-and-made
loses_track "a POST answers with the id of another's listener" 3 0 anothers-id-once
loses_track "each POST answers with the id of another's listener" 1 0 anothers-id
for list in empty partial refused; do
  for id in absent null empty number; do
    loses_track "no usable id ($id), the listing is $list, later \`cleanup\`" 1 5 no-id --id "$id" --list "$list"
  done
done
interrupted "Ctrl-C at $moments random moments" INT "0|3|130"
interrupted "kill -9 at $moments random moments, later \`cleanup\`" KILL "0|137"
exit "$red"
