#!/usr/bin/env bash
# A histogram crm.statement of unit s, and one crm.page of unit ms, by OpenTelemetry's exporters for Prometheus: crm_statement_seconds and
# crm_page_milliseconds from opentelemetry-exporter-prometheus 0.66b2 (PyPI), crm_statement and crm_page from
# @opentelemetry/exporter-prometheus 0.223.0 (npm). Counters have _total in both.
# Guessed: one name and one unit are one metric, whichever language a service is written in.
# Source: OpenTelemetry's specification, "Prometheus and OpenMetrics compatibility" (the unit is a suffix of the name); issue 3466 of
# open-telemetry/opentelemetry-js, closed as stale.
# Matters here: a chart or an alarm over a server in Python and one in Node.js finds the metric of one of them, and is quiet about the other.
# Write the unit into the name yourself, and none beside it.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q opentelemetry-exporter-prometheus==0.66b2 2>&1 | grep -v -e notice -e WARNING >&2 || true
npm init -y > package.log
npm install --silent --no-audit --no-fund @opentelemetry/exporter-prometheus@0.223.0 @opentelemetry/sdk-metrics@2.12.1
cat > look.mjs <<'NODE'
import { PrometheusExporter, PrometheusSerializer } from "@opentelemetry/exporter-prometheus";
import { MeterProvider } from "@opentelemetry/sdk-metrics";

const exporter = new PrometheusExporter({ preventServerStart: true });
const meter = new MeterProvider({ readers: [exporter] }).getMeter("crm");
meter.createHistogram("crm.statement", { unit: "s" }).record(0.02);
meter.createHistogram("crm.page", { unit: "ms" }).record(20);
meter.createCounter("crm.letters").add(1);
const { resourceMetrics } = await exporter.collect();
console.log(new PrometheusSerializer().serialize(resourceMetrics));
NODE
cat > look.py <<'PYTHON'
import re
import subprocess

import prometheus_client
from opentelemetry.exporter.prometheus import PrometheusMetricReader
from opentelemetry.sdk.metrics import MeterProvider

meter = MeterProvider(metric_readers=[PrometheusMetricReader()]).get_meter("crm")
meter.create_histogram("crm.statement", unit="s").record(0.02)
meter.create_histogram("crm.page", unit="ms").record(20)
meter.create_counter("crm.letters").add(1)


def names(text):
    return sorted(re.findall(r"^# TYPE (crm\w+) ", text, re.M))


seen = {
    "Python": names(prometheus_client.generate_latest().decode()),
    "JavaScript": names(subprocess.check_output(["node", "look.mjs"], text=True)),
}
print(seen)
assert seen == {
    "Python": ["crm_letters_total", "crm_page_milliseconds", "crm_statement_seconds"],
    "JavaScript": ["crm_letters_total", "crm_page", "crm_statement"],
}, seen
PYTHON
venv/bin/python look.py
