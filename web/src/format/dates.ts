import type { Language } from '@/i18n/language';

/** The locale of dates and calendars: day before month in both languages. */
export const DATE_LOCALES: Record<Language, string> = { EN: 'en-GB', RU: 'ru-RU' };

/** Whose clock and words dates are written by. */
export interface Calendar {
  language: Language;
  /** The company's, by its IANA name: days begin when they begin there. */
  timezone: string;
}

interface Interval {
  start: string;
  /** The first instant that no longer belongs to it. */
  end: string;
}

/** "31 October 2026" */
export function formatDay(instant: string, calendar: Calendar): string {
  return dates(calendar, { day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(instant));
}

/** "31 Oct, 14:05" */
export function formatInstant(instant: string, calendar: Calendar): string {
  return dates(calendar, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(
    new Date(instant),
  );
}

/** "31 Oct 2026, 14:05" */
export function formatInstantWithYear(instant: string, calendar: Calendar): string {
  return dates(calendar, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(instant));
}

/** "14:05" */
export function formatTime(instant: string, calendar: Calendar): string {
  return dates(calendar, { hour: '2-digit', minute: '2-digit' }).format(new Date(instant));
}

/** "1 – 31 October 2026": from its first day to its last. */
export function formatPeriod({ start, end }: Interval, calendar: Calendar): string {
  return dates(calendar, { day: 'numeric', month: 'long', year: 'numeric' }).formatRange(
    new Date(start),
    lastInstant({ start, end }),
  );
}

/** The same of days as the API writes dates: "2026-10-01" and "2026-10-31". */
export function formatDateRange(from: string, to: string, language: Language): string {
  return dates(
    { language, timezone: 'UTC' },
    { day: 'numeric', month: 'short', year: 'numeric' },
  ).formatRange(new Date(from), new Date(to));
}

/** A step of a chart as short as can be: "31 Oct", "Oct 2026", "2026", by the step's length. */
export function formatStep({ start, end }: Interval, calendar: Calendar): string {
  const days = (Date.parse(end) - Date.parse(start)) / 86_400_000;
  if (days > 300) return dates(calendar, { year: 'numeric' }).format(new Date(start));
  if (days > 27)
    return dates(calendar, { month: 'short', year: 'numeric' }).formatRange(
      new Date(start),
      lastInstant({ start, end }),
    );
  return dates(calendar, { day: 'numeric', month: 'short' }).formatRange(
    new Date(start),
    lastInstant({ start, end }),
  );
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

const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

function dates({ language, timezone }: Calendar, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(DATE_LOCALES[language], { timeZone: timezone, ...options });
}

/** Of a period that has just begun nothing was compared yet: it ends where it begins. */
function lastInstant({ start, end }: Interval): Date {
  return new Date(Math.max(Date.parse(start), Date.parse(end) - 1));
}
