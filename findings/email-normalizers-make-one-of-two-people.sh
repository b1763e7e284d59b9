#!/usr/bin/env bash
# validator 13.15.35, normalizeEmail as it is without options: anna-petrova@yahoo.com and anna-maria@yahoo.com are both anna@yahoo.com.
# normalize-email 1.1.1 leaves both as they are, and takes dots and tags from Gmail's as validator does.
# Guessed: two libraries that know Gmail's dots know what a hyphen is, which most people with one in their address have as part of a name.
# Source: validator's README, yahoo_remove_subaddress (true unless said otherwise); Yahoo's disposable addresses begin with a base name
# that is none of the person's own.
# Matters here: contacts taken for duplicates by their addresses; say yahoo_remove_subaddress: false.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund validator@13.15.35 normalize-email@1.1.1
cat > look.mjs <<'NODE'
import assert from "node:assert";
import normalize from "normalize-email";
import validator from "validator";
const seen = ["anna-petrova@yahoo.com", "anna-maria@yahoo.com", "An.na+crm@gmail.com"]
  .map((address) => [validator.normalizeEmail(address), normalize(address)]);
console.log(seen);
assert.deepStrictEqual(seen, [
  ["anna@yahoo.com", "anna-petrova@yahoo.com"], ["anna@yahoo.com", "anna-maria@yahoo.com"], ["anna@gmail.com", "anna@gmail.com"],
]);
NODE
node look.mjs
