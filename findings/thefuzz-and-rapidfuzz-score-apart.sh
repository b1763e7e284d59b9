#!/usr/bin/env bash
# thefuzz 0.22.1 computes by rapidfuzz 3.14.6, and both have functions of the same names; yet "Acme Inc." and "ACME INC" are 100 to the one and 35 to
# the other, "ООО Ромашка" and "Ромашка, ООО" 100 and 96.
# Guessed: the one is another name for the other, with the same limits for what is alike.
# Source: RapidFuzz, release 3.0.0 (strings are no longer preprocessed); thefuzz/fuzz.py (full_process by default).
# Matters here: duplicates of contacts found with one are missed with the other at the same limit. Pass processor=utils.default_process.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q rapidfuzz==3.14.6 thefuzz==0.22.1 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from rapidfuzz import fuzz as rapid
from rapidfuzz import utils
from thefuzz import fuzz

pairs = [("Acme Inc.", "ACME INC"), ("ООО Ромашка", "Ромашка, ООО")]
seen = [(fuzz.token_sort_ratio(*pair), round(rapid.token_sort_ratio(*pair))) for pair in pairs]
processed = [round(rapid.token_sort_ratio(*pair, processor=utils.default_process)) for pair in pairs]
for pair, scores, mended in zip(pairs, seen, processed, strict=True):
    print(*pair, "thefuzz and rapidfuzz:", *scores, "- with a processor:", mended)
assert (seen, processed) == ([(100, 35), (100, 96)], [100, 100]), (seen, processed)
PYTHON
venv/bin/python look.py
