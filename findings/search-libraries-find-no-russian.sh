#!/usr/bin/env bash
# lunr 2.3.9, elasticlunr 0.9.5 and @leeoniya/ufuzzy 1.0.19, as they are without options, find no Иванов among names that hold one, and
# say so with an empty answer; flexsearch 0.8.212 and js-search 2.0.1 find him.
# Guessed: a search that knows no Russian endings finds at least a word that is typed as it stands.
# Source: lunr's and elasticlunr's trimmer takes what JavaScript's \W is from both ends of a word, which is all of it; uFuzzy's README, on
# the option unicode.
# Matters here: one field for blocks, reports and people; "nothing found" is believed. Take the trimmer out, or say unicode: true.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund lunr@2.3.9 elasticlunr@0.9.5 @leeoniya/ufuzzy@1.0.19 flexsearch@0.8.212 js-search@2.0.1
cat > look.mjs <<'NODE'
import assert from "node:assert";
import UFuzzy from "@leeoniya/ufuzzy";
import elasticlunr from "elasticlunr";
import FlexSearch from "flexsearch";
import { Search } from "js-search";
import lunr from "lunr";
const names = ["Иванов Иван", "Smith John"];
const ofLunr = lunr(function () {
  this.field("name");
  names.forEach((name, id) => this.add({ id, name }));
});
const ofElasticlunr = elasticlunr(function () {
  this.addField("name");
});
names.forEach((name, id) => ofElasticlunr.addDoc({ id, name }));
const ofFlexSearch = new FlexSearch.Index();
names.forEach((name, id) => ofFlexSearch.add(id, name));
const ofJsSearch = new Search("id");
ofJsSearch.addIndex("name");
names.forEach((name, id) => ofJsSearch.addDocument({ id, name }));
const find = (text) => ({
  lunr: ofLunr.search(text).length,
  elasticlunr: ofElasticlunr.search(text).length,
  ufuzzy: new UFuzzy().search(names, text)[0]?.length ?? 0,
  flexsearch: ofFlexSearch.search(text).length,
  "js-search": ofJsSearch.search(text).length,
});
const seen = [find("Иванов"), find("Smith")];
console.log(seen);
assert.deepStrictEqual(Object.values(seen[0]), [0, 0, 0, 1, 1]);
assert.deepStrictEqual(Object.values(seen[1]), [1, 1, 1, 1, 1]);
NODE
node look.mjs
