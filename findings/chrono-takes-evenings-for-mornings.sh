#!/usr/bin/env bash
# chrono-node 2.10.3, chrono.ru: "в 5 вечера" is five in the morning, and "в 7 вечера" seven in the evening; "в 3 часа дня" is three at night.
# "morgen um 5 Uhr abends" is 17:00 by chrono.de.
# Guessed: of a language named as supported the words for parts of the day are known, or the time is not taken.
# Source: README (ru is supported, not partially); src/locales/ru/parsers/RUTimeExpressionParser.ts (hours below 6 with "вечера" are AM).
# Matters here: "перезвонить завтра в 5 вечера" makes a task for five in the morning. Show what was understood before it is saved.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund chrono-node@2.10.3
cat > look.mjs <<'NODE'
import assert from "node:assert";
import * as chrono from "chrono-node";

const now = new Date(2026, 2, 4, 12, 0);
const clock = (language, text) => chrono[language].parseDate(text, now).toTimeString().slice(0, 5);
const said = ["завтра в 5 вечера", "завтра в 7 вечера", "завтра в 3 часа дня"];
const seen = [...said.map((text) => clock("ru", text)), clock("de", "morgen um 5 Uhr abends")];
console.log(said, "are", seen.slice(0, 3), "- German, 5 in the evening:", seen[3]);
assert.deepEqual(seen, ["05:00", "19:00", "03:00", "17:00"]);
NODE
node look.mjs
