#!/usr/bin/env bash
# @urql/exchange-graphcache 9.0.2 with @urql/core 6.0.3: an argument that is null is one that is not there. deals(owner: null), asked after deals, is answered from the
# cache with what deals was, and no request is made; as a variable it is so as well. @apollo/client 4.3.8 keeps the two apart.
# Guessed: another text of the arguments is another field, as for deals(owner: 1), and for the rest of the cache.
# Source: exchanges/graphcache, getFieldArguments (a value is kept if it is != null); GraphQL, Null Value: to write null and to write nothing are "two
# semantically different ways to represent the lack of a value".
# Matters here: "without an owner" is null in a filter's argument, and the page shows everybody's deals, or the other way round, by what was asked first.
# Have an argument of its own for it, or an input object, within which null is kept.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y > package.log
npm install --silent --no-audit --no-fund graphql@16.15.0 @urql/core@6.0.3 @urql/exchange-graphcache@9.0.2 @apollo/client@4.3.8 rxjs@7.8.2
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { gql, InMemoryCache } from "@apollo/client/core";
import { Client, fetchExchange } from "@urql/core";
import { cacheExchange } from "@urql/exchange-graphcache";

const ALL = "{ deals { __typename id } }", NOBODYS = "{ deals(owner: null) { __typename id } }", VARIABLE = "query ($owner: ID) { deals(owner: $owner) { __typename id } }";
const INPUT = "query ($where: Where) { deals(where: $where) { __typename id } }";
const asked = [];
const answer = async (url, { body }) => {
  asked.push(body);
  const ids = body.includes("null") ? ["7"] : ["1", "2", "7"];
  return new Response(JSON.stringify({ data: { deals: ids.map((id) => ({ __typename: "Deal", id })) } }), { headers: { "content-type": "application/json" } });
};
const client = new Client({ url: "http://localhost/", preferGetMethod: false, fetch: answer, exchanges: [cacheExchange({}), fetchExchange] });
const ids = async (query, variables) => (await client.query(query, variables ?? {}).toPromise()).data.deals.map(({ id }) => id).join();
const seen = [await ids(ALL), await ids(NOBODYS), await ids(VARIABLE, { owner: null }), asked.length];
seen.push(await ids(INPUT, { where: {} }), await ids(INPUT, { where: { owner: null } }), asked.length);

const cache = new InMemoryCache();
cache.writeQuery({ query: gql(ALL), data: { deals: [] } });
seen.push(cache.readQuery({ query: gql(NOBODYS) }));
console.log("all, nobody's, nobody's, requests; all, nobody's, requests; Apollo's:", seen);
assert.deepStrictEqual(seen, ["1,2,7", "1,2,7", "1,2,7", 1, "1,2,7", "7", 3, null]);
NODE
node look.mjs
