#!/usr/bin/env bash
# email-reply-parser 0.5.12 and mail-parser-reply 1.36 (PyPI) and email-reply-parser 2.3.7 (npm): of an answer from a Gmail in Russian the line
# "вт, 10 мар. 2026 г. в 12:30, Иван <…>:" stays, and with mail-parser-reply what was quoted as well; from an Outlook in Russian all of
# the earlier letter stays with all three. In English they give the answer alone.
# Guessed: where a language is unknown, what stands behind > is left out together with the line above it.
# Source: email_reply_parser's QUOTE_HDR_REGEX (On … wrote); mailparser_reply/constants.py, which has thirteen languages.
# Matters here: letters kept as communications of a deal are searched and read with all that was ever quoted in them.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q email-reply-parser==0.5.12 mail-parser-reply==1.36 2>&1 | grep -v -e notice -e WARNING >&2 || true
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund email-reply-parser@2.3.7

cat > letters.json <<'JSON'
{
  "english": "Agreed.\n\nOn Tue, Mar 10, 2026 at 12:30 PM Ivan <i@example.com> wrote:\n> Price is 100\n",
  "gmail": "Согласны.\n\nвт, 10 мар. 2026 г. в 12:30, Иван <i@example.com>:\n> Цена 100\n",
  "outlook": "Согласны.\n\nОт: Иван <i@example.com>\nОтправлено: 10 марта 2026 г. 12:30\nКому: Пётр\nТема: Цена\n\nЦена 100\n"
}
JSON
cat > look.mjs <<'NODE'
import { readFileSync } from "node:fs";
import EmailReplyParser from "email-reply-parser";
const letters = Object.values(JSON.parse(readFileSync("letters.json", "utf8")));
console.log(JSON.stringify(letters.map((letter) => new EmailReplyParser().read(letter).getVisibleText().trim())));
NODE
cat > look.py <<'PYTHON'
import json
import sys

from email_reply_parser import EmailReplyParser
from mailparser_reply import EmailReplyParser as MailReplyParser

letters = [letter.strip() for letter in json.load(open("letters.json")).values()]
seen = [
    [EmailReplyParser.parse_reply(letter) for letter in letters],
    [MailReplyParser(languages=["en"]).parse_reply(text=letter) for letter in letters],
    json.loads(sys.argv[1]),
]
for each in seen:
    print(each)
header = letters[1].rpartition("\n")[0]
assert seen == [["Agreed.", header, letters[2]], ["Agreed.", letters[1], letters[2]], ["Agreed.", header, letters[2]]]
PYTHON
venv/bin/python look.py "$(node look.mjs)"
