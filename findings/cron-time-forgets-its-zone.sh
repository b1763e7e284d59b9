#!/usr/bin/env bash
# cron 4.4.0 (npm): new CronTime("0 3 * * *", "Europe/Berlin").getNextDateFrom(date) is three o'clock of the machine's zone; only with the zone
# passed once more it is Berlin's. sendAt() of the same object knows it.
# Guessed: an object that was given a zone computes in it.
# Source: cron, dist/time.js, getNextDateFrom: without a zone passed it is that of the start, and a Date's is the machine's; its README, timeZone.
# Matters here: the next run shown beside a schedule is hours away from the one that comes. Pass the zone to both.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund cron@4.4.0
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { CronTime } from "cron";

const time = new CronTime("0 3 * * *", "Europe/Berlin");
const start = new Date("2026-07-01T12:00:00Z");
const next = [time.getNextDateFrom(start), time.getNextDateFrom(start, "Europe/Berlin")].map((date) => date.toUTC().toISO());
const seen = [...next, time.sendAt().zoneName, time.sendAt().hour];
console.log(seen);
assert.deepEqual(seen, ["2026-07-01T22:00:00.000Z", "2026-07-02T01:00:00.000Z", "Europe/Berlin", 3]);
NODE
TZ=Asia/Almaty node look.mjs
