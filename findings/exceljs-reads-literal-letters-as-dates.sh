#!/usr/bin/env bash
# ExcelJS 4.4.0: a number is a date to it if its format holds one of y, m, d, h, s, b or M outside quotes and brackets.
# An escaped letter counts too, though it is shown as it stands: 45 under `0\d` ("45d", an age in days) is read as a day of 1900.
# The letters of an elapsed time in brackets do not count: 1.5 under `[h]" ч"` (36 hours) is read as the number 1.5.
# openpyxl 3.1.5 reads 45 and timedelta(hours=36) from the same file.
# Guessed: readers of one file may name types differently, but agree on which cells are numbers.
# Source: exceljs/lib/utils/utils.js, isDateFmt; ECMA-376 part 1, 18.8.31 (backslash shows the next character, [h] is elapsed hours).
# Matters here: durations of deals in days and hours worked are the columns people format so, and import back.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q XlsxWriter==3.3.1 openpyxl==3.1.5 2>&1 | grep -v -e notice -e WARNING >&2 || true
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund exceljs@4.4.0
cat > write.py <<'PYTHON'
import xlsxwriter

with xlsxwriter.Workbook("file.xlsx") as book:
    sheet = book.add_worksheet()
    sheet.write_number("A1", 45, book.add_format({"num_format": r"0\d"}))
    sheet.write_number("B1", 1.5, book.add_format({"num_format": '[h]" ч"'}))
PYTHON
cat > look.mjs <<'NODE'
import ExcelJS from "exceljs";
const book = await new ExcelJS.Workbook().xlsx.readFile("file.xlsx");
console.log(JSON.stringify(["A1", "B1"].map((cell) => book.worksheets[0].getCell(cell).value)));
NODE
cat > look.py <<'PYTHON'
import json
import sys

import openpyxl

python = [str(cell.value) for cell in openpyxl.load_workbook("file.xlsx").active[1]]
node = json.loads(sys.argv[1])
print("45 days and 36 hours: openpyxl", python, "ExcelJS", node)
seen = [python, node]
assert seen == [["45", "1 day, 12:00:00"], ["1900-02-13T00:00:00.000Z", 1.5]], seen
PYTHON
venv/bin/python write.py
venv/bin/python look.py "$(node look.mjs)"
