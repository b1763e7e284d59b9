import type { Language } from './language';

/** The languages, each by its own name. */
export const LANGUAGES: readonly { value: Language; label: string }[] = [
  { value: 'EN', label: 'English' },
  { value: 'RU', label: 'Русский' },
];
