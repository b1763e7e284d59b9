#!/usr/bin/env bash
# json-2-csv 5.6.0: what a row does not have is written as the word undefined, and nothing as the word null; a Date by the clock and the language of the
# machine. Reading, it makes numbers of texts: the code 1e3 is 1000, and an id of twenty digits another one; 00123 stays.
# Guessed: nothing is an empty cell, a date ISO 8601, and what was text when written is text when read.
# Source: README (emptyFieldValue, for those who want another value than these; parseValue); src/json2csv.ts; RFC 4180, which has texts only.
# Matters here: people called undefined in the next system, and external ids that match no more. Pass emptyFieldValue: "" and parseValue.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund json-2-csv@5.6.0
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { csv2json, json2csv } from "json-2-csv";

const rows = [{ name: "Anna", email: null, since: new Date(0) }, { name: "Boris", phone: "+79160000000" }];
const written = json2csv(rows).split("\n");
const text = [{ code: "1e3", id: "12345678901234567890", zip: "00123" }];
const [read] = csv2json(json2csv(text));
console.log(written, read);
assert.deepEqual(written.slice(0, 1).concat(written[2]), ["name,email,since,phone", "Boris,undefined,undefined,+79160000000"]);
assert.match(written[1], /^Anna,null,Thu Jan 01 1970 03:00:00 GMT\+0300 .*,undefined$/);
assert.deepEqual([read.code, read.zip, String(read.id)], [1000, "00123", "12345678901234567000"]);
NODE
TZ=Europe/Moscow node look.mjs
