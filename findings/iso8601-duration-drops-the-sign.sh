#!/usr/bin/env bash
# iso8601-duration 2.1.4: parse("-P1D") is one day forward, as its pattern may begin anywhere in the text; duration-fns 3.0.2 reads it as
# minus one day, and tinyduration 3.4.1 says that it is negative.
# Guessed: a sign that is not understood is refused, as half a year is.
# Source: lib/index.js, a pattern without ^; ECMAScript's Temporal.Duration and ISO 8601-2 write a sign in front.
# Matters here: reminders before a date come after it; look for the sign first.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund iso8601-duration@2.1.4 duration-fns@3.0.2 tinyduration@3.4.1
cat > look.mjs <<'NODE'
import assert from "node:assert";
import * as first from "iso8601-duration";
import * as second from "duration-fns";
import * as third from "tinyduration";
const seen = [first.parse("-P1D").days, second.parse("-P1D").days, third.parse("-P1D")];
console.log(seen);
assert.deepStrictEqual(seen, [1, -1, { days: 1, negative: true }]);
assert.throws(() => first.parse("P0.5Y"));
NODE
node look.mjs
