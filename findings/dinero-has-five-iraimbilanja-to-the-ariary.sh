#!/usr/bin/env bash
# dinero.js 2.0.2: 1250 minor units of Malagasy ariary are 250 ariary, as it counts five iraimbilanja to one; ISO 4217 and iso4217 1.16 count a
# hundred, by which they are 12.50, and so it is with the ouguiya of Mauritania. toDecimal() of either is an error. Forints, which have no
# coins below one either, it counts in hundredths.
# Guessed: minor units are those of ISO 4217, as they are for all its other currencies, and every amount has a decimal text.
# Source: dinero.js, dist/esm/currencies (base 5, exponent 1) and its documentation on non-decimal currencies; ISO 4217, list one (MGA 2, MRU 2).
# Matters here: amounts in minor units come from payment providers and banks, which go by the list: such deals are twenty times as large,
# and an export by toDecimal() ends at the first of them. Give it currencies of your own for the two.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q iso4217==1.16.20260101 2>&1 | grep -v -e notice -e WARNING >&2 || true
npm init -y > package.log
npm install --silent --no-audit --no-fund dinero.js@2.0.2
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { HUF, MGA, MRU, dinero, toDecimal, toUnits } from "dinero.js";

const iso = JSON.parse(process.argv[2]);
const seen = Object.fromEntries([MGA, MRU, HUF].map((currency) => {
  const amount = dinero({ amount: 1250, currency });
  let text;
  try {
    text = toDecimal(amount);
  } catch (error) {
    text = error.message;
  }
  return [currency.code, { units: toUnits(amount), text, iso: iso[currency.code] }];
}));
console.log(seen);
assert.deepStrictEqual(seen, {
  MGA: { units: [250, 0], text: "[Dinero.js] Currency is not decimal.", iso: 2 },
  MRU: { units: [250, 0], text: "[Dinero.js] Currency is not decimal.", iso: 2 },
  HUF: { units: [12, 50], text: "12.50", iso: 2 },
});
NODE
node look.mjs "$(venv/bin/python -c 'import json; from iso4217 import Currency; print(json.dumps({code: Currency(code).exponent for code in ("MGA", "MRU", "HUF")}))')"
