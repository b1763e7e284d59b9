#!/usr/bin/env bash
# PyExcelerate 0.13.0: a date among the rows given to new_sheet(data=...) is written as the bare number of its day, in a cell without a format, so that
# a sheet shows 46085 where 4 March 2026 was meant; by set_cell_value() the same date has the format yyyy-mm-dd. A timedelta is written
# as the text of Python, "1 day, 12:00:00".
# Guessed: the fast way of filling a sheet writes the same cells as the slow one.
# Source: pyexcelerate/Worksheet.py, set_cell_value (gives a date its format) and get_xml_data (does not); README, "Writing bulk data".
# Matters here: exports are opened by people. Give each column of dates a format: ws.range("A2", "A99").style.format.format = "yyyy-mm-dd".
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q PyExcelerate==0.13.0 openpyxl==3.1.5 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from datetime import date, datetime, timedelta

import openpyxl
from pyexcelerate import Workbook

book = Workbook()
book.new_sheet("Deals", data=[[date(2026, 3, 4), datetime(2026, 3, 4, 12), timedelta(hours=36)]])
book.new_sheet("By cells").set_cell_value(1, 1, date(2026, 3, 4))
book.save("deals.xlsx")
read = openpyxl.load_workbook("deals.xlsx")
seen = [(cell.value, cell.number_format) for sheet in read for cell in sheet[1]]
print(*seen)
assert seen[:3] == [(46085, "General"), (46085.5, "General"), ("1 day, 12:00:00", "General")], seen
assert seen[3] == (datetime(2026, 3, 4), "yyyy-mm-dd"), seen
PYTHON
venv/bin/python look.py
