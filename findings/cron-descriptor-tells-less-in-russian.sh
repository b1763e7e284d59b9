#!/usr/bin/env bash
# cron-descriptor 2.2.1: "0 9 L-3 * *" is 'At 09:00, 3 days before the last day of the month' in English and 'В 09:00' in Russian, and of
# "5/15 * * * *" the start at the fifth minute is left out. In English, too, "MON#1,FRI#3" loses which of the month's they are. cronstrue
# 3.39.0 tells all of it in both.
# Guessed: what a translation lacks stays in English; it does not vanish.
# Source: cron_descriptor/locale/ru_RU.mo, which lacks these texts, and GetText.py, whose last resort is an empty one; ExpressionDescriptor.py,
# get_day_of_week_description (what stands behind the first # is one number).
# Matters here: a schedule is confirmed by its description, which says every day of what is once a month. Show the next dates beside it.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q cron-descriptor==2.2.1 2>&1 | grep -v -e notice -e WARNING >&2 || true
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund cronstrue@3.39.0
cat > look.mjs <<'NODE'
import cronstrue from "cronstrue/i18n.js";

const tell = (line, locale) => cronstrue.toString(line, { locale, use24HourTimeFormat: true });
console.log(JSON.stringify([tell("0 9 L-3 * *", "ru"), tell("5/15 * * * *", "ru"), tell("0 9 * * MON#1,FRI#3", "en")]));
NODE
cat > look.py <<'PYTHON'
import json
import sys

from cron_descriptor import Options, get_description


def tell(line: str, locale: str) -> str:
    options = Options()
    options.locale_code, options.use_24hour_time_format = locale, True
    return get_description(line, options)


english = [tell("0 9 L-3 * *", "en_US"), tell("5/15 * * * *", "en_US"), tell("0 9 * * MON#1,FRI#3", "en_US")]
russian = [tell("0 9 L-3 * *", "ru_RU"), tell("5/15 * * * *", "ru_RU")]
cronstrue = json.loads(sys.argv[1])
print(english, russian, "cronstrue", cronstrue, sep="\n")
assert english[:2] == ["At 09:00, 3 days before the last day of the month", "Every 15 minutes, starting at 5 minutes past the hour"], english
assert english[2] == "At 09:00, on the  Monday and Friday of the month", english
assert russian == ["В 09:00", "Каждые 15 минут"], russian
assert cronstrue == [
    "В 09:00, за 3 дня до конца месяца",
    "Каждые 15 минут, начало в 5 минут",
    "At 09:00, on the first Monday and third Friday of the month",
], cronstrue
PYTHON
venv/bin/python look.py "$(node look.mjs)"
