#!/usr/bin/env bash
# Verifies a pact file with Pact's own command line: pact-verifier.sh PACT_FILE BASE_URL STATE_URL
# Prints its report and ends with its exit code: 0 when every interaction passes, 1 when one does not, 2 when it could not run.
set -euo pipefail

if [ "$#" -ne 3 ]; then
  echo "usage: pact-verifier.sh PACT_FILE BASE_URL STATE_URL, such as: pacts/elb-contract-consumer-elb-classic.json http://127.0.0.1:8080 http://127.0.0.1:8080/_elb-contract/provider-states" >&2
  exit 2
fi
pact_file=$1 base_url=$2 state_url=$3
if [ ! -r "$pact_file" ]; then
  echo "pact-verifier.sh: $pact_file cannot be read: give the path of a pact file" >&2
  exit 2
fi
if [[ ! $base_url =~ ^(https?)://([^/:]+)(:([0-9]+))?(/.*)?$ ]]; then
  echo "pact-verifier.sh: '$base_url' is not an address: give one as http://host:port" >&2
  exit 2
fi
transport=${BASH_REMATCH[1]} host=${BASH_REMATCH[2]} port=${BASH_REMATCH[4]} base_path=${BASH_REMATCH[5]}

tools=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [ ! "$tools/node_modules/.package-lock.json" -nt "$tools/package-lock.json" ]; then
  (cd "$tools" && npm ci --ignore-scripts --no-audit --no-fund >&2)
fi

PACT_DO_NOT_TRACK=true exec node "$tools/node_modules/@pact-foundation/pact-cli/bin/pact-verifier.js" \
  --file "$pact_file" --transport "$transport" --hostname "$host" ${port:+--port "$port"} ${base_path:+--base-path "$base_path"} \
  --state-change-url "$state_url" --no-colour
