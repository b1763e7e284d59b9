#!/usr/bin/env bash
# xlsx2csv 0.8.6: small numbers without a format are written with six decimals: a rate of 0.0000512 is 0.000051, and 0.0000004 is 0; its negative,
# though, is -4E-07, as it stands in the file. Under 0.00 a number of eight places loses what is not shown, under a currency it keeps them.
# Guessed: a number goes to CSV as it is kept, or as it is shown; Excel shows 5.12E-05 and 4E-07.
# Source: xlsx2csv.py, the type "float" ("%f", zeros taken off); its option --floatformat.
# Matters here: rates and shares of an export come out some per cent off, small ones as nothing. Pass --floatformat '%.15g'.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q xlsx2csv==0.8.6 XlsxWriter==3.3.1 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
import csv
import subprocess

import xlsxwriter

RATES = [0.0000512, 0.0000004, -0.0000004, 92.3456]
with xlsxwriter.Workbook("rates.xlsx") as book:
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, RATES)
    sheet.write_row(1, 0, RATES, book.add_format({"num_format": "0.00"}))
    sheet.write_row(2, 0, RATES, book.add_format({"num_format": '#,##0.00 "₽"'}))


def read(*options):
    return [*csv.reader(subprocess.check_output(["venv/bin/xlsx2csv", *options, "rates.xlsx"], text=True).splitlines())]


plain, exact = read(), read("--floatformat", "%.15g")
print(RATES, "is", plain[0], "by 0.00", plain[1], "by a currency", plain[2], "told how", exact[0])
assert plain[0] == ["0.000051", "0", "-4E-07", "92.3456"], plain
assert [plain[1][3], plain[2][3]] == ["92.35", "92.3456"], plain
assert [float(text) for text in exact[0]] == RATES, exact
PYTHON
venv/bin/python look.py
