#!/usr/bin/env bash
# nodemailer 10.6.1: list: { unsubscribe: [page, mailbox] } writes two List-Unsubscribe fields, one for each; RFC 2369 has one of each in a message. In one
# field they are only as a list within a list.
# Guessed: several ways to unsubscribe are one field with commas, as several addresses in To are.
# Source: RFC 2369, 3 ("There MUST be no more than one of each field present in any given message") and 2 (several URLs, separated by commas, in order of
# preference); nodemailer's documentation, "List headers" (an array is several lines, a nested one is one).
# Matters here: a reader that takes the first field knows one way, and which one depends on it; one click (RFC 8058) asks for a page in that very field.
# Write unsubscribe: [[page, mailbox]].
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y > package.log
npm install --silent --no-audit --no-fund nodemailer@10.6.1
cat > look.mjs <<'NODE'
import assert from "node:assert";
import nodemailer from "nodemailer";

const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: "unix" });
const fields = async (unsubscribe) => {
  const letter = { from: "crm@crm.example", to: ["a@crm.example", "b@crm.example"], subject: "News", text: "News", list: { unsubscribe } };
  const [head] = (await transport.sendMail(letter)).message.toString().replace(/\n\s+/g, " ").split("\n\n");
  return head.split("\n").filter((line) => /^(List-Unsubscribe|To):/.test(line));
};
const page = "https://crm.example/unsubscribe?id=1", mailbox = "unsubscribe@crm.example?subject=1";
const seen = { list: await fields([page, mailbox]), nested: await fields([[page, mailbox]]) };
console.log(seen);
const to = "To: a@crm.example, b@crm.example";
assert.deepStrictEqual(seen, {
  list: [to, `List-Unsubscribe: <${page}>`, `List-Unsubscribe: <mailto:${mailbox}>`],
  nested: [to, `List-Unsubscribe: <${page}>, <mailto:${mailbox}>`],
});
NODE
node look.mjs
