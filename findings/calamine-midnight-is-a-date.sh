#!/usr/bin/env bash
# python-calamine 0.9.1: a cell of a date and a time whose time happens to be midnight is read as a `date`, any other time as a
# `datetime`; openpyxl 3.1.5 reads both as `datetime`. So a column of times has values of two types, which do not compare.
# Guessed: the type follows the cell's format, which is the same down the column.
# Source: what `to_python` gives, as seen.
# Matters here: a column of times is sorted, compared and checked on import, and fails on the one row of midnight.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q python-calamine==0.9.1 openpyxl==3.1.5 XlsxWriter==3.2.9 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from datetime import date, datetime

import openpyxl
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

with Workbook("times.xlsx") as book:
    sheet, shown = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
    sheet.write_datetime(0, 0, datetime(2026, 1, 1, 0, 0, 0), shown)
    sheet.write_datetime(1, 0, datetime(2026, 1, 1, 0, 0, 1), shown)
by_calamine = [row[0] for row in CalamineWorkbook.from_path("times.xlsx").get_sheet_by_index(0).to_python()]
by_openpyxl = [row[0] for row in openpyxl.load_workbook("times.xlsx").active.iter_rows(values_only=True)]
print("calamine:", by_calamine)
print("openpyxl:", by_openpyxl)
assert by_calamine == [date(2026, 1, 1), datetime(2026, 1, 1, 0, 0, 1)] and type(by_calamine[0]) is date
assert by_openpyxl == [datetime(2026, 1, 1, 0, 0), datetime(2026, 1, 1, 0, 0, 1)]
PYTHON
venv/bin/python look.py
