#!/usr/bin/env bash
# npm 10 and 11, `npm sbom`: a package.json without a version is good enough for everything else npm does with a private package, and
# npm's documentation asks for one only of what is published. `npm sbom` fails on it with EINVALIDPURLTYPE and a message about a "range" of
# the project itself, as it makes a package URL of the project too. With a version it writes the list.
# Source: docs.npmjs.com, "package.json: version" ("If you don't plan to publish your package, the name and version fields are optional").
# Guessed: what installs can be listed.
# Matters here: web/package.json has a version for no other reason.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"name": "some-page", "private": true, "dependencies": {"is-number": "7.0.0"}}' > package.json
npm install --no-audit --no-fund --silent
if npm sbom --sbom-format cyclonedx > without.json 2> without.txt; then
    echo 'A list is written without a version now.'
    exit 1
fi
grep -m 1 'EINVALIDPURLTYPE' without.txt
echo '{"name": "some-page", "version": "1.0.0", "private": true, "dependencies": {"is-number": "7.0.0"}}' > package.json
npm install --no-audit --no-fund --silent
npm sbom --sbom-format cyclonedx | grep -m 1 'pkg:npm/is-number@7.0.0'
