#!/usr/bin/env bash
# jsforce 3.10.16, find(): of { Amount: { $gte: 1000, $lt: 5000 } } only the first bound is asked for, of { $not: { A: 1, B: 2 } } only A; { StageName: { $in: [] } }
# and { StageName: undefined } are left out, which finds every record; and a Date is written as JavaScript prints it, which is no SOQL.
# Guessed: conditions written as in MongoDB mean what they mean there: both bounds, and nothing is in an empty list; a Date is a date.
# Source: lib/soql-builder.js, createFieldExpression (stops at the first key with a $; what has no value is no condition) and createConditionClause (NOT
# takes the first of its conditions); its Date has toDateLiteral and toDateTimeLiteral.
# Matters here: deals of a range brought over from Salesforce are those above its lower bound, and an empty choice brings all. Give bounds as a list,
# [{ Amount: { $gte: 1000 } }, { Amount: { $lt: 5000 } }], and look at toSOQL().
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y > package.log
npm install --silent --no-audit --no-fund jsforce@3.10.16
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { Connection } from "jsforce";

// Nothing is sent: toSOQL() only writes the statement.
const connection = new Connection({ instanceUrl: "http://127.0.0.1:1", accessToken: "none" });
const asked = async (conditions) => (await connection.sobject("Opportunity").find(conditions, "Id").toSOQL()).replace("SELECT Id FROM Opportunity", "").trim();
const seen = {
  range: await asked({ Amount: { $gte: 1000, $lt: 5000 } }),
  list: await asked([{ Amount: { $gte: 1000 } }, { Amount: { $lt: 5000 } }]),
  not: await asked({ $not: { StageName: "Lost", Amount: 0 } }),
  empty: await asked({ StageName: { $in: [] } }),
  undefined: await asked({ StageName: undefined }),
  date: (await asked({ CloseDate: new Date("2026-03-10T00:00:00Z") })).slice(0, 33),
};
console.log(seen);
assert.deepStrictEqual(seen, {
  range: "WHERE Amount >= 1000",
  list: "WHERE Amount >= 1000 AND Amount < 5000",
  not: "WHERE NOT StageName = 'Lost'",
  empty: "",
  undefined: "",
  date: "WHERE CloseDate = Tue Mar 10 2026",
});
NODE
TZ=UTC node look.mjs
