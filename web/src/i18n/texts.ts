import { createInstance } from 'i18next';
import { useMemo } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';

export const i18n = createInstance();

void i18n.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  initAsync: false,
  interpolation: { escapeValue: false },
  resources: {},
});

type Texts = Readonly<Record<string, string>>;

/** The key of a text that depends on a number, without its ending: `people` of `people_one` and `people_other`. */
type Plural<Key> = Key extends `${infer Base}_other` ? Base : never;

/** The keys a Russian dictionary must have: those of the English one, with the plural forms of Russian. */
export type Russian<English extends Texts> = {
  [
    Key in keyof English as Key extends `${infer Base}_one` | `${infer Base}_other`
      ? `${Base}_${'one' | 'few' | 'many' | 'other'}`
      : Key
  ]: string;
};

type Key<English extends Texts> =
  Exclude<keyof English & string, `${Plural<keyof English>}_${'one' | 'other'}`> | Plural<keyof English>;

/** The names between double braces in a text. */
type Names<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}` ? Name | Names<Rest> : never;

type TextOf<English extends Texts, K> = K extends keyof English
  ? English[K]
  : K extends string
    ? English[`${K}_other`]
    : never;

type Values<Text> = [Names<Text>] extends [never]
  ? []
  : [values: Readonly<Record<Names<Text>, string | number>>];

/** Says a text of the dictionary. What stands between double braces in it must be given; `count` chooses the plural form. */
export type Translate<English extends Texts> = <K extends Key<English>>(
  key: K,
  ...values: Values<TextOf<English, K>>
) => string;

/**
 * Declares a folder's texts and returns the hook that says them. A text missing in either language, or a value it needs, is
 * a type error. They are loaded with the folder, not before.
 */
export function defineTexts<const English extends Texts>(
  name: string,
  texts: { en: English; ru: Russian<NoInfer<English>> },
): () => Translate<English> {
  i18n.addResourceBundle('en', name, texts.en);
  i18n.addResourceBundle('ru', name, texts.ru);
  return function useTexts() {
    const { t } = useTranslation(name, { i18n });
    return useMemo(() => t as unknown as Translate<English>, [t]);
  };
}
