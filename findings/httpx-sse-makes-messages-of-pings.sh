#!/usr/bin/env bash
# httpx-sse 0.4.3 (PyPI): once an event of a stream has had an id, each comment that keeps the connection alive (": ping" and an empty line) and each further
# empty line is given as a message without data, with that id; one of "retry" alone always is. sseclient-py 1.9.0 (PyPI) and eventsource-parser 3.1.1
# (npm) give the two messages that there are.
# Guessed: what has no data is no event, as browsers have it, before an id and after it.
# Source: WHATWG HTML, 9.2.6: "If the data buffer is an empty string, set the data buffer and the event type buffer to the empty string and return";
# httpx_sse/_decoders.py, SSEDecoder.decode (an id or a retry is enough to make an event, and the id stays).
# Matters here: event.json() of a message fails at the first ping after an event with an id, some seconds later, and never in a test without pings.
# Pass over events whose data is empty.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q httpx==0.28.1 httpx-sse==0.4.3 sseclient-py==1.9.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
npm init -y > package.log
npm install --silent --no-audit --no-fund eventsource-parser@3.1.1
cat > look.mjs <<'NODE'
import { createParser } from "eventsource-parser";

const seen = [];
createParser({ onEvent: ({ data }) => seen.push(data) }).feed(process.argv[2]);
console.log(JSON.stringify(seen));
NODE
cat > look.py <<'PYTHON'
import json
import subprocess

import httpx
import sseclient
from httpx_sse import connect_sse

PINGS = "retry: 3000\n\n: ping\n\ndata: one\n\n: ping\n\ndata: two\n\n: ping\n\n"


class Stream(list):
    def close(self):
        pass


def messages(text):
    answer = httpx.Response(200, headers={"content-type": "text/event-stream"}, content=text.encode())
    with httpx.Client(transport=httpx.MockTransport(lambda request: answer)) as client, connect_sse(client, "GET", "http://localhost/") as source:
        by_httpx = [event.data for event in source.iter_sse()]
    by_sseclient = [event.data for event in sseclient.SSEClient(Stream([text.encode()])).events()]
    by_node = json.loads(subprocess.run(["node", "look.mjs", text], capture_output=True, check=True).stdout)
    return by_httpx, by_sseclient, by_node


seen = messages(PINGS), messages(PINGS.replace("data: one", "id: 1\ndata: one"))
print("without an id:", *seen[0], "with one:", *seen[1])
right = ["one", "two"]
assert seen == ((["", *right], right, right), (["", "one", "", "two", ""], right, right)), seen
PYTHON
venv/bin/python look.py
