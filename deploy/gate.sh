#!/usr/bin/env bash
# A gate in front of a release, for any CI server: verifies an endpoint, writes the reports, and deletes whatever the run made, however it ends.
#
#   deploy/gate.sh              verifies, then cleans up
#   deploy/gate.sh merge DIR    joins the reports of shards that are below DIR
#   deploy/gate.sh cleanup      cleans up after a job that was killed; does nothing where nothing is left
#   deploy/gate.sh install      gets elb-contract, where it is not in the path
#
# Everything else comes from variables, secrets too: arguments show in process lists. All variables of elb-contract hold (ELB_TOKEN, ELB_PROJECT_ID,
# ELB_WAIVERS, ELB_SHARD ...; elb-contract verify --help names them). These differ from its defaults:
#
#   ELB_ENDPOINT    must be given, or ELB_CLOUD or ELB_AUTH_URL whose catalogue has it
#   ELB_DEEP        all; a number for that many of the generated cases; empty for the contract alone
#   ELB_DISCOVER    1; 0 where all ids are given
#   ELB_WAIT        60: how many seconds an endpoint may take to start
#   ELB_JOURNAL     the folder journal in that of the reports
#
# and these are the script's own:
#
#   GATE_REPORTS    the folder of the reports; elb-reports
#   GATE_TOOLS      where install puts elb-contract; .elb-contract
#   GATE_PACKAGES   a folder with its package, or a package source; without it, install packs the repository that this script is in
#   GATE_VERSION    the version to install; the newest there is
#
# The exit code is that of elb-contract: 0 conforms, 1 departs, 2 wrong input, 3 inconclusive, incomplete or something left behind, 4 not published.
set -Eeuo pipefail
# What fails here is not the endpoint: exit code 1 would say that it departs.
trap 'exit 2' ERR

repository=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
shard=${ELB_SHARD:-}
# One name a shard, so that the reports of all of them can lie in one folder.
name=elb-contract${shard:+-${shard//\//-of-}}
reports=${GATE_REPORTS:-elb-reports}
tools=${GATE_TOOLS:-.elb-contract}
[[ $reports == /* ]] || reports=$PWD/$reports
[[ $tools == /* ]] || tools=$PWD/$tools
if [[ -x $tools/elb-contract ]]; then PATH=$tools:$PATH; fi
export ELB_JOURNAL="${ELB_JOURNAL:-$reports/journal${shard:+-${shard//\//-of-}}}"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 PACT_DO_NOT_TRACK=true
# What the pipeline's variables do not have, Azure leaves as it is written there.
if [[ -n ${TF_BUILD:-} ]]; then
  for variable in "${!ELB_@}"; do
    if [[ ${!variable} == "\$($variable)" ]]; then unset "$variable"; fi
  done
fi

fail() {
  echo "gate: $*" >&2
  exit 2
}

install() {
  if command -v elb-contract >/dev/null; then
    elb-contract --version
    return
  fi
  command -v dotnet >/dev/null || fail "dotnet is not in the path: install the .NET SDK 10"
  local source=${GATE_PACKAGES:-}
  if [[ -z $source ]]; then
    [[ -f $repository/src/ElbContract.Cli/ElbContract.Cli.csproj ]] ||
      fail "GATE_PACKAGES is not set, and this script is not in a clone of ElbContract: name a folder that has the package, or a package source"
    source=$tools/packages
    dotnet pack "$repository/src/ElbContract.Cli" -o "$source" || fail "the package could not be made: see above"
  elif [[ -d $source ]]; then
    source=$(CDPATH='' cd -- "$source" && pwd)
  fi
  local version=(--prerelease)
  if [[ -n ${GATE_VERSION:-} ]]; then version=(--version "$GATE_VERSION"); fi
  dotnet tool install elb-contract --tool-path "$tools" --add-source "$source" "${version[@]}" ||
    fail "elb-contract was not installed: see above, and name a folder or source that has the package in GATE_PACKAGES"
}

# Reports of an earlier run here are not this run's.
empty() {
  if ! mkdir -p "$reports" || ! rm -f "$1".{json,html,xml,sarif,md}; then
    fail "no reports can be written to $reports: name another folder in GATE_REPORTS"
  fi
}

# The reports that every job leaves. GitHub reads annotations from what the job prints; the report for people goes to standard error then.
formats() {
  local base=$1
  arguments=(
    --report "json=$base.json" --report "html=$base.html" --report "junit=$base.xml"
    --report "sarif=$base.sarif" --report "markdown=$base.md"
  )
  # Results are about rules of this repository, which the one that is checked out need not have: the ledger there has them.
  if [[ -z ${ELB_LEDGER:-} && -n ${GATE_ACTION:-} ]]; then
    arguments+=(--ledger "${GITHUB_SERVER_URL:-https://github.com}/$GATE_ACTION/blob/${GATE_ACTION_REF:-HEAD}/docs/ledger.md")
  fi
  if [[ ${GITHUB_ACTIONS:-} == true ]]; then arguments+=(--report github=-); fi
}

# The first signal reaches elb-contract, which deletes what it made and writes what it knows. CI servers send a second one soon, on which it would
# end at once: that one is passed over.
interrupt() {
  interruptions=$((interruptions + 1))
  if [[ -n $running ]] && ((interruptions == 1)); then kill -TERM "$running" 2>/dev/null || true; fi
}

# In the background, for a trap waits until a program in the foreground has ended. Sets code.
run() {
  local seen
  "$@" &
  running=$!
  while true; do
    seen=$interruptions
    code=0
    wait "$running" || code=$?
    # A signal ends the wait, and not the program.
    if ((seen == interruptions)); then break; fi
  done
  running=
  # Killed, or not to be started.
  if ((code > 4)); then
    echo "gate: $1 $2 ended with exit code $code: there is no verdict" >&2
    code=3
  fi
}

# Where the CI server shows what was found.
tell() {
  local base=$1 verdict=
  if [[ -f $base.json ]]; then verdict=$(sed -n 's/^ *"verdict": *"\([a-z-]*\)".*/\1/p;/"clauses"/q' "$base.json" | head -n 1); fi
  if [[ -n ${GITHUB_STEP_SUMMARY:-} && -f $base.md ]]; then cat "$base.md" >>"$GITHUB_STEP_SUMMARY"; fi
  if [[ -n ${TF_BUILD:-} && -f $base.md ]]; then echo "##vso[task.uploadsummary]$base.md"; fi
  if [[ -n ${GITHUB_OUTPUT:-} ]]; then
    {
      echo "verdict=${verdict:-none}"
      echo "exit-code=$code"
      echo "reports=$reports"
      for format in json html xml sarif md; do
        if [[ -f $base.$format ]]; then echo "$format=$base.$format"; fi
      done
    } >>"$GITHUB_OUTPUT"
  fi
}

cleanup() {
  local verified=$code
  command -v elb-contract >/dev/null || fail "elb-contract is not in the path: run deploy/gate.sh install first"
  run elb-contract cleanup
  # What may be left behind outranks a verdict.
  if ((code != 0)); then
    echo "gate: the clean-up is not complete: something may be left at the endpoint" >&2
    code=3
  fi
  if ((verified > code)); then code=$verified; fi
}

verify() {
  local where=()
  if [[ -n ${ELB_ENDPOINT:-} ]]; then
    where=(--endpoint "$ELB_ENDPOINT")
  elif [[ -n ${ELB_CLOUD:-} ]]; then
    where=(--cloud "$ELB_CLOUD")
  elif [[ -n ${ELB_AUTH_URL:-} ]]; then
    where=(--auth-url "$ELB_AUTH_URL")
  else
    # Without one, elb-contract would verify its own emulator, and the gate be open.
    fail "ELB_ENDPOINT is not set: name the endpoint to verify, or ELB_CLOUD or ELB_AUTH_URL for that of a catalogue"
  fi
  command -v elb-contract >/dev/null || fail "elb-contract is not in the path: run deploy/gate.sh install first"
  export ELB_DEEP="${ELB_DEEP-all}" ELB_DISCOVER="${ELB_DISCOVER:-1}" ELB_WAIT="${ELB_WAIT:-60}"
  local base=$reports/$name
  empty "$base"
  formats "$base"
  run elb-contract verify "${where[@]}" "${arguments[@]}"
  cleanup
  tell "$base"
}

merge() {
  local folder=$1 shards=() file base
  # find would take it for an option.
  if [[ $folder == -* ]]; then folder=./$folder; fi
  [[ -d $folder ]] || fail "there is no folder $folder: give the one that the reports of the shards are below"
  while IFS= read -r file; do shards+=("$file"); done < <(find "$folder" -type f -name 'elb-contract-*-of-*.json' | sort)
  ((${#shards[@]} > 0)) || fail "there is no report of a shard below $folder (elb-contract-1-of-3.json and the like)"
  base=$reports/elb-contract
  empty "$base"
  formats "$base"
  run elb-contract merge "${shards[@]}" "${arguments[@]}"
  tell "$base"
}

running=
interruptions=0
code=0
trap interrupt INT TERM HUP
case "${1:-verify}/$#" in
  verify/[01]) verify ;;
  merge/2) merge "$2" ;;
  cleanup/1) cleanup ;;
  install/1) install ;;
  *) fail "give nothing, merge DIR, cleanup or install; everything else comes from variables" ;;
esac
exit "$code"
