#!/usr/bin/env bash
# postal-mime 4.0.0: of a letter with format=flowed it puts the lines of a paragraph together, but of a quoted one with the mark of each line: "> the
# price that > we spoke of". A line of another depth of quoting is joined as well. mailparser 3.14.2 takes the marks out and keeps depths apart;
# Python's email leaves all lines as they were cut.
# Guessed: three parsers of letters give one text, as they do where there is no quoting.
# Source: RFC 3676, 4.1, 4.5 (the marks are taken off before lines are joined; a line of another depth ends the paragraph); postal-mime,
# src/mime-node.ts, decodeFlowedText.
# Matters here: Thunderbird and others write so: what was said and what was quoted stand in one line of a kept communication, and whoever
# looks for lines with > finds no quotation. Join them by yourself, before anything is cut off.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y > package.log
npm install --silent --no-audit --no-fund postal-mime@4.0.0 mailparser@3.14.2
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { simpleParser } from "mailparser";
import PostalMime from "postal-mime";

const lines = ["> the price that ", "> we spoke of", ">> in February ", "> is kept.", "Thank you for ", "that."];
const letter = ["From: anna@crm.example", "To: ivan@crm.example", "Subject: Price", "Message-ID: <1@crm.example>", "MIME-Version: 1.0",
  "Content-Type: text/plain; charset=utf-8; format=flowed", "", ...lines, ""].join("\r\n");
writeFileSync("letter.eml", letter);
const python = "import email, email.policy as p; print(email.message_from_bytes(open('letter.eml', 'rb').read(), policy=p.default).get_content())";
const told = (text) => text.trimEnd().split(/\r?\n/);
const seen = {
  "postal-mime": told((await PostalMime.parse(letter)).text),
  mailparser: told((await simpleParser(letter)).text),
  Python: told(execFileSync("python3", ["-c", python], { encoding: "utf8" })),
};
console.log(seen);
assert.deepStrictEqual(seen, {
  "postal-mime": ["> the price that > we spoke of", ">> in February > is kept.", "Thank you for that."],
  mailparser: ["> the price that we spoke of", ">> in February ", "> is kept.", "Thank you for that."],
  Python: lines,
});
NODE
node look.mjs
