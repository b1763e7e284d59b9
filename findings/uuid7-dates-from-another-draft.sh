#!/usr/bin/env bash
# uuid7 0.1.0: its ids say they are of version 7, and begin with seconds and a fraction, as an early draft had it; RFC 9562 wants
# milliseconds. Read by the RFC an id of today is of the 23rd century, and sorts after all that other libraries make in our lifetime.
# Guessed: ids of version 7 of two libraries sort by when they were made.
# Source: RFC 9562, 5.7; the draft peabody-dispatch-new-uuid-format-01, 4.4.3; issue 1 of stevesimmons/uuid7, open since 2023.
# Matters here: external ids sorted by, or cursors made of them, put one feeder's records behind everybody else's. Use uuid-utils or uuid6.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q uuid7==0.1.0 uuid-utils==1.2.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from time import time

import uuid_extensions
import uuid_utils


def year(made):
    return 1970 + int(str(made).replace("-", "")[:12], 16) / 1000 / 86400 / 365.2425


first, second = uuid_extensions.uuid7(), uuid_utils.uuid7()
print("made first: ", first, "version", first.version, "year by the RFC", int(year(first)))
print("made second:", second, "version", second.version, "year by the RFC", int(year(second)))
seen = first.version, second.version, str(first) < str(second), year(first) > 2190, abs(year(second) - 1970 - time() / 86400 / 365.2425) < 0.01
assert seen == (7, 7, False, True, True), seen
PYTHON
venv/bin/python look.py
