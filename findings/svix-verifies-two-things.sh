#!/usr/bin/env bash
# svix 1.99.1 (npm) and 2.9.1 (PyPI): verify() of a rightly signed text that is no JSON is a SyntaxError in JavaScript and fine in Python; of signed
# JSON it gives the content in JavaScript and None in Python.
# Guessed: two libraries of one maker, with one method of that name, answer alike; and a signature is right or wrong, whatever was signed.
# Source: svix/webhooks.py (json_parse=False; -> None); standardwebhooks' index.js, which svix for JavaScript calls, and JSON.parse in it.
# Matters here: a receiver carried over from one language to the other works on None, or refuses what is signed. Parse the body yourself.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q svix==2.9.1 2>&1 | grep -v -e notice -e WARNING >&2 || true
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund svix@1.99.1
cat > look.mjs <<'NODE'
import { Webhook } from "svix";

const hook = new Webhook(process.argv[2]);
const [at, stamp] = [new Date(), String(Math.floor(Date.now() / 1000))];
const look = (text) => {
  try {
    return hook.verify(text, { "svix-id": "1", "svix-timestamp": stamp, "svix-signature": hook.sign("1", at, text) });
  } catch (error) {
    return error.name;
  }
};
console.log(JSON.stringify(['{"deal": 7}', "deal 7 won"].map(look)));
NODE
cat > look.py <<'PYTHON'
import base64
import json
import subprocess
from datetime import datetime, timezone

from svix.webhooks import Webhook

secret = "whsec_" + base64.b64encode(b"only for showing this").decode()
hook, now = Webhook(secret), datetime.now(timezone.utc)
python = []
for text in ('{"deal": 7}', "deal 7 won"):
    headers = {"svix-id": "1", "svix-timestamp": str(int(now.timestamp())), "svix-signature": hook.sign("1", now, text)}
    python.append(hook.verify(text, headers))
node = json.loads(subprocess.run(["node", "look.mjs", secret], check=True, capture_output=True, text=True).stdout)
print("Python", python, "JavaScript", node)
assert (python, node) == ([None, None], [{"deal": 7}, "SyntaxError"]), (python, node)
PYTHON
venv/bin/python look.py
