#!/usr/bin/env bash
# @formkit/tempo 1.1.0: parse("10 марта 2026", "D MMMM YYYY", "ru") is the tenth of the month that it is today, whatever month is
# written: 10 марта and 10 июля are one day. format() writes just that text, and in English both ways agree.
# Guessed: what it has written it reads, or it raises.
# Source: its documentation of parse, which names no language that it does not read.
# Matters here: a date field in Russian saves another month, and is right once a year; read 10.03.2026 only.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund @formkit/tempo@1.1.0
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { format, parse } from "@formkit/tempo";
const months = (language) => [2, 6].map((month) => parse(format(new Date(2026, month, 10), "D MMMM YYYY", language), "D MMMM YYYY", language).getMonth());
const texts = [2, 6].map((month) => format(new Date(2026, month, 10), "D MMMM YYYY", "ru"));
const seen = [months("en"), months("ru")];
console.log(texts, seen);
assert.deepStrictEqual(texts, ["10 марта 2026", "10 июля 2026"]);
assert.deepStrictEqual(seen[0], [2, 6]);
assert.deepStrictEqual(seen[1], [new Date().getMonth(), new Date().getMonth()]);
NODE
node look.mjs
