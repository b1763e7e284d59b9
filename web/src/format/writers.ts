import type { Language } from '@/i18n/language';

/** The locale of numbers. */
export const LOCALES: Record<Language, string> = { EN: 'en-US', RU: 'ru-RU' };

/** The locale of dates and calendars: day before month in both languages. */
export const DATE_LOCALES: Record<Language, string> = { EN: 'en-GB', RU: 'ru-RU' };

/** What writes numbers so. Making one costs more than hundreds of numbers: each is made once. */
export const numberWriter = kept(
  (language: Language, options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(LOCALES[language], options),
);

/** What writes days so. No zone has a say in them: they are read as UTC's, and written as such. */
export const dateWriter = kept(
  (language: Language, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(DATE_LOCALES[language], { ...options, timeZone: 'UTC' }),
);

function kept<Options, Writer>(make: (language: Language, options: Options) => Writer) {
  const made = new Map<string, Writer>();
  return (language: Language, options: Options): Writer => {
    const key = language + JSON.stringify(options);
    const before = made.get(key);
    if (before !== undefined) return before;
    const writer = make(language, options);
    made.set(key, writer);
    return writer;
  };
}
