#!/usr/bin/env bash
# pylightxl 1.61: a 5 with the format [Red]0;[Blue]0 is read as the text 1900/01/04, as is what else has a d, m, y, h or s beside its digits
# ("Kd." 0 for Danish crowns), and a duration of 25:30 as 01:30:00. python-calamine reads 5, and a day, an hour and a half.
# Guessed: what stands in brackets or quotes of a format says nothing of dates.
# Source: pylightxl.py, where a format with one of these letters is one of a date; ECMA-376 part 1, 18.8.31.
# Matters here: sums in colours out of a report; take a reader that knows the format.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q pylightxl==1.61 python-calamine==0.9.1 xlsxwriter==3.3.1 2>&1 | grep -v -e notice -e WARNING >&2 || true
venv/bin/python - <<'PYTHON'
from datetime import timedelta

import pylightxl
import xlsxwriter
from python_calamine import CalamineWorkbook

book = xlsxwriter.Workbook("a.xlsx")
sheet = book.add_worksheet("S")
sheet.write_number(0, 0, 5, book.add_format({"num_format": "[Red]0;[Blue]0"}))
sheet.write_number(0, 1, 46091, book.add_format({"num_format": '"Kd." 0'}))
sheet.write_datetime(0, 2, timedelta(hours=25, minutes=30), book.add_format({"num_format": "[h]:mm"}))
book.close()
seen = next(iter(pylightxl.readxl("a.xlsx").ws("S").rows)), CalamineWorkbook.from_path("a.xlsx").get_sheet_by_name("S").to_python()[0]
print(seen)
assert seen == (["1900/01/04", "2026/03/10", "01:30:00"], [5.0, 46091.0, timedelta(hours=25, minutes=30)]), seen
PYTHON
