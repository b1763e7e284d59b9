#!/usr/bin/env bash
# pendulum 3.3.0: parse("2026-03-10/P1M") is a TypeError about Date.add() and hours, P1D as well; "2026-03-10/2026-04-10" and
# "2026-03-10T00:00:00/P1M" are intervals.
# Guessed: an interval is read in all three forms of ISO 8601, or is refused as a ParserError.
# Source: pendulum's documentation, "Parsing", whose interval has times; pendulum/parser.py, which adds hours to a date as well.
# Matters here: periods of contracts are written by days; an import that catches the parser's own error ends with another. Add T00:00:00.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q pendulum==3.3.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
import pendulum


def read(text: str) -> str:
    try:
        interval = pendulum.parse(text)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return f"{interval.start} .. {interval.end}"


seen = {text: read(text) for text in ("2026-03-10/P1M", "2026-03-10/P1D", "2026-03-10/2026-04-10", "2026-03-10T00:00:00/P1M")}
print(seen)
error = "TypeError: Date.add() got an unexpected keyword argument 'hours'"
assert seen == {
    "2026-03-10/P1M": error,
    "2026-03-10/P1D": error,
    "2026-03-10/2026-04-10": "2026-03-10 .. 2026-04-10",
    "2026-03-10T00:00:00/P1M": "2026-03-10 00:00:00+00:00 .. 2026-04-10 00:00:00+00:00",
}, seen
PYTHON
venv/bin/python look.py
