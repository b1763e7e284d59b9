#!/usr/bin/env bash
# A cell of "one", a carriage return, a line feed and "two", written by XlsxWriter 3.3.1 as the format wants it (_x000D_): openpyxl 3.1.5 and
# pylightxl 1.61 read the eight characters _x000D_, and pylightxl reads the text _x0041_ as _x005F_x0041_; python-calamine 0.9.1 and
# exceljs 4.4.0 read what was written.
# Guessed: a library that writes and reads the format undoes what the format does to a text.
# Source: ECMA-376 part 1, 22.9.2.19, ST_Xstring; openpyxl/reader/strings.py, which takes x005F_ out and nothing else.
# Matters here: notes and addresses of several lines out of exports made by programs; undo it with openpyxl.utils.escape.unescape.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q xlsxwriter==3.3.1 openpyxl==3.1.5 pylightxl==1.61 python-calamine==0.9.1 2>&1 | grep -v -e notice -e WARNING >&2 || true
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund exceljs@4.4.0

cat > look.py <<'PYTHON'
import json
import subprocess

import openpyxl
import pylightxl
import xlsxwriter
from openpyxl.utils.escape import unescape
from python_calamine import CalamineWorkbook

book = xlsxwriter.Workbook("a.xlsx")
book.add_worksheet("S").write_row(0, 0, ["one\r\ntwo", "_x0041_"])
book.close()
cells = [cell.value for cell in openpyxl.load_workbook("a.xlsx")["S"][1]]
seen = {
    "openpyxl": cells,
    "pylightxl": next(iter(pylightxl.readxl("a.xlsx").ws("S").rows)),
    "calamine": CalamineWorkbook.from_path("a.xlsx").get_sheet_by_name("S").to_python()[0],
    "exceljs": json.loads(subprocess.run(["node", "look.mjs"], capture_output=True, text=True, check=True).stdout),
    "unescape": [unescape(cells[0])],
}
print(seen)
right = ["one\r\ntwo", "_x0041_"]
assert seen == {
    "openpyxl": ["one_x000D_\ntwo", "_x0041_"],
    "pylightxl": ["one_x000D_\ntwo", "_x005F_x0041_"],
    "calamine": right,
    "exceljs": right,
    "unescape": right[:1],
}, seen
PYTHON
cat > look.mjs <<'NODE'
import ExcelJS from "exceljs";
const book = new ExcelJS.Workbook();
await book.xlsx.readFile("a.xlsx");
console.log(JSON.stringify(book.worksheets[0].getRow(1).values.slice(1)));
NODE
venv/bin/python look.py
