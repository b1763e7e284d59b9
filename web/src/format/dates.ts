import type { Language } from '@/i18n/language';
import { DATE_LOCALES, dateWriter } from './writers';

/** Days as the API writes them, "2026-10-31": on the company's clock, told by the server. */
export interface Days {
  firstDay: string;
  lastDay: string;
}

/** "31 October 2026" */
export function formatDay(instant: string, language: Language): string {
  return dateWriter(language, { day: 'numeric', month: 'long', year: 'numeric' }).format(wallClock(instant));
}

/** "31 Oct, 14:05" */
export function formatInstant(instant: string, language: Language): string {
  return dateWriter(language, { day: 'numeric', month: 'short', ...TIME }).format(wallClock(instant));
}

/** "31 Oct 2026, 14:05" */
export function formatInstantWithYear(instant: string, language: Language): string {
  return dateWriter(language, { day: 'numeric', month: 'short', year: 'numeric', ...TIME }).format(
    wallClock(instant),
  );
}

/** "14:05" */
export function formatTime(instant: string, language: Language): string {
  return dateWriter(language, TIME).format(wallClock(instant));
}

/** "1 – 31 October 2026": from its first day to its last. */
export function formatPeriod({ firstDay, lastDay }: Days, language: Language): string {
  return dateWriter(language, { day: 'numeric', month: 'long', year: 'numeric' }).formatRange(
    new Date(firstDay),
    new Date(lastDay),
  );
}

/** The same, shorter: "1 – 31 Oct 2026". */
export function formatDateRange(firstDay: string, lastDay: string, language: Language): string {
  return dateWriter(language, { day: 'numeric', month: 'short', year: 'numeric' }).formatRange(
    new Date(firstDay),
    new Date(lastDay),
  );
}

/** A step of a chart as short as can be: "31 Oct", "Oct 2026", "2026", by the step's length. */
export function formatStep({ firstDay, lastDay }: Days, language: Language): string {
  const [first, last] = [new Date(firstDay), new Date(lastDay)];
  const days = (last.getTime() - first.getTime()) / 86_400_000 + 1;
  if (days > 300) return dateWriter(language, { year: 'numeric' }).format(first);
  const written = days > 27 ? ({ month: 'short', year: 'numeric' } as const) : DAY;
  return dateWriter(language, written).formatRange(first, last);
}

/** "5 minutes ago", "yesterday": how long before `now` it was. */
export function formatAgo(instant: string, now: Date, language: Language): string {
  const seconds = (Date.parse(instant) - now.getTime()) / 1000;
  const words = new Intl.RelativeTimeFormat(DATE_LOCALES[language], { numeric: 'auto' });
  for (const [unit, length] of UNITS) {
    if (Math.abs(seconds) >= length) return words.format(Math.trunc(seconds / length), unit);
  }
  return words.format(0, 'second');
}

/** "31 Oct 2026, 14:05": what clocks of a zone show now, as far as this browser knows the zone. */
export function formatNowIn(timezone: string, language: Language): string {
  return new Intl.DateTimeFormat(DATE_LOCALES[language], {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    ...TIME,
    timeZone: timezone,
  }).format(new Date());
}

const DAY = { day: 'numeric', month: 'short' } as const;
const TIME = { hour: '2-digit', minute: '2-digit' } as const;

const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** What the company's clock showed: the API writes instants by it, so the zones that this browser knows do not matter. */
function wallClock(instant: string): Date {
  return new Date(`${instant.slice(0, 'YYYY-MM-DDTHH:MM:SS'.length)}Z`);
}
