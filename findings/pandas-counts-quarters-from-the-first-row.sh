#!/usr/bin/env bash
# pandas 3.1.1, resample("3MS"): three months each from the first row's month on, where "QS" has quarters of the calendar; DuckDB 2.0.1's
# time_bucket of three months has quarters. A row in an earlier month moves all of pandas' groups.
# Guessed: three months are a quarter, as twelve of them begin with the year.
# Source: DuckDB, time_bucket (months count from 2000-01-01); pandas, resample (origin is for fixed frequencies; others begin with the data).
# Matters here: the sums of a chart change with one more old deal, and are no quarters. Say "QS".
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q pandas==3.1.1 duckdb==2.0.1 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
import duckdb
import pandas as pd

deals = {"2026-02-10": 1, "2026-03-15": 2, "2026-04-20": 3, "2026-05-01": 4, "2026-07-01": 5}
series = pd.Series(list(deals.values()), index=pd.to_datetime(list(deals)))


def sums(series: pd.Series, rule: str) -> dict[str, int]:
    return {str(day.date()): int(total) for day, total in series.resample(rule).sum().items()}


rows = ", ".join(f"(DATE '{day}', {count})" for day, count in deals.items())
bucketed = duckdb.sql(f"SELECT time_bucket(INTERVAL '3 months', won)::date, sum(n) FROM (VALUES {rows}) t(won, n) GROUP BY 1 ORDER BY 1")
duck = {str(day): int(total) for day, total in bucketed.fetchall()}
earlier = pd.concat([pd.Series([9], index=pd.to_datetime(["2026-01-05"])), series])
seen = sums(series, "3MS"), sums(series, "QS"), duck, sums(earlier, "3MS")
print(*seen, sep="\n")
quarters = {"2026-01-01": 3, "2026-04-01": 7, "2026-07-01": 5}
assert seen == ({"2026-02-01": 6, "2026-05-01": 9}, quarters, quarters, quarters | {"2026-01-01": 12}), seen
PYTHON
venv/bin/python look.py
