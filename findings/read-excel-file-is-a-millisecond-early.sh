#!/usr/bin/env bash
# read-excel-file 9.3.17: a cell of 10.03.2026 23:59:59 is read as 23:59:58.999, and one of two blanks, x and a blank as x; exceljs 4.4.0
# reads 23:59:59 and the blanks.
# Guessed: a time of whole seconds is read as one.
# Source: its README, on trim (true unless said otherwise); a day is a binary fraction in the file, so milliseconds are to be rounded.
# Matters here: instants cut to seconds are a second early, and a day early at midnight; round them.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q xlsxwriter==3.3.1 2>&1 | grep -v -e notice -e WARNING >&2 || true
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund read-excel-file@9.3.17 exceljs@4.4.0

cat > write.py <<'PYTHON'
from datetime import datetime

import xlsxwriter

book = xlsxwriter.Workbook("a.xlsx")
sheet = book.add_worksheet("S")
sheet.write_datetime(0, 0, datetime(2026, 3, 10, 23, 59, 59), book.add_format({"num_format": "dd.mm.yyyy hh:mm:ss"}))
sheet.write_string(0, 1, "  x ")
book.close()
PYTHON
cat > look.mjs <<'NODE'
import assert from "node:assert";
import ExcelJS from "exceljs";
import readExcel from "read-excel-file/node";
const book = new ExcelJS.Workbook();
await book.xlsx.readFile("a.xlsx");
const [{ data }] = await readExcel("a.xlsx");
const seen = JSON.parse(JSON.stringify([data[0], book.worksheets[0].getRow(1).values.slice(1)]));
console.log(seen);
assert.deepStrictEqual(seen, [["2026-03-10T23:59:58.999Z", "x"], ["2026-03-10T23:59:59.000Z", "  x "]]);
NODE
venv/bin/python write.py
TZ=UTC node look.mjs
