#!/usr/bin/env bash
# validator 13.15.35, normalizeEmail: anna@почта.рф and anna@xn--80a1acny.xn--p1ai, one mailbox, stay two addresses; email-validator 2.4.0 (PyPI)
# makes the first of both. A name of 65 letters before the @ is one too many for validator and fine for email-validator.
# Guessed: what normalizes addresses writes a domain in one way, and a validator knows the limit of 64.
# Source: validator's README, normalizeEmail (small letters, and rules of single providers); RFC 5890, 2.3.2.1 (the two forms of a name);
# RFC 5321, 4.5.3.1.1 (64 octets); email-validator's README, strict.
# Matters here: mail programs write either form, so a person with a Cyrillic domain is two contacts. Compare domains in their xn-- form.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q email-validator==2.4.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund validator@13.15.35
cat > look.mjs <<'NODE'
import validator from "validator";

const addresses = JSON.parse(process.argv[2]);
console.log(JSON.stringify(addresses.map((address) => validator.isEmail(address) && validator.normalizeEmail(address))));
NODE
cat > look.py <<'PYTHON'
import json
import subprocess

from email_validator import validate_email

addresses = ["anna@почта.рф", "anna@xn--80a1acny.xn--p1ai", "a" * 65 + "@example.com"]
python = [validate_email(address, check_deliverability=False).normalized for address in addresses]
node = json.loads(subprocess.run(["node", "look.mjs", json.dumps(addresses)], check=True, capture_output=True, text=True).stdout)
print("email-validator", python, "validator", node)
assert python == [addresses[0], addresses[0], addresses[2]], python
assert node == [addresses[0], addresses[1], False], node
PYTHON
venv/bin/python look.py
