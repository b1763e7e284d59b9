#!/usr/bin/env bash
# recordlinkage 0.16: preprocessing.clean() keeps Latin letters without marks and figures, and of a name in another script nothing: "Иванов"
# and "Сидорова" are both "", Müller is "mller". An empty text is no missing value: it is blocked with other empty ones, and equal to them.
# Guessed: what is taken away is what stands between letters, and two names of which nothing is left are not alike.
# Source: recordlinkage/preprocessing/cleaning.py, clean(replace_by_none), shown in its signature and nowhere told of;
# compare.py, Exact (missing_value is for None and NaN).
# Matters here: all contacts written in Cyrillic become duplicates of each other. Pass replace_by_none=r"[^\w \-]+".
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q recordlinkage==0.16 pandas==2.3.3 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
import recordlinkage
from pandas import DataFrame, Series
from recordlinkage.preprocessing import clean

names = clean(Series(["Иванов Пётр", "Сидорова Анна", "Müller", "Smith"]))
people = DataFrame({"name": names})
index = recordlinkage.Index()
index.block("name")
pairs = index.index(people)
comparison = recordlinkage.Compare()
comparison.exact("name", "name", label="alike")
seen = [*names], [*pairs], comparison.compute(pairs, people)["alike"].tolist(), [*clean(Series(["Иванов Пётр"]), replace_by_none=r"[^\w \-]+")]
print("cleaned", seen[0], "pairs", seen[1], "alike", seen[2], "by letters of any script", seen[3])
assert seen == (["", "", "mller", "smith"], [(1, 0)], [1], ["иванов пётр"]), seen
PYTHON
venv/bin/python look.py
