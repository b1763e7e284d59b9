#!/usr/bin/env bash
# graphql-scalars 2.0.0: as a variable, PositiveInt takes 5.7 for 5 and NonNegativeInt takes "1e3" for 1; SafeInt refuses both, as Int does.
# Guessed: a stricter Int refuses what Int refuses.
# Source: scalars/utilities.js: parseInt, which reads as far as it can.
# Matters here: amounts and counts that are wrong by a thousand without a word; check for whole numbers beside it.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund graphql-scalars@2.0.0 graphql@16.15.0
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { GraphQLNonNegativeInt, GraphQLPositiveInt, GraphQLSafeInt } from "graphql-scalars";
const seen = [GraphQLPositiveInt.parseValue(5.7), GraphQLNonNegativeInt.parseValue("1e3")];
console.log(seen);
assert.deepStrictEqual(seen, [5, 1]);
assert.throws(() => GraphQLSafeInt.parseValue(5.7));
NODE
node look.mjs
