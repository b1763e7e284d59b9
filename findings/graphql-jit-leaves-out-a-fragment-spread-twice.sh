#!/usr/bin/env bash
# graphql-jit 0.8.9: of a fragment that is spread twice, once with @skip(if: true), nothing is answered; graphql-js answers its fields, as
# the other spread has them. Whether somebody passes the option useExperimentalPathBasedSkipInclude makes no difference to the first case.
# Guessed: what is compiled answers as what is executed.
# Source: GraphQL specification, 6.3.2 (each spread is looked at by itself); issues 111 and 166 of zalando-incubator/graphql-jit.
# Matters here: a page composed of fragments with directives gets empty objects from a server with it (Mercurius has it as an option).
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund graphql@16.15.0 graphql-jit@0.8.9 > /dev/null 2>&1
cat > look.js <<'NODE'
const assert = require("node:assert");
const { buildSchema, execute, parse, validate } = require("graphql");
const { compileQuery } = require("graphql-jit");

const schema = buildSchema("type Deal { id: ID } type Query { deal: Deal }");
const rootValue = { deal: { id: "7" } };
const document = parse("{ deal { ...Named @skip(if: true) ...Named } } fragment Named on Deal { id }");
assert.deepEqual(validate(schema, document), []);
const shown = (result) => JSON.stringify(result);
const seen = [shown(execute({ schema, document, rootValue }))];
for (const useExperimentalPathBasedSkipInclude of [false, true])
  seen.push(shown(compileQuery(schema, document, "", { useExperimentalPathBasedSkipInclude }).query(rootValue, undefined, {})));
console.log("graphql-js: ", seen[0]);
console.log("graphql-jit:", seen[1], "and with its option", seen[2]);
assert.deepEqual(seen, ['{"data":{"deal":{"id":"7"}}}', '{"data":{"deal":{}}}', '{"data":{"deal":{}}}']);
NODE
node look.js
