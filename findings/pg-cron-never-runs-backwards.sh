#!/usr/bin/env bash
# pg_cron 1.4.2 (Debian's postgresql-15-cron 1.4.2-2+b1), PostgreSQL 15: '* 22-21 * * *', hours from 22 on round the clock to 21, is accepted and never runs; neither do
# '* * * * 6-5', each day from Saturday to Friday, and '* * * 12-11 *'. '* * * * *' beside them runs each minute. A day 'L' or an hour 24 is an error.
# Guessed: what is accepted runs: a range that ends before it begins goes round, as in croniter 7.0.0, or is refused.
# Source: pg_cron, src/entry.c, get_range (from the first to the second number, upwards); crontab(5).
# Matters here: '0 22-6 * * *', hourly at night, is a schedule in cron.job that looks like the others, and nothing is written of it in cron.job_run_details.
# Write '0 22-23,0-6 * * *'.
set -eu
folder=$(mktemp -d); chmod 755 "$folder"; cd "$folder"
apt-get -o APT::Sandbox::User=root download postgresql-15 postgresql-client-15 postgresql-15-cron=1.4.2-2+b1 > apt.log
for file in *.deb; do dpkg-deb -x "$file" .; done
programs=$folder/usr/lib/postgresql/15/bin
# PostgreSQL does not run as root.
as() { if [ "$(id -u)" = 0 ]; then runuser -u nobody -- "$@"; else "$@"; fi; }
trap 'as "$programs/pg_ctl" -D "$folder/data" -m immediate stop > stop.log 2>&1 || true; rm -rf "$folder"' EXIT
mkdir data; if [ "$(id -u)" = 0 ]; then chown nobody . data; fi
as "$programs/initdb" -D data -U postgres -A trust -E UTF8 --locale=C.UTF-8 > initdb.log
as "$programs/pg_ctl" -D "$folder/data" -l "$folder/data/log" -w -o "-k $folder -c listen_addresses='' -c shared_preload_libraries=pg_cron -c cron.use_background_workers=on" start > start.log
python3 -m venv venv
venv/bin/pip install -q croniter==7.0.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
look() { "$programs/psql" -h "$folder" -U postgres -X -A -t -q -c "$1"; }
look "CREATE EXTENSION pg_cron"
look "SELECT cron.schedule(line, line, 'SELECT 1') FROM unnest(ARRAY['* 22-21 * * *', '* * * * 6-5', '* * * 12-11 *', '* * * * *']) AS line" > scheduled.log
for wrong in '0 9 L * *' '0 24 * * *'; do look "SELECT cron.schedule('$wrong', 'SELECT 1')" 2>> refused.log && exit 1; done
grep -c "invalid schedule" refused.log
venv/bin/python - <<'PYTHON'
from datetime import datetime, timedelta

from croniter import croniter

start = datetime(2026, 3, 10, 9)
for line in ("* 22-21 * * *", "* * * * 6-5", "* * * 12-11 *"):
    assert croniter(line, start).get_next(datetime) - start == timedelta(minutes=1), line
PYTHON
# Two full minutes are seen by the line that runs.
until [ "$(look "SELECT count(*) FROM cron.job_run_details WHERE status = 'succeeded'")" -ge 2 ]; do sleep 1; done
runs=$(look "SELECT schedule, count(runid) FROM cron.job LEFT JOIN cron.job_run_details USING (jobid) GROUP BY 1 ORDER BY 1")
echo "$runs"
test "$(echo "$runs" | grep -v '|0$' | cut -d '|' -f 1)" = '* * * * *'
test "$(echo "$runs" | grep -c '|0$')" = 3
