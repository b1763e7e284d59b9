#!/usr/bin/env bash
# scim2-parse-filter 0.2.10: what stands in brackets is asked of all entries of a list together. emails[type eq "work" and value co "@home.example"]
# finds a person whose work address is elsewhere, as another of the person's addresses is there; it means the same as without brackets.
# Guessed: the brackets are there for one entry to meet all of it.
# Source: lib/src/tester.js, attrTest (a list at the end of a path is passed on whole); RFC 7644, 3.4.2.2, "valuePath": complex attribute filter
# grouping, for "a specific value of a multi-valued attribute".
# Matters here: a directory's changes to one address or one membership go to the wrong people. Test each entry by itself.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund scim2-parse-filter@0.2.10
cat > look.mjs <<'NODE'
import assert from "node:assert";
import scim from "scim2-parse-filter";

const people = [
  { userName: "anna", emails: [{ type: "work", value: "anna@acme.example" }, { type: "home", value: "anna@home.example" }] },
  { userName: "boris", emails: [{ type: "work", value: "boris@home.example" }] },
];
const found = (query) => people.filter(scim.filter(scim.parse(query))).map((person) => person.userName);
const grouped = found('emails[type eq "work" and value co "@home.example"]');
const apart = found('emails.type eq "work" and emails.value co "@home.example"');
console.log("in brackets:", grouped, "apart:", apart);
assert.deepEqual([grouped, apart], [["anna", "boris"], ["anna", "boris"]]);
NODE
node look.mjs
