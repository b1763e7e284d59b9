#!/usr/bin/env bash
# fast-json-patch 3.1.1: compare() of two records with the same Date in them is 24 changes, one for each letter of it ("add /won/0": "2", ...), and
# applied to the record they leave a Date with 24 properties. microdiff 1.6.0 and just-diff 6.0.2 find nothing to change.
# Guessed: equal dates are no change, or they are taken as JSON has them, as one text.
# Source: fast-json-patch, src/core and duplex.ts, _generate (values with toJSON are compared by their keys, after toJSON: those of a text are
# its places).
# Matters here: what is kept of a change is letters of dates nobody touched. Compare JSON.parse(JSON.stringify(record)).
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund fast-json-patch@3.1.1 microdiff@1.6.0 just-diff@6.0.2
cat > look.mjs <<'NODE'
import assert from "node:assert";
import fast from "fast-json-patch";
import { diff } from "just-diff";
import microdiff from "microdiff";

const [before, after] = [1, 2].map(() => ({ id: 7, won: new Date("2026-03-10T09:00:00Z") }));
const plain = [before, after].map((record) => JSON.parse(JSON.stringify(record)));
const others = [microdiff(before, after), diff(before, after), fast.compare(...plain)];
const spelled = fast.compare(before, after);
const changed = fast.applyPatch(before, spelled).newDocument;
const seen = [spelled.length, spelled[0], spelled[4].value, Object.keys(changed.won).length];
console.log(seen, others);
assert.deepEqual(seen, [24, { op: "add", path: "/won/0", value: "2" }, "-", 24]);
assert.deepEqual(others, [[], [], []]);
NODE
node look.mjs
