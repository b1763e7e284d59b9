#!/usr/bin/env bash
# zxcvbn 4.5.0 (PyPI) and @zxcvbn-ts/core 4.2.0 with its common and English dictionaries: the same password may have another score, by up to
# two steps and in both directions. The known example Tr0ub4dour&3 has 2 of 4 in the first and 4 in the second; Ромашка2026 has 4 and 3.
# Guessed: ports of one estimator differ by a tenth of a power of ten, as their dictionaries do, and give the same 0 to 4.
# Source: zxcvbn's README (the five scores); the guide of @zxcvbn-ts (its own matchers and dictionaries);
# issue 320 of dropbox/zxcvbn has the same of its Java port.
# Matters here: the page says "strong" and the server refuses, or the other way round. One side must judge, and the other show its answer.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q zxcvbn==4.5.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund @zxcvbn-ts/core@4.2.0 @zxcvbn-ts/language-common@4.1.3 @zxcvbn-ts/language-en@4.1.1
cat > look.mjs <<'NODE'
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import * as common from "@zxcvbn-ts/language-common";
import * as english from "@zxcvbn-ts/language-en";
const dictionary = { ...common.dictionary, ...english.dictionary };
const estimator = new ZxcvbnFactory({ dictionary, graphs: common.adjacencyGraphs, translations: english.translations });
console.log(JSON.stringify(process.argv.slice(2).map((password) => estimator.check(password).score)));
NODE
cat > look.py <<'PYTHON'
import json
import subprocess

from zxcvbn import zxcvbn

passwords = ["Tr0ub4dour&3", "Ромашка2026", "correct horse battery staple"]
python = [zxcvbn(password)["score"] for password in passwords]
node = json.loads(subprocess.check_output(["node", "look.mjs", *passwords]))
print(passwords, "PyPI", python, "npm", node)
seen = [python, node]
assert seen == [[2, 4, 4], [4, 3, 4]], seen
PYTHON
venv/bin/python look.py
