#!/usr/bin/env bash
# scim-patch 0.8.3: "replace" of a name's given name keeps the family name if the path is "name", and drops it if there is no path and the value
# is {"name": {...}}. "add" of an extension without a path, {"urn:…:enterprise:2.0:User": {…}}, cuts the name of the extension at its last full stop.
# Guessed: with a path or without, an operation does the same to the attribute, and a URN is one name.
# Source: RFC 7644, 3.5.2.3 (a complex attribute: the given sub-attributes are replaced) and 3.5.2.1 (no path: the value holds the attributes to
# add); scim-patch, lib/src/scimPatch.js (a key without a path is split at full stops, which 0.8.3 does to "2.0:User" too).
# Matters here: people lose their family names, and departments are nowhere to be found, by which directory sent the change. Send paths.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund scim-patch@0.8.3
cat > look.mjs <<'NODE'
import assert from "node:assert";
import patch from "scim-patch";

const USER = "urn:ietf:params:scim:schemas:core:2.0:User", EXTENSION = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
const person = () => ({ schemas: [USER, EXTENSION], meta: {}, userName: "anna", name: { givenName: "Anna", familyName: "Ivanova" } });
const patched = (operation) => patch.scimPatch(person(), [operation]);

const byPath = patched({ op: "replace", path: "name", value: { givenName: "Anya" } }).name;
const without = patched({ op: "replace", value: { name: { givenName: "Anya" } } }).name;
const extended = patched({ op: "add", value: { [EXTENSION]: { department: "Sales" } } });
const added = Object.fromEntries(Object.entries(extended).filter(([key]) => key.startsWith("urn:")));
console.log("by path", byPath, "without", without, "extension", JSON.stringify(added));
assert.deepEqual(byPath, { givenName: "Anya", familyName: "Ivanova" });
assert.deepEqual(without, { givenName: "Anya" });
assert.deepEqual(added, { [EXTENSION.slice(0, -5)]: { User: { department: "Sales" } } });
NODE
node look.mjs
