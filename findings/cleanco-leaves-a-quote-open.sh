#!/usr/bin/env bash
# cleanco 2.3: the name of a company without its legal form has lost its closing quote or bracket and kept the opening one, and a form
# that stands in front, as Russian ones do, is kept: ООО "Ромашка" becomes ООО "Ромашка. A company that is called like a form has no name.
# Guessed: it knows ООО (it does, at the end), so the name is Ромашка; what is not a form stays as it is.
# Source: cleanco/clean.py, strip_tail, and basename, whose prefix is False unless said otherwise.
# Matters here: companies that are compared by their names; ask with prefix=True, and take quotes off by pairs beforehand.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q cleanco==2.3 2>&1 | grep -v -e notice -e WARNING >&2 || true
venv/bin/python - <<'PYTHON'
from cleanco import basename

seen = {name: basename(name) for name in ('ООО "Ромашка"', "Ромашка ООО", "Acme (UK) Ltd", "AG")}
print(seen, "with prefix:", basename('ООО "Ромашка"', prefix=True))
assert seen == {'ООО "Ромашка"': 'ООО "Ромашка', "Ромашка ООО": "Ромашка", "Acme (UK) Ltd": "Acme (UK", "AG": ""}, seen
assert basename('ООО "Ромашка"', prefix=True) == '"Ромашка'
PYTHON
