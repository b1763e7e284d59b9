#!/usr/bin/env bash
# node-ical 0.26.1: the summary of an event is a text, but an object with val and params where the property has a parameter, as
# SUMMARY;LANGUAGE=ru has, which Outlook and Exchange write.
# Guessed: one property has one type, and its parameters are kept elsewhere.
# Source: node-ical.d.ts, ParameterValue; RFC 5545, 3.2.10.
# Matters here: "[object Object]" for a title of an activity; take summary?.val ?? summary.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund node-ical@0.26.1
cat > look.mjs <<'NODE'
import assert from "node:assert";
import ical from "node-ical";
const event = (uid, summary) => ["BEGIN:VEVENT", `UID:${uid}`, "DTSTAMP:20260101T000000Z", "DTSTART:20260310T120000Z", summary, "END:VEVENT"];
const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//example", ...event("1", "SUMMARY:Встреча"), ...event("2", "SUMMARY;LANGUAGE=ru:Встреча"), "END:VCALENDAR"];
const seen = Object.values(ical.sync.parseICS(lines.join("\r\n"))).filter(({ type }) => type === "VEVENT").map(({ summary }) => summary);
console.log(seen);
assert.deepStrictEqual(seen, ["Встреча", { params: { LANGUAGE: "ru" }, val: "Встреча" }]);
NODE
node look.mjs
