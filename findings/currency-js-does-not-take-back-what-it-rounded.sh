#!/usr/bin/env bash
# currency.js 2.0.4: a half is rounded up and not away from zero, so an amount and its negative are no opposites: 1.005 is 1.01, -1.005 is -1.00;
# a refund of what was paid leaves a cent. With no decimals -0.5 is -0, which a formatter shows with a minus.
# Guessed: money is rounded the same on both sides of zero.
# Source: currency.js, rounding (Math.round); ECMA-262, Math.round ("toward positive infinity").
# Matters here: what was added and taken away again does not balance. Round by Decimal on the server, or the absolute value.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund currency.js@2.0.4 > /dev/null 2>&1
cat > look.js <<'NODE'
const assert = require("node:assert");
const currency = require("currency.js");

const paid = currency(1.005), back = currency(-1.005), none = currency(-0.5, { precision: 0 }).value;
const seen = [paid.value, back.value, paid.add(back).value, Object.is(none, -0)];
console.log("paid", seen[0], "paid back", seen[1], "left", seen[2], "-0.5 without decimals is -0:", seen[3]);
assert.deepEqual(seen, [1.01, -1, 0.01, true]);
NODE
node look.js
