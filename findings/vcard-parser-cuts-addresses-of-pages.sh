#!/usr/bin/env bash
# vcard-parser 1.0.0 (npm): the address of a page with a semicolon in it is a list of two texts, and TYPE=WORK,VOICE is one type by that name,
# while TYPE=WORK;TYPE=VOICE are two; a name, a firm or an address of a street is read right. vcard4 4.0.5 keeps the page's address whole.
# Guessed: a value has parts where the property has parts; types are a list in either spelling.
# Source: RFC 2426, 3.6.8 (URL is one URI) and 4 (a parameter's value may be a list with commas); RFC 6350, 5.6.
# Matters here: links into a CRM are cut on import, and telephones are neither of work nor of home. Join the parts, and split the types.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund vcard-parser@1.0.0 vcard4@4.0.5
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { parse as parse4 } from "vcard4";
import parser from "vcard-parser";

const lines = ["BEGIN:VCARD", "VERSION:3.0", "N:Иванова;Анна;;;", "FN:Анна Иванова", "URL:https://crm.example/card?id=1;tab=deals"];
const telephones = ["TEL;TYPE=WORK,VOICE:+74951234567", "TEL;TYPE=WORK;TYPE=VOICE:+74951234568", "END:VCARD", ""];
const text = [...lines, ...telephones].join("\r\n");
const card = parser.parse(text);
const whole = parse4(text.replace("VERSION:3.0", "VERSION:4.0")).parsedVcard.find((line) => line.property === "URL").value;
console.log(card.url, card.tel.map((tel) => tel.meta.type), whole);
assert.deepEqual(card.url, [{ value: ["https://crm.example/card?id=1", "tab=deals"] }]);
assert.deepEqual(card.tel.map((tel) => tel.meta.type), [["WORK,VOICE"], ["WORK", "VOICE"]]);
assert.equal(whole, "https://crm.example/card?id=1;tab=deals");
NODE
node look.mjs
