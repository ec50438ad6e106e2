#!/usr/bin/env bash
# Judges the judge: Stryker changes src/ElbContract.Specification in one place at a time (a mutant), and the unit tests of that project have to
# notice. Prints one line for docs/explanation/proof.md, and exits with 1 when fewer than 90 of 100 are noticed; a report names those that were not.
# FILES='**/Judging/*.cs' benchmarks/mutants.sh mutates only the files that match. Needs bash 5 and the .NET SDK 10, and a quarter of an hour of two idle cores.
#
# Not mutated: Contradiction.cs, which is prose only, and what is passed to exceptions and to guards against null, which tell of bugs and not of the page.
# Not asked: AnswersConformTests, a sample of 60,000 requests that takes longer than all other tests together.
#
# Stryker's runner for the Microsoft Testing Platform keeps one process for all mutants, in which static data (the catalogue) would stay what it was with the
# first. With VSTest each mutant has its own process, in which tests of xunit 3 cannot run: so they run on xunit 2, in a copy of the two projects.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en LC_ALL=C

least=90
work=artifacts/mutants
tests=$work/tests/ElbContract.Specification.Tests
report=reports/mutation-report

say() { echo "$*" >&2; }

# Runs a command; ends the script, with what the command said, when it fails.
quietly() {
  if ! "$@" >"$work/log" 2>&1; then
    say "failed: $*"
    tail -n 40 "$work/log" >&2
    exit 2
  fi
}

# What the two projects hold, without what was built of them. Nothing above the copy counts in it: neither packages nor rules.
copy() {
  rm -rf "$work"
  mkdir -p "$work"
  local file
  while read -r file; do
    mkdir -p "$work/${file%/*}"
    cp "$file" "$work/$file"
  done < <(find src/ElbContract.Specification tests/ElbContract.Specification.Tests \( -name bin -o -name obj \) -prune -o -name '*.cs' -print)
  echo 'root = true' >"$work/.editorconfig"
  echo '<Project />' >"$work/Directory.Packages.props"
  cat >"$work/Directory.Build.props" <<'XML'
<Project>
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <LangVersion>latest</LangVersion>
    <Nullable>enable</Nullable>
    <ImplicitUsings>enable</ImplicitUsings>
    <InvariantGlobalization>true</InvariantGlobalization>
  </PropertyGroup>
</Project>
XML
  echo '<Project Sdk="Microsoft.NET.Sdk" />' >"$work/src/ElbContract.Specification/ElbContract.Specification.csproj"
  cat >"$tests/ElbContract.Specification.Tests.csproj" <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <ItemGroup>
    <ProjectReference Include="../../src/ElbContract.Specification/ElbContract.Specification.csproj" />
    <PackageReference Include="FluentAssertions" Version="7.2.2" />
    <PackageReference Include="Microsoft.NET.Test.Sdk" Version="17.14.1" />
    <PackageReference Include="xunit" Version="2.9.3" />
    <PackageReference Include="xunit.runner.visualstudio" Version="3.1.5" />
    <Using Include="FluentAssertions" />
    <Using Include="Xunit" />
  </ItemGroup>
</Project>
XML
  cat >"$work/stryker-config.json" <<JSON
{
  "stryker-config": {
    "project": "ElbContract.Specification.csproj",
    "mutate": ["${FILES:-**/*.cs}", "!**/Contradiction.cs"],
    "ignore-methods": ["*ThrowIfNull", "*Exception.ctor"],
    "coverage-analysis": "perTest",
    "test-case-filter": "FullyQualifiedName!~AnswersConformTests",
    "additional-timeout": 30000,
    "concurrency": $(nproc),
    "reporters": ["json", "html"]
  }
}
JSON
}

# The line for the document, from the kind and the outcome of every mutant. One that ran until its time was over is one that was noticed.
figure() {
  grep -oE '"mutatorName":"[^"]*"|"status":"[A-Za-z]*"' "$work/$report.json" | awk -F '"' -v least="$least" '
    $2 == "mutatorName" { string = $4 ~ /^String/ }
    $2 == "status" { count[$4]++; if (string) strings[$4]++ }
    function killed(of) { return of["Killed"] + of["Timeout"] }
    function all(of) { return killed(of) + of["Survived"] + of["NoCoverage"] }
    END {
      if (all(count) == 0) { print "no mutant was tested" >"/dev/stderr"; exit 2 }
      printf "mutants: %d of %d killed, %.1f %% (without those of texts: %d of %d; %d more do not compile and are not counted)\n",
        killed(count), all(count), 100 * killed(count) / all(count), killed(count) - killed(strings), all(count) - all(strings), count["CompileError"]
      exit 100 * killed(count) < least * all(count)
    }'
}

if ! command -v dotnet >/dev/null; then
  say "dotnet is not installed: benchmarks/mutants.sh needs the .NET SDK 10"
  exit 2
fi

copy
quietly dotnet tool restore
say "mutating; this takes a while"
cd "$tests"
work=$OLDPWD/$work
quietly dotnet stryker --config-file "$work/stryker-config.json" --output "$work" --skip-version-check
say "survivors: $work/$report.html"
figure
