#!/usr/bin/env bash
# temporal-polyfill 1.0.8 and @js-temporal/polyfill 0.5.1: PlainYearMonth.from("2026-03").toLocaleString("ru") is a RangeError about calendars, as is
# a PlainMonthDay's, in each language; a PlainDate's is "10.03.2026". With { calendar: "iso8601" } March is "2026-03" in Russian. A month made
# with calendar: "gregory" has words, and throws where the person's language counts by another calendar.
# Guessed: a month is shown as a day is: both are of the calendar that is called iso8601.
# Source: Temporal's documentation of PlainYearMonth.toLocaleString (the calendars must be equal; iso8601 is let pass for dates only);
# issues 1221 of tc39/proposal-temporal and 52 of fullcalendar/temporal-polyfill.
# Matters here: headings of months and birthdays, which have no year. Make a day of it: toPlainDate({ day: 1 }).toLocaleString("ru",
# { year: "numeric", month: "long" }).
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y > package.log
npm install --silent --no-audit --no-fund temporal-polyfill@1.0.8 @js-temporal/polyfill@0.5.1
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { Temporal as full } from "temporal-polyfill";
import { Temporal as js } from "@js-temporal/polyfill";

const words = { year: "numeric", month: "long" };
const told = (ask) => {
  try {
    return ask();
  } catch (error) {
    return error.name;
  }
};
for (const Temporal of [full, js]) {
  const month = Temporal.PlainYearMonth.from("2026-03");
  const seen = {
    month: told(() => month.toLocaleString("ru", words)),
    birthday: told(() => Temporal.PlainMonthDay.from("03-10").toLocaleString("ru")),
    day: told(() => Temporal.PlainDate.from("2026-03-10").toLocaleString("ru")),
    iso: told(() => month.toLocaleString("ru", { calendar: "iso8601" })),
    gregory: told(() => Temporal.PlainYearMonth.from("2026-03-01[u-ca=gregory]").toLocaleString("ru", words)),
    buddhist: told(() => Temporal.PlainYearMonth.from("2026-03-01[u-ca=gregory]").toLocaleString("th", words)),
    made: told(() => month.toPlainDate({ day: 1 }).toLocaleString("ru", words)),
  };
  console.log(seen);
  assert.deepStrictEqual(seen, {
    month: "RangeError", birthday: "RangeError", day: "10.03.2026", iso: "2026-03",
    gregory: "март 2026 г.", buddhist: "RangeError", made: "март 2026 г.",
  });
}
NODE
node look.mjs
