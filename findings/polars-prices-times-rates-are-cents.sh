#!/usr/bin/env bash
# polars 2.1.0: two decimals of two places multiplied are one of two places: a price of 19.99 by a rate of 0.07 is 1.40, where DuckDB 2.0.1 and
# pyarrow 26.0.1 have 1.3993; a third of 100.00, three times, is 99.99. The sum of ten such lines is a cent off. The mean is a double.
# Guessed: a product of decimals is exact, with as many places as both have, as everywhere in SQL.
# Source: PR 24542 of pola-rs/polars (the scale is fixed, also across arithmetic; of two the larger); DuckDB, "Numeric types" (the scales
# are added), as in SQL, <numeric value expression>.
# Matters here: taxes, discounts and rates of exchange are rounded line by line, and a report's total is not that of the database. Cast one
# factor to as many places as the product needs: cast(pl.Decimal(38, 6)).
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q polars==2.1.0 duckdb==2.0.1 pyarrow==26.0.1 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from decimal import Decimal

import duckdb
import polars
import pyarrow
import pyarrow.compute

price, rate = Decimal("19.99"), Decimal("0.07")
frame = polars.DataFrame({"price": [price] * 10, "rate": [rate] * 10, "whole": [Decimal("100.00")] * 10})
column = polars.col
of_polars = frame.select(
    line=column("price") * column("rate"),
    total=(column("price") * column("rate")).sum(),
    cast=column("price") * column("rate").cast(polars.Decimal(38, 6)),
    thirds=column("whole") / 3 * 3,
    mean=column("price").mean(),
).row(0)
of_duckdb = duckdb.sql("SELECT p * r, 10 * (p * r) FROM (VALUES (19.99::DECIMAL(10, 2), 0.07::DECIMAL(10, 2))) t (p, r)").fetchall()[0]
of_arrow = pyarrow.compute.multiply(pyarrow.array([price]), pyarrow.array([rate]))[0].as_py()
print("polars", of_polars, "DuckDB", of_duckdb, "pyarrow", of_arrow)
seen = [str(value) for value in (*of_polars[:4], *of_duckdb, of_arrow)], type(of_polars[4])
assert seen == (["1.40", "14.00", "1.399300", "99.99", "1.3993", "13.9930", "1.3993"], float), seen
PYTHON
venv/bin/python look.py
