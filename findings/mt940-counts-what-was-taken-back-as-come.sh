#!/usr/bin/env bash
# A bank's statement (MT940) of 1,000.00, a debit of 100.50, a credit of 20.00 that is taken back (RC) and a debit of 30.00 that is (RD), which closes with
# 909.50: mt-940 5.1.1 (PyPI) reads the RC as +20.00, and comes to 949.50 unless told reversal_sign; mt940-js 1.0.0 (npm) says of the RC
# isCredit and of the RD not, which makes 889.50. mt940js 1.3.5 (npm) has -20.00 and 30.00. An entry booked on 2 January 2026 whose value
# is of 31 December is of January 2025 for both from npm, and right for mt-940.
# Guessed: amounts have signs so that they add up to the closing balance, which stands in the same file.
# Source: SWIFT's field 61, subfield 3 (RC: reversal of credit, a debit entry); mt940/models.py, Amount (kept for those who rely on it), and
# issue 130 of wolph/mt940; the transaction's tag in mt940-js and mt940js (isCredit by a C in the mark; the entry's year is that of the value).
# Matters here: payments matched to invoices: one that bounced counts as a second one. Add up each statement, and compare.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q mt-940==5.1.1 2>&1 | grep -v -e notice -e WARNING >&2 || true
npm init -y > package.log
# mt940-js asks for tslib without saying so.
npm install --silent --no-audit --no-fund mt940-js@1.0.0 tslib@2.8.1 mt940js@1.3.5
printf '%s\r\n' :20:START :25:12345678/1234567890 :28C:1/1 :60F:C251230EUR1000,00 \
  :61:2512310102D100,50NTRFNONREF ':86:Rent' :61:2601050105RC20,00NTRFNONREF ':86:Payment that bounced' \
  :61:2601050105RD30,00NTRFNONREF ':86:Fee given back' :62F:C260105EUR909,50 > statement.sta
cat > look.mjs <<'NODE'
import { readFileSync } from "node:fs";
import { read } from "mt940-js";
import mt940js from "mt940js";

const file = readFileSync("statement.sta");
const [statement] = await read(file);
const signed = statement.transactions.map(({ amount, isCredit }) => (isCredit ? amount : -amount));
const [other] = new mt940js.Parser().parse(file.toString());
const years = [statement.transactions[0].entryDate.slice(0, 4), String(other.transactions[0].entryDate.getFullYear())];
const seen = { "mt940-js": signed, mt940js: other.transactions.map(({ amount }) => amount), years };
console.log(JSON.stringify(seen));
NODE
cat > look.py <<'PYTHON'
import json
import sys

import mt940

seen = json.loads(sys.argv[1])
statement = mt940.parse("statement.sta")
entries = [entry.data for entry in statement]
seen["mt-940"] = [float(entry["amount"].amount) for entry in entries]
print(seen, "closing", statement.data["final_closing_balance"], "by mt-940 the first is of", entries[0]["entry_date"])
for name in ("mt-940", "mt940-js", "mt940js"):
    print(name, "comes to", 1000 + sum(seen[name]))
assert seen == {
    "mt-940": [-100.5, 20, 30],
    "mt940-js": [-100.5, 20, -30],
    "mt940js": [-100.5, -20, 30],
    "years": ["2025", "2025"],
}, seen
assert str(entries[0]["entry_date"]) == "2026-01-02", entries[0]
PYTHON
venv/bin/python look.py "$(node look.mjs)"
