#!/usr/bin/env bash
# rrule 2.8.1, toText(): the month's last working day (BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1) is "every month on weekdays", and half past nine is
# "every day at 9"; isFullyConvertibleToText() says of both that nothing was left out.
# Guessed: it is false where a part of the rule is not in the text.
# Source: rrule's README (isFullyConvertibleToText: a hint whether all options can be told in text); src/nlp/totext.ts, ToText.IMPLEMENTED, and
# the loop over origOptions before it.
# Matters here: somebody confirms twenty-two meetings a month where one is meant, or the other way round. Look for bysetpos and byminute.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund rrule@2.8.1
cat > look.mjs <<'NODE'
import assert from "node:assert";
import rrule from "rrule";

const told = (text) => [rrule.RRule.fromString(text).toText(), rrule.RRule.fromString(text).isFullyConvertibleToText()];
const seen = [told("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"), told("FREQ=DAILY;BYHOUR=9;BYMINUTE=30"), told("FREQ=MONTHLY;BYDAY=-1FR")];
console.log(seen);
assert.deepEqual(seen, [["every month on weekdays", true], ["every day at 9", true], ["every month on the last Friday", true]]);
NODE
node look.mjs
