#!/usr/bin/env bash
# @electric-sql/pglite 0.5.17: in New York a Date of 10 March 2026, 09:00 there, kept in a column of the type timestamp and read back is 13:00: it is
# written by UTC's clock and read by the machine's. Kept and read once more it is 17:00. node-postgres (pg 8.23.1) writes and reads by the machine's.
# And of one row, midnight of 10 March as a timestamp and 10 March as a date are four hours apart: a date is read as UTC's.
# Guessed: what was written is read back, as with the client it stands in for; a timestamptz is.
# Source: packages/pglite/src/types.ts (to: toISOString(), whose Z a timestamp passes over; from: new Date(text)); issue 532, open.
# Matters here: tests and pages with a database within them agree where the clock shows UTC, as in CI, and are hours off on somebody's desk.
# Have timestamptz, or pass and parse texts.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y > package.log
npm install --silent --no-audit --no-fund @electric-sql/pglite@0.5.17 pg@8.23.1
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import utils from "pg/lib/utils.js";

const database = await PGlite.create();
const one = async (statement, values, options) => Object.values((await database.query(statement, values, options)).rows[0]);
const shown = (date) => date.toISOString();
const meeting = new Date("2026-03-10T09:00:00-04:00");

const [once] = await one("SELECT $1::timestamp", [meeting]);
const [twice] = await one("SELECT $1::timestamp", [once]);
const [withZone] = await one("SELECT $1::timestamptz", [meeting]);
const [text] = await one("SELECT $1::text::timestamp::text", [utils.prepareValue(meeting)]);
const ofPg = pg.types.getTypeParser(1114, "text")(text);
const day = await one("SELECT timestamp '2026-03-10 00:00', date '2026-03-10'");
await database.close();
const seen = { once: shown(once), twice: shown(twice), withZone: shown(withZone), pg: shown(ofPg), day: day.map(shown) };
console.log("written", shown(meeting), "read", seen);
assert.deepStrictEqual(seen, {
  once: "2026-03-10T17:00:00.000Z",
  twice: "2026-03-10T21:00:00.000Z",
  withZone: "2026-03-10T13:00:00.000Z",
  pg: "2026-03-10T13:00:00.000Z",
  day: ["2026-03-10T04:00:00.000Z", "2026-03-10T00:00:00.000Z"],
});
NODE
TZ=America/New_York node look.mjs
