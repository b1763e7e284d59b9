#!/usr/bin/env bash
# graphql-query-complexity 2.0.0: a field that is asked for twice in one place counts twice, though it is executed once: { deals { id } deals { id } } costs what
# { a: deals { id } b: deals { id } } does, whose two are executed; three fragments that each have deals(first: 50) { id } cost three times one.
# Guessed: cost is of what is executed, and equal fields in one place are merged, as the specification merges them.
# Source: QueryComplexity.js, nodeComplexity (adds up the selections as they are written); GraphQL, 6.3.2, CollectFields, and 5.3.2, field selection merging.
# Matters here: a page put together from components, each with a fragment of what it shows, is refused, and the same page written by hand is not.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y > package.log
npm install --silent --no-audit --no-fund graphql@16.15.0 graphql-query-complexity@2.0.0
cat > look.cjs <<'NODE'
const assert = require("node:assert");
const { buildSchema, graphqlSync, parse } = require("graphql");
const { getComplexity } = require("graphql-query-complexity");

const schema = buildSchema("type Deal { id: ID title: String } type Query { deals(first: Int = 10): [Deal] }");
const estimators = [({ args, childComplexity }) => 1 + (args.first ?? 1) * childComplexity];
const look = (source) => {
  let calls = 0;
  const { errors } = graphqlSync({ schema, source, rootValue: { deals: () => { calls += 1; return []; } } });
  assert.equal(errors, undefined);
  return [getComplexity({ schema, query: parse(source), variables: {}, estimators }), calls];
};
const fragment = (name) => `fragment ${name} on Query { deals(first: 50) { id } }`;
const seen = {
  once: look("{ deals { id } }"),
  twice: look("{ deals { id } deals { id } }"),
  aliases: look("{ a: deals { id } b: deals { id } }"),
  fragments: look(`{ ...A ...B ...C } ${fragment("A")} ${fragment("B")} ${fragment("C")}`),
};
console.log("cost and calls:", seen);
assert.deepStrictEqual(seen, { once: [11, 1], twice: [22, 1], aliases: [22, 2], fragments: [153, 1] });
NODE
node look.cjs
