#!/usr/bin/env bash
# bitrix24-rest 2.0.3: None, False and an empty list are sent to Bitrix24 as the words None, False and []. A field emptied by None holds "None".
# Guessed: as in the examples of Bitrix24 for PHP, what is empty goes as an empty value, and False as one of N, 0 or nothing.
# Source: bitrix24/bitrix24.py, _prepare_params (f-strings of the values); Bitrix24's crm.deal.update ("OPENED": Y or N).
# Matters here: fields carried over from another system show the word None on cards, and each one that was cleared does. Send "" and "Y" or "N".
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q bitrix24-rest==2.0.3 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qsl

from bitrix24 import Bitrix24

seen = {}


class Portal(BaseHTTPRequestHandler):
    def do_GET(self):
        seen.update(parse_qsl(self.path.partition("?")[2], keep_blank_values=True))
        body = b'{"result": true}'
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


portal = ThreadingHTTPServer(("127.0.0.1", 0), Portal)
Thread(target=portal.serve_forever, daemon=True).start()
fields = {"TITLE": "Deal", "COMMENTS": None, "OPENED": False, "PHONE": []}
Bitrix24(f"http://127.0.0.1:{portal.server_port}/rest/1/secret/").callMethod("crm.deal.update", id=7, fields=fields)
portal.shutdown()
print("given", fields, "- sent", seen)
wanted = {"id": "7", "fields[TITLE]": "Deal", "fields[COMMENTS]": "None", "fields[OPENED]": "False", "fields[PHONE]": "[]"}
assert {name: seen.get(name) for name in wanted} == wanted, seen
PYTHON
venv/bin/python look.py
