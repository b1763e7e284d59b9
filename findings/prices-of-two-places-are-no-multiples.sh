#!/usr/bin/env bash
# {"type": "number", "multipleOf": 0.01} refuses 0.07, 1.12, 4.35 and one in seven prices of two places below 100 by ajv 8.20.0 (npm) and jsonschema
# 4.26.0 (PyPI); fastjsonschema 2.22.3 (PyPI) and @cfworker/json-schema 4.1.6 (npm) take all of them.
# Guessed: validators of one standard agree on valid, and a price in whole cents is a multiple of a cent.
# Source: JSON Schema, validation, 6.2.1 (the division results in an integer, of numbers in decimal); ajv's option multipleOfPrecision, off unless
# given; jsonschema's _keywords.py, multipleOf, which divides binary fractions.
# Matters here: a page accepts a price and the server refuses it, for some prices only. Leave multipleOf out, or give prices as texts or cents.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q jsonschema==4.26.0 fastjsonschema==2.22.3 2>&1 | grep -v -e notice -e WARNING >&2 || true
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund ajv@8.20.0 @cfworker/json-schema@4.1.6
cat > look.mjs <<'NODE'
import { Validator } from "@cfworker/json-schema";
import { Ajv } from "ajv";

const schema = { type: "number", multipleOf: 0.01 };
const [ajv, other] = [new Ajv().compile(schema), new Validator(schema)];
const prices = Array.from({ length: 10000 }, (_, cents) => cents / 100);
console.log(JSON.stringify([prices.filter((price) => !ajv(price)), prices.filter((price) => !other.validate(price).valid)]));
NODE
cat > look.py <<'PYTHON'
import json
import sys

import fastjsonschema
import jsonschema

SCHEMA = {"type": "number", "multipleOf": 0.01}
compiled = fastjsonschema.compile(SCHEMA)
python = jsonschema.Draft202012Validator(SCHEMA)


def fast(price: float) -> bool:
    try:
        return compiled(price) == price
    except fastjsonschema.JsonSchemaException:
        return False


prices = [cents / 100 for cents in range(10000)]
ajv, cfworker = json.loads(sys.argv[1])
refused = [price for price in prices if not python.is_valid(price)]
print("of 10,000 refused: jsonschema", len(refused), refused[:5], "ajv", len(ajv), ajv[:5], "others", len(cfworker))
assert refused[:2] == ajv[:2] == [0.07, 0.14] and {1.12, 4.35} <= set(refused) & set(ajv), (refused[:9], ajv[:9])
assert len(refused) == len(ajv) == 1363, (len(refused), len(ajv))
assert cfworker == [] and all(map(fast, prices)), cfworker
PYTHON
venv/bin/python look.py "$(node look.mjs)"
