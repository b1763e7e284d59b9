#!/usr/bin/env bash
# intl-messageformat 12.1.5 and @messageformat/core 3.4.1 on one message: {n, number, ::percent} of 0.256 is "26%" to the first and "0.256%"
# to the second; with scale/100 beside it 2,560% and 26%. {n, number, percent}, without colons, is 26% to both.
# Guessed: the notation that both took over from ICU means one number.
# Source: ICU user guide, "Number skeletons" (percent does not multiply; scale/100 does); formatjs, icu-skeleton-parser, which passes it on as
# Intl's style "percent", and that multiplies by a hundred.
# Matters here: a rate on the page is a hundred times the one in the mail made from the same translations. Write {n, number, percent}.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund intl-messageformat@12.1.5 @messageformat/core@3.4.1
cat > look.mjs <<'NODE'
import assert from "node:assert";
import MessageFormat from "@messageformat/core";
import { IntlMessageFormat } from "intl-messageformat";

const both = (message) => [new IntlMessageFormat(message, "en").format({ n: 0.256 }), new MessageFormat("en").compile(message)({ n: 0.256 })];
const seen = ["{n, number, ::percent}", "{n, number, ::percent scale/100}", "{n, number, percent}"].map(both);
console.log(seen);
assert.deepEqual(seen, [["26%", "0.256%"], ["2,560%", "26%"], ["26%", "26%"]]);
NODE
node look.mjs
