#!/usr/bin/env bash
# dateparser 1.5.0: 10.03.2026 is 10 March with languages=["ru"], and 3 October with languages=["ru", "en"], in either order, and without
# languages; 13.03.2026 is 13 March in all. use_given_order, or DATE_ORDER, makes 10 March of it.
# Guessed: languages are tried as they are given, and a date with dots is none of the American kind.
# Source: dateparser's documentation of languages and use_given_order (by default the commoner language is tried first) and of DATE_ORDER.
# Matters here: a page in Russian and English reads each date of a Russian export up to the 12th as of another month. Give DATE_ORDER.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q dateparser==1.5.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
import dateparser
from dateparser import DateDataParser


def read(text: str, languages: list[str] | None, **settings: str) -> str:
    return str(dateparser.parse(text, languages=languages, settings=settings).date())


seen = [read("10.03.2026", languages) for languages in (["ru"], ["ru", "en"], ["en", "ru"], None)]
later = [read("13.03.2026", languages) for languages in (["ru"], ["ru", "en"], None)]
told = [
    str(DateDataParser(languages=["ru", "en"], use_given_order=True).get_date_data("10.03.2026").date_obj.date()),
    read("10.03.2026", ["ru", "en"], DATE_ORDER="DMY"),
]
print(seen, later, told)
assert seen == ["2026-03-10", "2026-10-03", "2026-10-03", "2026-10-03"], seen
assert later == ["2026-03-13"] * 3 and told == ["2026-03-10"] * 2, (later, told)
PYTHON
venv/bin/python look.py
