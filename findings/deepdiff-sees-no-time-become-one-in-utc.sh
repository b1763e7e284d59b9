#!/usr/bin/env bash
# deepdiff 9.1.0: a datetime without a zone is the same as that clock face in UTC: DeepDiff of one becoming the other is {}, though Python says that they are
# not equal. Nor is 09:00 in Moscow becoming 11:00 in Almaty a change; and what it reports as the old value of a time with a zone is in UTC,
# not what was there. A time of day that gets a zone is a change. dictdiffer 0.10.0 finds the first.
# Guessed: what `==` tells apart is a change, as 1 becoming 1.0 is, which `==` does not tell apart; old_value is the old value.
# Source: deepdiff/helper.py, datetime_normalize (default_timezone=timezone.utc, for all comparisons); PR 517 of qlustered/deepdiff.
# Matters here: a history of changes has no entry when an import or a migration gives all times a zone, and shows times that nobody wrote.
# Compare texts, isoformat(), where the clock face counts.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q deepdiff==9.1.0 dictdiffer==0.10.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from datetime import UTC, datetime, time, timedelta, timezone

import dictdiffer
from deepdiff import DeepDiff

nine = datetime(2026, 3, 10, 9)
moscow, almaty = timezone(timedelta(hours=3)), timezone(timedelta(hours=5))


def change(old, new):
    return dict(DeepDiff({"at": old}, {"at": new}))


seen = {
    "gets UTC": change(nine, nine.replace(tzinfo=UTC)),
    "other zone": change(nine.replace(tzinfo=moscow), datetime(2026, 3, 10, 11, tzinfo=almaty)),
    "an hour later": change(nine.replace(tzinfo=moscow), datetime(2026, 3, 10, 10, tzinfo=moscow)),
}
for name, found in seen.items():
    print(name, found)
assert nine != nine.replace(tzinfo=UTC)
assert seen == {
    "gets UTC": {},
    "other zone": {},
    "an hour later": {
        "values_changed": {"root['at']": {"old_value": datetime(2026, 3, 10, 6, tzinfo=UTC), "new_value": datetime(2026, 3, 10, 7, tzinfo=UTC)}}
    },
}, seen
assert seen["an hour later"]["values_changed"]["root['at']"]["old_value"].tzinfo is UTC
assert "type_changes" in change(1, 1.0) and "values_changed" in change(time(9), time(9, tzinfo=UTC))
peer = list(dictdiffer.diff({"at": nine}, {"at": nine.replace(tzinfo=UTC)}))
print("dictdiffer", peer)
assert peer == [("change", "at", (nine, nine.replace(tzinfo=UTC)))], peer
PYTHON
venv/bin/python look.py
