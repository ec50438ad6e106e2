#!/usr/bin/env bash
# Makes everything that a release consists of, from a clean clone of the commit that is checked out, and tries what can run here.
# Its version is the commit's tag, such as v1.2.0; a commit without one becomes a preview. Arguments are platforms; default: all of them.
# What it made is in artifacts/release: packages, an archive a platform, bills of materials, and SHA256SUMS.
set -euo pipefail
cd "$(dirname "$0")/.."
repository=$PWD
release=$repository/artifacts/release
here=$(dotnet --info | awk '$1 == "RID:" { print $2 }')
case $here in *-*) ;; *) here=linux-x64 ;; esac
if (($# > 0)); then platforms=("$@"); else platforms=(linux-x64 linux-arm64 osx-x64 osx-arm64 win-x64); fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM
git clone --quiet "$repository" "$folder/clone"
cd "$folder/clone"
rm -rf "$release"
mkdir -p "$release"
list=$(IFS=';'; echo "${platforms[*]}")
options=(-c Release -p:ForRelease=true "-p:PactPlatforms=\"$list\"" -p:RunAnalyzers=false)

echo "== the package that leads to that of the platform"
dotnet pack src/ElbContract.Cli "${options[@]}" -p:CreateRidSpecificToolPackages=false -o "$release"

echo "== the libraries"
for library in Specification Client Stub Emulator Traffic; do
  dotnet pack "src/ElbContract.$library" -c Release -p:ContinuousIntegrationBuild=true -p:RunAnalyzers=false -o "$release"
done

for platform in "${platforms[@]}"; do
  echo "== package and archive for $platform"
  dotnet pack src/ElbContract.Cli "${options[@]}" -p:ReleasePlatform="$platform" -o "$release"
  version=$(basename "$release"/elb-contract."$platform".*.nupkg .nupkg)
  name=elb-contract-${version#elb-contract."$platform".}-$platform
  dotnet publish src/ElbContract.Cli "${options[@]}" -p:ReleasePlatform="$platform" -p:SelfContained=true -o "$folder/$name"
  cp README.md LICENSE "$folder/$name/"
  tar -C "$folder" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$(git log -1 --format=%ct)" -czf "$release/$name.tar.gz" "$name"
done

echo "== bill of materials"
dotnet tool restore
dotnet CycloneDX src/ElbContract.Cli/ElbContract.Cli.csproj --recursive --exclude-dev --disable-package-restore \
  --set-name elb-contract --set-version "${version#elb-contract."$platform".}" --output "$release" --filename elb-contract.bom.json --output-format Json

echo "== try the tool where nothing else is"
mkdir "$folder/empty"
cd "$folder/empty"
tried=
for platform in "${platforms[@]}"; do
  [[ $platform == "$here" ]] || continue
  NUGET_PACKAGES="$folder/cache" dotnet tool install elb-contract --tool-path "$folder/tool" --add-source "$release" --prerelease
  "$folder/tool/elb-contract" --version
  "$folder/tool/elb-contract" verify

  echo "== try the archive where no .NET is"
  mkdir "$folder/unpacked"
  tar -C "$folder/unpacked" -xzf "$release"/elb-contract-*-"$platform".tar.gz
  # No PATH, no DOTNET_ROOT, a home of its own: neither a command nor a library of this machine's .NET is found.
  env -i HOME="$folder/empty" DOTNET_ROOT=/nonexistent "$folder"/unpacked/*/elb-contract verify
  tried=$platform
done

cd "$release"
sha256sum -- * >"$folder/sums"
mv "$folder/sums" SHA256SUMS
ls -l
echo "tried: ${tried:-none of them runs here} (the others are made, and not run)"
