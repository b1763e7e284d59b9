#!/usr/bin/env bash
# d3-time-format 4.1.0: what it formats by %G-W%V-%u, an ISO week date, it parses as the Monday of that week, whichever day is meant; %w for %u is heeded,
# and so is %u beside the other weeks, %U and %W.
# Guessed: a format is parsed as it was written; parsing is called strict, and %u is in the list of what it knows.
# Source: README, locale.format and locale.parse; src/locale.js, newParse (the branch of %V looks at d.w only); PR 129 of d3/d3-time-format, open.
# Matters here: a chart by ISO days of weeks shows all of a week on its Monday. Parse %G-W%V-%w with the digit modulo 7.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund d3-time-format@4.1.0
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { utcFormat, utcParse } from "d3-time-format";

const iso = "%G-W%V-%u", friday = new Date("2026-07-03T00:00:00Z");
const written = utcFormat(iso)(friday);
const read = (pattern, text) => utcParse(pattern)(text).toISOString().slice(0, 10);
const seen = [written, read(iso, written), read("%G-W%V-%w", written), read("%Y-W%W-%u", utcFormat("%Y-W%W-%u")(friday))];
console.log("Friday", seen[0], "is read as", seen[1], "- by %w", seen[2], "- by %W and %u", seen[3]);
assert.deepEqual(seen, ["2026-W27-5", "2026-06-29", "2026-07-03", "2026-07-03"]);
NODE
node look.mjs
