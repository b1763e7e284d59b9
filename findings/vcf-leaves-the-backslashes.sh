#!/usr/bin/env bash
# vcf 2.1.2 (npm): a property's value is given with the backslashes of the file: "Ромашка\, ООО", and a note of two lines as one with \n in it. Only the
# list of a name is cut up for JSON, and that at an escaped semicolon too.
# Guessed: a parser takes the escapes away that the format has put there, as it does in the other direction.
# Source: vcf/lib/vcard.js and property.js (no unescaping); RFC 2426, 5 and 2.4.2, RFC 6350, 3.4; RFC 7095, 3.3 (jCard has no escapes).
# Matters here: companies of an address book are imported with a backslash, and are nobody's duplicates. Take escapes away yourself.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund vcf@2.1.2
cat > look.mjs <<'NODE'
import assert from "node:assert";
import VCard from "vcf";

const lines = ["BEGIN:VCARD", "VERSION:3.0", "FN:Анна О", "N:О\\;Нил;Анна;;;", "ORG:Ромашка\\, ООО", "NOTE:one\\ntwo", "END:VCARD", ""];
const [card] = VCard.parse(lines.join("\r\n"));
const json = Object.fromEntries(card.toJSON()[1].map(([name, , , value]) => [name, value]));
const seen = [card.get("org").valueOf(), card.get("note").valueOf(), json.org, json.n];
console.log("org", seen[0], "| note", seen[1], "| as JSON", json.org, JSON.stringify(json.n));
assert.deepEqual(seen, ["Ромашка\\, ООО", "one\\ntwo", "Ромашка\\, ООО", ["О\\", "Нил", "Анна", "", "", ""]]);
NODE
node look.mjs
