import { i18n } from './texts';

export type Language = 'EN' | 'RU';

const STORAGE_KEY = 'language';

/** The language before anybody has signed in: the last one seen here, or the browser's. */
export function languageAtStart(): Language {
  const stored = localStorage.getItem(STORAGE_KEY);
  if (stored === 'EN' || stored === 'RU') return stored;
  return navigator.language.toLowerCase().startsWith('ru') ? 'RU' : 'EN';
}

/** Puts the whole page into a language. */
export function setLanguage(language: Language): void {
  localStorage.setItem(STORAGE_KEY, language);
  document.documentElement.lang = language.toLowerCase();
  void i18n.changeLanguage(language.toLowerCase());
}
