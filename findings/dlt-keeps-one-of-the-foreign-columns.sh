#!/usr/bin/env bash
# dlt 1.31.0: a column's name keeps Latin letters and figures of it; a name in another script is "x" whatever it says, and of columns with
# one name the last value stays: of Имя, Фамилия and Город a row keeps the town, as "x". No warning. So do "Amount ($)" and "Amount (%)".
# Guessed: names that would fall together are told apart by a number, or refused.
# Source: dlt/common/normalizers/naming/snake_case.py; documentation, "Naming convention" (snake_case is the default);
# issue 156 of dlt-hub/dlt (other alphabets, as a choice).
# Matters here: a Russian export loaded by it loses all of its columns but one. Set schema.naming to sql_ci_v1 or direct, or rename first.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q dlt==1.31.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
import gzip
import os
from glob import glob
from json import loads
from pathlib import Path

os.environ |= {"RUNTIME__DLTHUB_TELEMETRY": "false", "RUNTIME__LOG_LEVEL": "ERROR", "HOME": str(Path.cwd())}

import dlt

pipeline = dlt.pipeline("look", pipelines_dir="state", dataset_name="crm", destination=dlt.destinations.filesystem("out"))
rows = [{"id": 1, "Имя": "Анна", "Фамилия": "Иванова", "Город": "Москва", "Amount ($)": 5, "Amount (%)": 7}]
pipeline.run(rows, table_name="contacts", loader_file_format="jsonl")
raw = Path(glob("out/crm/contacts/*")[0]).read_bytes()
row = loads(gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw)
seen = {name: value for name, value in row.items() if not name.startswith("_dlt")}
print("of", rows[0], "there is", seen)
assert seen == {"id": 1, "x": "Москва", "amountx": 7}, seen
PYTHON
venv/bin/python look.py
