#!/usr/bin/env bash
# @urql/exchange-retry 2.0.0 with @urql/core 6.0.3: retryExchange() as it comes sends a mutation again when the connection breaks after the request, which
# may well have been carried out; the server gets it twice.
# Guessed: only queries are asked again, as by fetch's own rules of what may be repeated, unless somebody says otherwise.
# Source: exchanges/retry, retryExchange.ts (the decision looks at res.error.networkError and never at operation.kind); RFC 9110, 9.2.2 (what is
# not idempotent is not repeated by itself); a review in Urigo/accounter-fullstack, PR 4450, has the same surprise.
# Matters here: two deals of one. Pass retryIf: (error, operation) => operation.kind === "query" && !!error.networkError.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund graphql@16.15.0 @urql/core@6.0.3 @urql/exchange-retry@2.0.0
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { createServer } from "node:http";
import { Client, fetchExchange } from "@urql/core";
import { retryExchange } from "@urql/exchange-retry";

const done = [];
const server = createServer(async (request) => {
  let body = "";
  for await (const part of request) body += part;
  done.push(JSON.parse(body).query.replace(/\s+/g, " "));
  request.socket.destroy(); // as a server does that is stopped before its answer is out
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const exchanges = [retryExchange({ initialDelayMs: 1 }), fetchExchange];
const client = new Client({ url: `http://127.0.0.1:${server.address().port}/`, preferGetMethod: false, exchanges });
const { error } = await client.mutation('mutation { createDeal(title: "x") { id } }', {}).toPromise();
server.close();
console.log("the server got", done, "and the page", error.message);
assert.deepEqual([done.length, new Set(done).size, Boolean(error.networkError)], [2, 1, true]);
NODE
node look.mjs
