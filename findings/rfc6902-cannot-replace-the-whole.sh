#!/usr/bin/env bash
# rfc6902 5.4.0 (npm): a patch whose path is empty, which means the whole document, is answered with a MissingError, whether it replaces or
# adds; a test of it is fine, and fast-json-patch 3.1.1 carries all out. rfc6902's own createPatch of an object and a list makes such a patch.
# Guessed: a library named after the standard takes what it makes itself, or does not make it.
# Source: RFC 6901, 5 ("" is the whole document) and RFC 6902, 4.1 (add at the root); rfc6902's patch.js, where the root has no parent.
# Matters here: changes kept or sent as patches cannot be replayed where one end has the other library. Look for the empty path first.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund rfc6902@5.4.0 fast-json-patch@3.1.1
cat > look.mjs <<'NODE'
import assert from "node:assert";
import fast from "fast-json-patch";
import { applyPatch, createPatch } from "rfc6902";

const patch = createPatch({ stage: "won" }, ["won"]);
const one = (operation) => applyPatch({ stage: "won" }, [operation]).map((error) => error?.name ?? null);
const seen = {
  made: patch,
  replace: applyPatch({ stage: "won" }, patch).map((error) => error?.name),
  add: one({ op: "add", path: "", value: { stage: "lost" } }),
  test: one({ op: "test", path: "", value: { stage: "won" } }),
  fast: fast.applyPatch({ stage: "won" }, patch).newDocument,
};
console.log(seen);
assert.deepEqual(seen, {
  made: [{ op: "replace", path: "", value: ["won"] }],
  replace: ["MissingError"],
  add: ["MissingError"],
  test: [null],
  fast: ["won"],
});
NODE
node look.mjs
