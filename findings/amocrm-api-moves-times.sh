#!/usr/bin/env bash
# amocrm-api 2.6.1: a time is read in UTC and written in the zone of the machine. In Moscow deal.created_at = deal.created_at moves the deal by three hours
# into the past, and a time of the machine's own clock, written and read, comes back three hours earlier.
# Guessed: what is read and written back is the same instant.
# Source: amocrm/v2/fields.py, _DateTimeField (utcfromtimestamp on the way in, timestamp() of a time without a zone on the way out).
# Matters here: each pass of a synchronisation moves what it touches; days and months of deals change. Run it with TZ=UTC.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q amocrm-api==2.6.1 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from amocrm.v2 import Lead

lead = Lead(data={"id": 7, "name": "Deal", "closed_at": 1767225600})
print("closed_at", lead.closed_at, "of", lead._data["closed_at"])
lead.closed_at = lead.closed_at
print("written back", lead.closed_at, "is", lead._data["closed_at"])
seen = int(lead._data["closed_at"]) - 1767225600, str(lead.closed_at)
assert seen == (-3 * 3600, "2025-12-31 21:00:00"), seen
PYTHON
TZ=Europe/Moscow venv/bin/python look.py
