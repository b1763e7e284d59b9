#!/usr/bin/env bash
# graphql-fields 2.0.3: of { one: deals(first: 1) { id } two: deals(first: 2) { name } } it tells one field deals, with both selections and
# the second one's arguments; graphql-list-fields 2.0.4 tells deals.id and deals.name. graphql-parse-resolve-info 4.14.1 tells both.
# Guessed: what tells a resolver which fields are asked for tells two aliases apart, as they have two answers.
# Source: index.js of graphql-fields and of graphql-list-fields, by the name of the field and not of the answer.
# Matters here: looking ahead at what a query selects; page sizes and filters of one alias are taken for the other's.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund graphql-fields@2.0.3 graphql-list-fields@2.0.4 graphql-parse-resolve-info@4.14.1 graphql@16.15.0
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { buildSchema, graphql } from "graphql";
import graphqlFields from "graphql-fields";
import listFields from "graphql-list-fields";
import { parseResolveInfo } from "graphql-parse-resolve-info";
const schema = buildSchema("type Query { desktop: Desktop } type Desktop { deals(first: Int): Deal } type Deal { id: ID name: String }");
let seen;
schema.getQueryType().getFields().desktop.resolve = (source, given, context, info) => {
  const all = graphqlFields(info, {}, { processArguments: true });
  const names = Object.keys(parseResolveInfo(info).fieldsByTypeName.Desktop);
  seen = [Object.keys(all), all.deals.__arguments.map(({ first }) => +first.value), listFields(info), names];
  return {};
};
await graphql({ schema, source: "{ desktop { one: deals(first: 1) { id } two: deals(first: 2) { name } } }" });
console.log(seen);
assert.deepStrictEqual(seen, [["deals"], [2], ["deals.id", "deals.name"], ["one", "two"]]);
NODE
node look.mjs
