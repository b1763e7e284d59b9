#!/usr/bin/env bash
# phone 3.1.72: of +49 30 1234567 and +44 20 7946 0018 it says that they are invalid, of +7 495 123-45-67, a landline in Moscow, that it
# is valid; with validateMobilePrefix: false London's is, and Berlin's is not.
# Guessed: a validator of phone numbers takes landlines, or takes none of them.
# Source: its README, on skipping the check of the first digits, which leaves that of the length; the prefixes of Russia's mobile numbers in it begin with a 4 as well.
# Matters here: contacts imported with their office's number; use a port of libphonenumber.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund phone@3.1.72
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { phone } from "phone";
const numbers = ["+49 30 1234567", "+44 20 7946 0018", "+7 495 123-45-67"];
const seen = [numbers.map((number) => phone(number).isValid), numbers.map((number) => phone(number, { validateMobilePrefix: false }).isValid)];
console.log(seen);
assert.deepStrictEqual(seen, [[false, false, true], [false, true, true]]);
NODE
node look.mjs
