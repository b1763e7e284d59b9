#!/usr/bin/env bash
# cronosjs 1.7.1: "0 9 * * 0-7", every day, is Sundays only; 1-7 is every day. croner 11.0.1 takes both for every day.
# Guessed: as 7 is Sunday in a range (1-7 shows it), 0-7 holds the days between as well.
# Source: cronosjs, dist-src/parser.js, where 7 becomes 0 before the range is made, which may run round; crontab(5) (0 and 7 are Sunday).
# Matters here: a daily report comes once a week, and no check complains. Write *, or names of days.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund cronosjs@1.7.1 croner@11.0.1
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { Cron } from "croner";
import cronos from "cronosjs";

const start = new Date("2026-03-04T10:00:00Z");
const days = (line) => cronos.CronosExpression.parse(line, { timezone: "UTC" }).nextNDates(start, 3).map((date) => date.toISOString().slice(0, 10));
const other = new Cron("0 9 * * 0-7", { timezone: "UTC" }).nextRuns(3, start).map((date) => date.toISOString().slice(0, 10));
const seen = [days("0 9 * * 0-7"), days("0 9 * * 1-7"), other];
console.log(seen);
const daily = ["2026-03-05", "2026-03-06", "2026-03-07"];
assert.deepEqual(seen, [["2026-03-08", "2026-03-15", "2026-03-22"], daily, daily]);
NODE
node look.mjs
