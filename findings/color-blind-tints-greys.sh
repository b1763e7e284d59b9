#!/usr/bin/env bash
# color-blind 0.1.3: middle grey (#808080) as seen with deuteranopia is #8b7b80, a pink, and with tritanopia #817e87; white and black stay.
# Guessed: who sees fewer hues sees grey as grey: a grey has no hue to lose.
# Source: lib/blind.js and the README of the package, which name no exception; daltonlens 0.1.5 (PyPI) keeps greys by
# Brettel's and by Viénot's method.
# Matters here: colours of charts tested for being told apart; greys among them look different from each other in it and are not.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund color-blind@0.1.3
cat > look.mjs <<'NODE'
import assert from "node:assert";
import blind from "color-blind";
const seen = ["#808080", "#ffffff", "#000000"].map((colour) => [blind.deuteranopia(colour), blind.tritanopia(colour)]);
console.log(seen);
assert.deepStrictEqual(seen, [["#8b7b80", "#817e87"], ["#ffffff", "#ffffff"], ["#000000", "#000000"]]);
NODE
node look.mjs
