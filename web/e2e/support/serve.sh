#!/bin/sh
# Serves the demo company from a folder that is gone afterwards. Its port and folder come from server.ts, and nothing from a server
# that somebody has set up in the environment.
set -u
unset DATABASE_URL
# Playwright has everybody write as if to a terminal: a bar for each file of the demo, again and again.
unset FORCE_COLOR
export PROVIDER_NETWORKS=127.0.0.0/8 WEBHOOK_NETWORKS=127.0.0.0/8 SIGN_UP=true
"$(dirname "$0")/../../../.venv/bin/crm-desktop" serve --demo --port "$E2E_PORT" --data-dir "$E2E_DATA_DIR" &
server=$!
trap 'kill "$server"' TERM INT
wait "$server"
# A signal ends the first wait before the server has ended.
wait "$server"
rm -rf "$E2E_DATA_DIR"
