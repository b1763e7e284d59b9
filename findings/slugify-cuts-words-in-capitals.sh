#!/usr/bin/env bash
# @sindresorhus/slugify 3.0.1: ЖУКОВ is zh-ukov, and Жуков is zhukov; ОБЩИЙ ОТЧЁТ is ob-sch-iy-ot-ch-yo-t. Names in Latin capitals stay
# whole. transliteration 2.6.1 has zhukov and obshchiy-otchyot.
# Guessed: capitals make no other slug; taking camel case apart is for camelCase.
# Source: its README, on the option decamelize (true unless said otherwise); index.js, where letters are written in Latin first (ZhUKOV)
# and capitals after small letters are cut then.
# Matters here: registers have names of firms and people in capitals: their links differ from those of the same name typed. decamelize: false.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund @sindresorhus/slugify@3.0.1 transliteration@2.6.1
cat > look.mjs <<'NODE'
import assert from "node:assert";
import sindre from "@sindresorhus/slugify";
import { slugify } from "transliteration";

const names = ["ЖУКОВ", "Жуков", "ОБЩИЙ ОТЧЁТ", "ZHUKOV"];
const seen = [names.map((name) => sindre(name)), names.map((name) => slugify(name)), sindre("ЖУКОВ", { decamelize: false })];
console.log(seen);
assert.deepEqual(seen, [
  ["zh-ukov", "zhukov", "ob-sch-iy-ot-ch-yo-t", "zhukov"],
  ["zhukov", "zhukov", "obshchiy-otchyot", "zhukov"],
  "zhukov",
]);
NODE
node look.mjs
