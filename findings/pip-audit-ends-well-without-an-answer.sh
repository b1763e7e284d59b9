#!/usr/bin/env bash
# pip-audit 2.10.1: a package of which its service knows nothing is passed over, and the command ends with 0, also where that is every
# package, as behind a mirror of PyPI that has no word of vulnerabilities. "--strict" ends with 1. In JSON such packages have "skip_reason"
# and no "vulns". So "ended with 0" is not "nothing known".
# Source: pip-audit's README, "Exit codes" and "--strict".
# Guessed: who cannot be told anything gets no good answer.
# Matters here: deploy/audit.py takes a report with such packages for no answer.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pip-audit==2.10.1 2>&1 | grep -v -e notice -e WARNING >&2 || true
# A name that can be nobody's: it stands for a package that the service has no word of.
echo 'pip-audit-has-no-word-of-this-one==1.0' > requirements.txt
audit() { venv/bin/pip-audit --requirement requirements.txt --no-deps --disable-pip --format json --progress-spinner off "$@"; }
audit > found.json 2> told.txt && ended=0 || ended=$?
echo "Ended with $ended, and told:"
cat found.json
[ "$ended" = 0 ] || exit 1
grep -q '"skip_reason"' found.json || exit 1
! grep -q '"vulns"' found.json || exit 1
audit --strict > /dev/null 2>&1 && exit 1
echo 'With --strict it does not end well.'
