import { keep, kept } from '@/storage/kept';
import { useSyncExternalStore } from 'react';

export type Language = 'EN' | 'RU';

const STORAGE_KEY = 'language';

let current: Language = 'EN';
const listeners = new Set<() => void>();

/** The language before anybody has signed in: the last one seen here, or the browser's. */
export function languageAtStart(): Language {
  const stored = kept(STORAGE_KEY);
  if (stored === 'EN' || stored === 'RU') return stored;
  return navigator.language.toLowerCase().startsWith('ru') ? 'RU' : 'EN';
}

/** Puts the whole page into a language. */
export function setLanguage(language: Language): void {
  keep(STORAGE_KEY, language);
  document.documentElement.lang = language.toLowerCase();
  current = language;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The language of the page. */
export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, () => current);
}
