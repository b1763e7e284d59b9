#!/usr/bin/env bash
# polars 2.1.0: describe() of 1, 2, 3 and 4 has 3.0 at 50% where median() is 2.5, and quantile(0.5) is 3.0 as well: a quantile is the nearest
# value unless said otherwise. Its own SQL has 2.5 for quantile_cont.
# Guessed: the median is the quantile of a half, within one library.
# Source: polars' documentation of quantile and describe (interpolation, "nearest").
# Matters here: a median deal differs by which call wrote it, most where there are few. Pass interpolation="linear".
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q polars==2.1.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
import polars as pl

frame = pl.DataFrame({"amount": [1, 2, 3, 4]})
seen = {
    "describe": dict(frame.describe().rows())["50%"],
    "quantile": frame["amount"].quantile(0.5),
    "median": frame["amount"].median(),
    "SQL": pl.SQLContext(deals=frame).execute("SELECT quantile_cont(amount, 0.5) FROM deals", eager=True).item(),
}
print(seen)
assert seen == {"describe": 3.0, "quantile": 3.0, "median": 2.5, "SQL": 2.5}, seen
PYTHON
venv/bin/python look.py
