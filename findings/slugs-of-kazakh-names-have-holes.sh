#!/usr/bin/env bash
# @sindresorhus/slugify 3.0.1 drops the letters that Kazakh has beside Russian: Қарағанды is ara-andy, and Әлия and Лия are both liya.
# transliteration 2.6.1 writes a mark after some, and its slug is cut there: k-arag-andy, k-alasy. slugify 1.6.9 has a letter or two for each.
# Guessed: who knows Cyrillic letters knows all of Unicode's, or keeps what it does not know.
# Source: the tables of @sindresorhus/transliterate (Russian, and none of Kazakh), of transliteration (қ is "k" and a mark) and of slugify.
# Matters here: addresses of pages and names of files for people and towns in Kazakhstan fall together, or are not found. Put the id into them.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund @sindresorhus/slugify@3.0.1 transliteration@2.6.1 slugify@1.6.9
cat > look.mjs <<'NODE'
import assert from "node:assert";
import sindre from "@sindresorhus/slugify";
import slugify from "slugify";
import { slugify as other } from "transliteration";

const names = ["Қарағанды", "Әлия", "Лия", "Алматы қаласы"];
const seen = {
  sindresorhus: names.map((name) => sindre(name)),
  transliteration: names.map((name) => other(name)),
  slugify: names.map((name) => slugify(name, { lower: true })),
};
console.log(seen);
assert.deepEqual(seen, {
  sindresorhus: ["ara-andy", "liya", "liya", "almaty-alasy"],
  transliteration: ["k-arag-andy", "liya", "liya", "almaty-k-alasy"],
  slugify: ["kharaghandy", "aeliya", "liya", "almaty-khalasy"],
});
NODE
node look.mjs
