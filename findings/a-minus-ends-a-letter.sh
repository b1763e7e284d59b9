#!/usr/bin/env bash
# node-email-reply-parser 0.1.4: what is visible of "Change:", "-5 %" and "Best, Anna" is "Change:" alone, and of a letter with the line
# "-- 5 items" all behind it is gone; email-reply-parser 2.3.7 keeps both. Neither is a signature: that begins with "-- " on a line of
# its own.
# Guessed: two ports of one library agree on what a signature is.
# Source: lib/Parser.js of the one, where a dash and a word character begin a signature; RFC 3676, 4.3.
# Matters here: letters kept as communications lose their figures.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund node-email-reply-parser@0.1.4 email-reply-parser@2.3.7
cat > look.mjs <<'NODE'
import assert from "node:assert";
import EmailReplyParser from "email-reply-parser";
import replyParser from "node-email-reply-parser";
const letters = ["Change:\n\n-5 %\n\nBest, Anna", "Total:\n-- 5 items\n100 EUR"];
const seen = letters.map((letter) => [replyParser(letter, true).trim(), new EmailReplyParser().read(letter).getVisibleText() === letter]);
console.log(seen);
assert.deepStrictEqual(seen, [["Change:", true], ["Total:", true]]);
NODE
node look.mjs
