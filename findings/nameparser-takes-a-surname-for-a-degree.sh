#!/usr/bin/env bash
# nameparser 2.6.0: "Ngozi Mba" has a first name and the suffix "Mba" and no last name, and of "Chen Mba Obi" the suffix is "Mba Obi";
# before another last name ("John Mba Smith") it is a middle name. Mba is a surname in Nigeria and Gabon.
# Guessed: a degree is one after a last name or a comma, and a person with two names has a first and a last.
# Source: nameparser/config/_compiled.py, where mba is a suffix in any case of letters.
# Matters here: full names of an export split into columns; a name that has no last name afterwards is one to look at.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q nameparser==2.6.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
venv/bin/python - <<'PYTHON'
from nameparser import HumanName

seen = {name: HumanName(name).as_dict(include_empty=False) for name in ("Ngozi Mba", "Chen Mba Obi", "John Mba Smith")}
print(seen)
assert list(seen.values()) == [
    {"first": "Ngozi", "suffix": "Mba"},
    {"first": "Chen", "suffix": "Mba Obi"},
    {"first": "John", "middle": "Mba", "last": "Smith"},
], seen
PYTHON
