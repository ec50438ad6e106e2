#!/usr/bin/env bash
# Packs the libraries, and runs the example of each README in an empty folder outside the repository, with nothing but the packages.
# Arguments go to 'dotnet pack', such as '--no-build -c Debug'.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
libraries=(Specification Client Stub Emulator)
for library in "${libraries[@]}" Traffic; do
  dotnet pack "$@" "src/ElbContract.$library" -o "$folder/packages"
done
cat >"$folder/nuget.config" <<'EOF'
<configuration>
  <packageSources><add key="packages" value="packages" /></packageSources>
</configuration>
EOF
export NUGET_PACKAGES="$folder/cache"
version=$(basename "$folder"/packages/ElbContract.Emulator.*.nupkg .nupkg)
version=${version#ElbContract.Emulator.}
for library in "${libraries[@]}"; do
  mkdir "$folder/$library"
  awk '/^```csharp$/ { inside = 1; next } /^```$/ { inside = 0 } inside' "src/ElbContract.$library/README.md" >"$folder/$library/Program.cs"
  uses=$(sed -n 's/^using \(ElbContract\.[A-Za-z]*\).*;$/\1/p' "$folder/$library/Program.cs" | sort -u)
  {
    echo '<Project Sdk="Microsoft.NET.Sdk">'
    echo '  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable></PropertyGroup>'
    for package in $uses; do echo "  <ItemGroup><PackageReference Include=\"$package\" Version=\"$version\" /></ItemGroup>"; done
    echo '</Project>'
  } >"$folder/$library/$library.csproj"
done
cd "$folder"

# The client's example needs an endpoint, and has none here: it says so.
says() {
  local said
  said=$(dotnet run --project "$1")
  echo "$1: $said"
  if [[ $said != *$2* ]]; then
    echo "the example of src/ElbContract.$1/README.md does not print '$2'" >&2
    return 1
  fi
}
says Specification 'backend-protocol.udp: '
says Emulator 'web is ACTIVE on port 80'
says Stub 'name'
ELB_ENDPOINT=http://127.0.0.1:9 says Client 'gave no complete answer to adding a listener'
