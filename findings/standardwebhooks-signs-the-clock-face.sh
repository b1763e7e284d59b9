#!/usr/bin/env bash
# standardwebhooks 1.1.0 (Python): Webhook.sign() takes the hands of the clock of a datetime and calls them UTC, also where the datetime
# names another zone. Noon in Moscow is signed as noon in UTC, so the same instant gets a different signature in each zone.
# Guessed: an aware datetime is an instant, and every zone signs it alike; at worst a naive one is refused.
# Source: standardwebhooks/webhooks.py, sign (replace(tzinfo=...)); issue 251 of standard-webhooks/standard-webhooks;
# the specification's "webhook-timestamp" is seconds since the epoch.
# Matters here: a server that works in its company's zone sends webhooks no receiver accepts. Sign datetime.now(timezone.utc) only.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q standardwebhooks==1.1.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from datetime import datetime, timedelta, timezone

from standardwebhooks import Webhook, WebhookVerificationError

webhook = Webhook(b"a key of this example only")
now = datetime.now(timezone.utc).replace(microsecond=0)


def accepted(zone: timezone) -> bool:
    signature = webhook.sign("msg_1", now.astimezone(zone), '{"type":"deal.won"}')
    headers = {"webhook-id": "msg_1", "webhook-timestamp": str(int(now.timestamp())), "webhook-signature": signature}
    try:
        return webhook.verify('{"type":"deal.won"}', headers) == {"type": "deal.won"}
    except WebhookVerificationError as error:
        print("  refused:", error)
        return False


seen = {}
for name, zone in {"UTC": timezone.utc, "Moscow": timezone(timedelta(hours=3))}.items():
    seen[name] = accepted(zone)
    print(f"the same instant, given in the zone of {name}:", "accepted" if seen[name] else "refused")
assert seen == {"UTC": True, "Moscow": False}, seen
PYTHON
venv/bin/python look.py
