#!/usr/bin/env bash
# windows-iana 5.1.0 (npm) makes Asia/Almaty of Windows' "Central Asia Standard Time", tzlocal 5.4.5 and icalendar 7.3.2 (PyPI) make
# Asia/Bishkek of it: five hours from UTC and six, since Kazakhstan changed on 1 March 2024.
# Guessed: tables that are all made of CLDR's windowsZones agree.
# Source: CLDR's windowsZones.xml, by whose newer releases territory 001 of that zone is Asia/Bishkek; before, it was Asia/Almaty.
# Matters here: appointments of Outlook, which names zones so; an hour off for half of the readers. Take the table of the newest CLDR.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q tzlocal==5.4.5 icalendar==7.3.2 2>&1 | grep -v -e notice -e WARNING >&2 || true
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund windows-iana@5.1.0

cat > look.mjs <<'NODE'
import { findIana } from "windows-iana";
console.log(findIana("Central Asia Standard Time")[0]);
NODE
cat > look.py <<'PYTHON'
import sys

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON
from tzlocal.windows_tz import win_tz

zone = "Central Asia Standard Time"
seen = [sys.argv[1], win_tz[zone], WINDOWS_TO_OLSON[zone]]
print(seen)
assert seen == ["Asia/Almaty", "Asia/Bishkek", "Asia/Bishkek"], seen
PYTHON
venv/bin/python look.py "$(node look.mjs)"
