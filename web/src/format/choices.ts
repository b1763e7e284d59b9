import type { WeekStart } from '@/gql/graphql';
import { DATE_LOCALES } from './writers';
import type { Language } from '@/i18n/language';

/** One line of a list, by its code. */
interface Choice {
  id: string;
  name: string;
}

/** All time zones by their names in the IANA database, with what they differ from Greenwich now; the present one is among them. */
export function timezones(present: string): Choice[] {
  const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', present]);
  return [...zones].sort().map((id) => ({ id, name: offsetOf(id) }));
}

function offsetOf(timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts();
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

/** All currencies by their codes, in words; the present one is among them. */
export function currencies(present: string, language: Language): Choice[] {
  const words = new Intl.DisplayNames(DATE_LOCALES[language], { type: 'currency' });
  const codes = new Set([...Intl.supportedValuesOf('currency'), present]);
  return [...codes].sort().map((id) => ({ id, name: words.of(id) ?? id }));
}

/** The days that weeks can begin with, from Monday on. */
const WEEK_STARTS = [
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
] as const satisfies WeekStart[];

export function weekStarts(language: Language): { id: WeekStart; name: string }[] {
  const words = new Intl.DateTimeFormat(DATE_LOCALES[language], { weekday: 'long', timeZone: 'UTC' });
  // The first of January 2024 was a Monday.
  return WEEK_STARTS.map((id, day) => {
    const name = words.format(Date.UTC(2024, 0, 1 + day));
    // It stands by itself: Russian writes it small only within a sentence.
    return { id, name: name.charAt(0).toUpperCase() + name.slice(1) };
  });
}
