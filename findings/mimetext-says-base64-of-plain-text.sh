#!/usr/bin/env bash
# mimetext 3.0.28 (npm): addMessage({ data: "Привет", encoding: "base64" }) says Content-Transfer-Encoding: base64 and puts the text below as it is, of which Python's
# email, postal-mime 4.0.0 and mailparser 3.14.2 read nothing or other signs. Without an encoding it says 7bit of a text in Cyrillic letters.
# Guessed: who is given a text and an encoding encodes it, as it does the subject, and without one chooses what the text needs.
# Source: addMessage and dump in dist/mimetext.node.es.js (the encoding is a header, the data is taken as it is); its README encodes attachments by
# hand; RFC 2045, 6.2 (7bit has no octets above 127).
# Matters here: letters in Russian come as rubbish, and the more so the more care was taken of them. Pass Buffer.from(text).toString("base64") as data.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y > package.log
npm install --silent --no-audit --no-fund mimetext@3.0.28 postal-mime@4.0.0 mailparser@3.14.2
cat > look.mjs <<'NODE'
import { writeFileSync } from "node:fs";
import mailparser from "mailparser";
import { createMimeMessage } from "mimetext";
import PostalMime from "postal-mime";

const seen = [];
for (const [name, data, encoding] of [
  ["asked", "Привет", "base64"], ["by hand", Buffer.from("Привет").toString("base64"), "base64"], ["nothing said", "Привет", undefined],
]) {
  const message = createMimeMessage();
  message.setSender("anna@crm.example");
  message.setRecipient("ivan@crm.example");
  message.setSubject("Счёт");
  message.addMessage({ contentType: "text/plain", data, encoding });
  const raw = message.asRaw();
  writeFileSync(`${name}.eml`, raw);
  const postal = (await PostalMime.parse(raw)).text, parsed = (await mailparser.simpleParser(raw)).text;
  seen.push([name, /Encoding: (\S+)/.exec(raw)[1], raw.includes("Привет"), (postal ?? "").trim() === "Привет", (parsed ?? "").trim() === "Привет"]);
}
console.log(JSON.stringify(seen));
NODE
cat > look.py <<'PYTHON'
import json
import sys
from email import message_from_bytes, policy
from pathlib import Path

seen = json.loads(sys.argv[1])
for each in seen:
    message = message_from_bytes(Path(f"{each[0]}.eml").read_bytes(), policy=policy.default)
    each.append(message.get_content().strip() == "Привет")
    print(*each, "| read by Python:", ascii(message.get_content()))
assert seen == [
    ["asked", "base64", True, False, False, False],
    ["by hand", "base64", False, True, True, True],
    ["nothing said", "7bit", True, True, True, True],
], seen
PYTHON
python3 look.py "$(node look.mjs)"
