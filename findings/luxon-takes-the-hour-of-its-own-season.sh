#!/usr/bin/env bash
# luxon 3.7.2: 25 October 2026, 2:30 in Berlin, which is there twice, is the hour of summer time for a program that runs in summer and that of
# winter time for one that runs in winter. Temporal (temporal-polyfill 1.0.8) and JavaScript's Date take the first at all times.
# Guessed: which of both it is, is a rule; what a text means does not hang on when it is read.
# Source: luxon, src/datetime.js, fixOffset, whose guess is the zone's offset of now; its documentation of zones says only that it is not
# defined which of both is taken.
# Matters here: an import tested in July and run in January moves appointments of that night by an hour. Ask getPossibleOffsets().
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund luxon@3.7.2 temporal-polyfill@1.0.8
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { DateTime, Settings } from "luxon";
import { Temporal } from "temporal-polyfill";

function read(now) {
  Settings.now = () => Date.parse(now);
  return DateTime.fromISO("2026-10-25T02:30", { zone: "Europe/Berlin" }).toISO({ suppressSeconds: true, suppressMilliseconds: true });
}
const seen = {
  summer: read("2026-07-15T12:00:00Z"),
  winter: read("2026-01-15T12:00:00Z"),
  temporal: Temporal.PlainDateTime.from("2026-10-25T02:30").toZonedDateTime("Europe/Berlin").offset,
  date: new Date(2026, 9, 25, 2, 30).toISOString(),
};
console.log(seen);
assert.deepEqual(seen, {
  summer: "2026-10-25T02:30+02:00",
  winter: "2026-10-25T02:30+01:00",
  temporal: "+02:00",
  date: "2026-10-25T00:30:00.000Z",
});
NODE
TZ=Europe/Berlin node look.mjs
