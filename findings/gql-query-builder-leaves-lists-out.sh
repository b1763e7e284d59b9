#!/usr/bin/env bash
# gql-query-builder 3.8.0: a variable that is a list, a Date or an object is declared as a String and gets no value, so that the server answers as if it had
# not been asked for: { ids: [1, 2], first: 10 } sends { first: 10 }. Two operations in one request, each with its own "first", share the last one's.
# Guessed: the short form { key: value } takes whatever JSON has, as it takes numbers and texts; what it cannot send it refuses.
# Source: build/Utils.js, queryVariablesMap (of what is an object only its "value" is sent) and resolveVariables (one map for all operations); its README
# has lists as { value: […], list: true } and two operations with variables that happen to differ by name.
# Matters here: a filter by ids or by a stage is no filter, and a page shows everybody's deals under a heading that says otherwise. Write documents by hand.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y > package.log
npm install --silent --no-audit --no-fund gql-query-builder@3.8.0
cat > look.mjs <<'NODE'
import assert from "node:assert";
import builder from "gql-query-builder";

const wanted = { ids: [1, 2], filter: { stage: "won" }, since: new Date("2026-03-10T09:00:00Z"), first: 10 };
const short = builder.query({ operation: "deals", variables: wanted, fields: ["id"] });
const long = builder.query({ operation: "deals", variables: { ids: { value: [1, 2], type: "[Int!]" } }, fields: ["id"] });
const both = builder.query([
  { operation: "deals", variables: { first: 5 }, fields: ["id"] },
  { operation: "tasks", variables: { first: 50 }, fields: ["id"] },
]);
const seen = { short: short.variables, long: long.variables, both: both.variables };
console.log(short.query, both.query, seen);
assert.match(short.query, /\$ids: String, \$filter: String, \$since: String, \$first: Int/);
assert.match(both.query, /deals \(first: \$first\).*tasks \(first: \$first\)/);
assert.equal(JSON.stringify(seen), '{"short":{"first":10},"long":{"ids":[1,2]},"both":{"first":50}}');
NODE
node look.mjs
