import { i18n } from './texts';

export type Language = 'EN' | 'RU';

const KEPT = 'language';

/** The language before anybody has signed in: the last one seen here, or the browser's. */
export function languageAtStart(): Language {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'EN' || kept === 'RU') return kept;
  return navigator.language.toLowerCase().startsWith('ru') ? 'RU' : 'EN';
}

/** Puts the whole page into a language. */
export function speak(language: Language): void {
  localStorage.setItem(KEPT, language);
  document.documentElement.lang = language.toLowerCase();
  void i18n.changeLanguage(language.toLowerCase());
}
