#!/usr/bin/env bash
# vobject 0.9.9: a valid vCard read and written back is another card. Of NICKNAME:Аня,Анюта only the first name stays,
# and a URL gets a backslash before each semicolon, so that other readers open another address.
# Guessed: what is not understood is kept as it stands, and escapes are put where they were taken away.
# Source: RFC 2426, 3.1.3 (NICKNAME is a list), 3.6.8 (URL is a URI, not text), and RFC 6350 likewise; vobject/vcard.py, VCardTextBehavior;
# issue 1863 of Kozea/Radicale shows the same of PHOTO.
# Matters here: contacts exported by way of it lose names, and links into a CRM that hold a semicolon break. Write URI lines yourself.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q vobject==0.9.9 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
import vobject

CARD = """BEGIN:VCARD
VERSION:3.0
FN:Анна Иванова
N:Иванова;Анна;;;
NICKNAME:Аня,Анюта
URL:https://crm.example/card?id=1;tab=deals
END:VCARD
""".replace("\n", "\r\n")

lines = set(CARD.splitlines())
written = set(vobject.readOne(CARD).serialize().splitlines())
print("read:   ", *sorted(lines - written), sep="\n  ")
print("written:", *sorted(written - lines), sep="\n  ")
seen = sorted(written - lines)
assert seen == ["NICKNAME:Аня", r"URL:https://crm.example/card?id=1\;tab=deals"], seen
PYTHON
venv/bin/python look.py
