#!/usr/bin/env bash
# cron 4.4.0 (npm): on the day on which clocks go back, "0 3 * * *" in Europe/Berlin comes at two o'clock, an hour early, and again at three;
# in New York, where it is an hour earlier, so does "0 2 * * *". What is due within the repeated hour comes once.
# Guessed: times outside the repeated hour are not touched by it.
# Source: cron's README (time zones); dist/time.js, getNextDateFrom; issue 1087 of kelektiv/node-cron is of its neighbour, within that hour.
# Matters here: reports and reminders of that night go out twice, once at a time that was never asked for. Take another hour than the first one
# after the change, or croner.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund cron@4.4.0
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { CronTime } from "cron";

function look(line, zone, start) {
  let at = new Date(start);
  return [1, 2, 3].map(() => {
    const next = new CronTime(line, zone).getNextDateFrom(at, zone);
    at = next.toJSDate();
    return next.toISO({ suppressSeconds: true, suppressMilliseconds: true });
  });
}
const berlin = look("0 3 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z");
const york = look("0 2 * * *", "America/New_York", "2026-10-31T12:00:00Z");
const within = look("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z");
console.log({ berlin, york, within });
assert.deepEqual(berlin, ["2026-10-25T02:00+01:00", "2026-10-25T03:00+01:00", "2026-10-26T03:00+01:00"]);
assert.deepEqual(york, ["2026-11-01T01:00-05:00", "2026-11-01T02:00-05:00", "2026-11-02T02:00-05:00"]);
assert.deepEqual(within, ["2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00", "2026-10-27T02:30+01:00"]);
NODE
node look.mjs
