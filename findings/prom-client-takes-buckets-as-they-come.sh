#!/usr/bin/env bash
# prom-client 15.1.3: a histogram's buckets are taken in the order they are given. Of [1, 0.5], an observation of 0.7 counts as one of at most 0.5, too.
# The Python client, prometheus_client 0.26.0, refuses them.
# Guessed: they are sorted, or refused; a bucket says "at most", so no order can make 0.7 one of them.
# Source: lib/histogram.js, findBound (the first bound that holds) and the sum over the buckets in order; README, which has no word of an order.
# Matters here: times of a server are put together of two lists (its own and one of an objective), and every quantile is too good.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q prometheus-client==0.26.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund prom-client@15.1.3
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { Histogram, Registry } from "prom-client";

const registry = new Registry();
new Histogram({ name: "seconds", help: "Times", buckets: [1, 0.5], registers: [registry] }).observe(0.7);
const lines = (await registry.metrics()).split("\n").filter((line) => line.includes("le="));
console.log(lines);
assert.deepEqual(lines, ['seconds_bucket{le="1"} 1', 'seconds_bucket{le="0.5"} 1', 'seconds_bucket{le="+Inf"} 1']);
NODE
node look.mjs
cat > look.py <<'PYTHON'
from prometheus_client import CollectorRegistry, Histogram

try:
    Histogram("seconds", "Times", buckets=[1, 0.5], registry=CollectorRegistry())
except ValueError as error:
    print("Python:", error)
else:
    raise SystemExit("Python takes them, too")
PYTHON
venv/bin/python look.py
