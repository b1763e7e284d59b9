#!/usr/bin/env bash
# fast_bitrix24 1.8.14: get_all() asks Bitrix24 for rows in the order of their ids, and gives them in none, within one page of an answer too; in
# each process another, as they have been through a set.
# Guessed: rows stand as asked for, or, as its README says, "in the order in which the server returned answers".
# Source: README, "Как сортируются результаты при вызове get_all()?"; fast_bitrix24/user_request.py, add_order_parameter and dedup_results.
# Matters here: a history of stages replayed in the order of arrival, or "the last row is the newest" as a checkpoint, is wrong. Sort by id first.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q fast_bitrix24==1.8.14 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs

from fast_bitrix24 import Bitrix

ROWS, PAGE = [{"ID": str(number), "TITLE": f"Deal {number}"} for number in range(1, 121)], 50
orders = []


def listed(asked, start):
    """As crm.deal.list answers, of rows in the order of ids."""
    orders.append(asked)
    found = {"result": ROWS[start : start + PAGE], "total": len(ROWS)}
    return found | ({"next": start + PAGE} if start + PAGE < len(ROWS) else {})


class Portal(BaseHTTPRequestHandler):
    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path.split("?")[0].rstrip("/").endswith("batch"):
            each = {}
            for name, command in asked["cmd"].items():
                query = parse_qs(command.partition("?")[2])
                each[name] = listed(query["order[ID]"][0], int(query.get("start", ["0"])[0]))
            parts = {"result": "result", "result_total": "total", "result_next": "next"}
            answer = {"result": {part: {k: v[of] for k, v in each.items() if of in v} for part, of in parts.items()} | {"result_error": []}}
        else:
            answer = listed(asked["order"]["ID"], 0)
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


portal = ThreadingHTTPServer(("127.0.0.1", 0), Portal)
Thread(target=portal.serve_forever, daemon=True).start()
rows = Bitrix(f"http://127.0.0.1:{portal.server_port}/rest/1/secret/", verbose=False).get_all("crm.deal.list")
portal.shutdown()
numbers = [int(row["ID"]) for row in rows]
print("asked for by ID", set(orders), "- got", len(numbers), "rows:", numbers[:6], "...")
seen = set(orders), sorted(numbers) == [*range(1, 121)], numbers == sorted(numbers)
assert seen == ({"ASC"}, True, False), seen
PYTHON
venv/bin/python look.py
