#!/usr/bin/env bash
# cron-schedule 6.0.0: of a field that it does not know it reads the number it begins with. "5L", the month's last Friday, is every Friday,
# "1#1", its first Monday, every Monday, and 5/15 minutes are minute five; L by itself is refused. cron-parser 5.10.6 reads all of them.
# Guessed: what is not supported is refused, as L is.
# Source: cron-schedule, cron-parser.js, parseSingleElement (Number.parseInt, which reads as far as it can); its README, which lists what it
# supports.
# Matters here: schedules written for one library and run by another: a monthly report goes out each week. Check with a strict parser first.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund cron-schedule@6.0.0 cron-parser@5.10.6
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { CronExpressionParser } from "cron-parser";
import { parseCronExpression } from "cron-schedule";

const start = new Date("2026-03-04T10:00:00Z");
const look = (line) => {
  const other = CronExpressionParser.parse(line, { currentDate: start, tz: "UTC" });
  const days = parseCronExpression(line).getNextDates(3, start).map((date) => date.toISOString().slice(5, 16));
  return [days, [1, 2, 3].map(() => other.next().toDate().toISOString().slice(5, 16))];
};
const seen = { "0 9 * * 5L": look("0 9 * * 5L"), "0 9 * * 1#1": look("0 9 * * 1#1"), "5/15 * * * *": look("5/15 * * * *") };
console.log(seen);
assert.deepEqual(seen, {
  "0 9 * * 5L": [["03-06T09:00", "03-13T09:00", "03-20T09:00"], ["03-27T09:00", "04-24T09:00", "05-29T09:00"]],
  "0 9 * * 1#1": [["03-09T09:00", "03-16T09:00", "03-23T09:00"], ["04-06T09:00", "05-04T09:00", "06-01T09:00"]],
  "5/15 * * * *": [["03-04T10:05", "03-04T11:05", "03-04T12:05"], ["03-04T10:05", "03-04T10:20", "03-04T10:35"]],
});
assert.throws(() => parseCronExpression("0 9 L * *"), /is NaN/);
NODE
TZ=UTC node look.mjs
