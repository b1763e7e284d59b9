#!/usr/bin/env bash
# simple-salesforce 1.12.10: None clears a field by the bulk interface of the first kind, where it goes as null; by bulk2 it goes as an empty cell, which
# Salesforce leaves alone on update. So does whatever a record does not name but another one of the same call does.
# Guessed: a record means the same by both, as they have the same methods.
# Source: simple_salesforce/bulk2.py, _convert_dict_to_csv (one header of all records' names); Bulk API 2.0 developer guide, "Valid CSV
# record rows": empty field values are ignored on update, and #N/A sets null.
# Matters here: what was deleted on one side stays on the other for good. Send "#N/A" for None, and records of one set of fields a call.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q simple-salesforce==1.12.10 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from json import dumps, loads
from threading import Thread

from simple_salesforce import Salesforce

sent = {}


class Org(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        if self.path.endswith(("/batch", "/batches")):
            sent["bulk2" if "ingest" in self.path else "bulk"] = body
        state = "Completed" if "ingest" not in self.path else "Open" if self.path.endswith("ingest") else "JobComplete"
        answer = {"id": "750", "jobId": "750", "state": state}
        answer |= {"contentUrl": "x", "numberRecordsProcessed": 2, "numberRecordsFailed": 0}
        body = dumps([{"success": True, "id": "1"}] if self.path.endswith("/result") else answer).encode()
        self.send_response(201 if self.command == "PUT" else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_PUT = do_PATCH = do_POST

    def log_message(self, *_):
        pass


org = ThreadingHTTPServer(("127.0.0.1", 0), Org)
Thread(target=org.serve_forever, daemon=True).start()
client = Salesforce(instance_url=f"http://127.0.0.1:{org.server_port}", session_id="secret", version="60.0")
client.bulk_url, client.bulk2_url = (url.replace("https", "http") for url in (client.bulk_url, client.bulk2_url))
records = [{"Id": "1", "Email": None}, {"Id": "2", "Phone": "+79160000000"}]
client.bulk.Contact.update(records)
client.bulk2.Contact.update(records=records, wait=1)
org.shutdown()
header, *rows = (line.split(",") for line in sent["bulk2"].splitlines())
seen = loads(sent["bulk"]), [dict(zip(header, row)) for row in rows]
print("bulk", seen[0], "\nbulk2", seen[1])
assert seen == (records, [{"Id": "1", "Email": "", "Phone": ""}, {"Id": "2", "Email": "", "Phone": "+79160000000"}]), seen
PYTHON
venv/bin/python look.py
