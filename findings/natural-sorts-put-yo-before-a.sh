#!/usr/bin/env bash
# string-natural-compare 3.0.1, alphanum-sort 1.1.0 and javascript-natural-sort 0.7.1: of Ёлкин, Агеев and ёж, Ёлкин comes first and ёж
# last, whatever stands between. natural-orderby 5.0.0 and Intl.Collator sort them as a Russian telephone book does.
# Guessed: what is made so that people find things in a list sorts letters as people do.
# Source: these compare code units; Ё is U+0401, before А, and ё is U+0451, after я.
# Matters here: lists of people; new Intl.Collator("ru", { numeric: true }).compare does both.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund string-natural-compare@3.0.1 alphanum-sort@1.1.0 javascript-natural-sort@0.7.1 natural-orderby@5.0.0
cat > look.mjs <<'NODE'
import assert from "node:assert";
import alphanumSort from "alphanum-sort";
import naturalSort from "javascript-natural-sort";
import { orderBy } from "natural-orderby";
import naturalCompare from "string-natural-compare";
const names = ["Яков", "ёж", "Ёлкин", "Агеев", "Ежов"];
const seen = [[...names].sort(naturalCompare), alphanumSort([...names]), [...names].sort(naturalSort)].map((each) => each.join(" "));
const right = [orderBy(names), [...names].sort(new Intl.Collator("ru", { numeric: true }).compare)].map((each) => each.join(" "));
console.log(seen, right);
assert.deepStrictEqual(new Set(seen), new Set(["Ёлкин Агеев Ежов Яков ёж"]));
assert.deepStrictEqual(new Set(right), new Set(["Агеев ёж Ежов Ёлкин Яков"]));
NODE
node look.mjs
