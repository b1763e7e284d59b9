#!/usr/bin/env bash
# pandas 3.1.1, read_csv: what a converter gave back is looked up among the words for a missing value, so that converters={"code": str}
# makes NaN of NA, Namibia's code; pandas 3.0.0 keeps "NA". country_converter 1.3.2, which reads its table so, cannot start beside it.
# Guessed: a column with a converter of its own holds what that returns, as in all releases before
# (of the engine that is taken by itself).
# Source: https://github.com/pandas-dev/pandas/pull/68689, by which both engines do the same; country_converter.py, data_loader.
# Matters here: files with codes of countries, currencies or people's initials; pass keep_default_na=False.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
cat > read.py <<'PYTHON'
import io

import pandas

print([pandas.read_csv(io.StringIO("code\nNA\n"), converters={"code": str}, **more)["code"].tolist()[0] for more in ({}, {"keep_default_na": False})])
PYTHON
echo 'import country_converter; print(country_converter.convert("Namibia", to="ISO2"))' > convert.py
for pandas in 3.0.0 3.1.1; do
  python3 -m venv "$pandas"
  "$pandas"/bin/pip install -q "pandas==$pandas" country_converter==1.3.2 2>&1 | grep -v -e notice -e WARNING >&2 || true
done
seen=$(3.0.0/bin/python read.py; 3.0.0/bin/python convert.py; 3.1.1/bin/python read.py; 3.1.1/bin/python convert.py 2>&1 | tail -n 1)
echo "$seen"
[ "$seen" = "['NA', 'NA']
NA
[nan, 'NA']
TypeError: first argument must be string or compiled pattern" ]
