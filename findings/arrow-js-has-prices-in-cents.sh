#!/usr/bin/env bash
# apache-arrow 21.2.0 (npm): of a column decimal128(10, 2) with 19.99 in it String(value) is "1999", Number(value) is 1999, a row's text has 1999, and its
# JSON "\"1999\"", a text in quotes within quotes. Only valueOf(2), given the places by hand, is 19.99. pyarrow 26.0.1, which wrote the
# file, reads Decimal("19.99").
# Guessed: a value knows its places, as the type of its column has them, or is an opaque thing that is no number.
# Source: src/util/bn.ts (valueOf(scale), toString() of the whole number); issue 77 of apache/arrow-js, open since 2023.
# Matters here: prices sent to a page as Arrow are a hundred times too high on a chart, in both axes alike, so that its shape looks right.
# Cast to doubles or texts where the file is written, or divide by the type's scale.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q pyarrow==26.0.1 2>&1 | grep -v -e notice -e WARNING >&2 || true
npm init -y > package.log
npm install --silent --no-audit --no-fund apache-arrow@21.2.0
cat > write.py <<'PYTHON'
from decimal import Decimal

import pyarrow

table = pyarrow.table({"price": pyarrow.array([Decimal("19.99"), Decimal("-0.05")], pyarrow.decimal128(10, 2))})
with pyarrow.ipc.new_file("prices.arrow", table.schema) as file:
    file.write_table(table)
read = pyarrow.ipc.open_file("prices.arrow").read_all()["price"].to_pylist()
print("pyarrow", read)
assert read == [Decimal("19.99"), Decimal("-0.05")], read
PYTHON
venv/bin/python write.py
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { readFileSync } from "node:fs";
import { tableFromIPC } from "apache-arrow";

const table = tableFromIPC(readFileSync("prices.arrow"));
const { scale } = table.schema.fields[0].type;
const seen = [0, 1].map((row) => {
  const { price } = table.get(row);
  return [String(price), Number(price), JSON.parse(JSON.stringify({ price })).price, price.valueOf(scale)];
});
console.log("scale", scale, seen, String(table.get(0)));
assert.deepStrictEqual(seen, [["1999", 1999, '"1999"', 19.99], ["-5", -5, '"-5"', -0.05]]);
assert.strictEqual(String(table.get(0)), '{"price": 1999}');
NODE
node look.mjs
