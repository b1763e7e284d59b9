import { useLanguage } from './language';

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
export function defineTexts<const English extends Texts>(texts: {
  en: English;
  ru: Russian<NoInfer<English>>;
}): () => Translate<English> {
  const says = { EN: sayer('en', texts.en), RU: sayer('ru', texts.ru) };
  return function useTexts() {
    return says[useLanguage()];
  };
}

type Sayer = (key: string, values?: Readonly<Record<string, string | number>>) => string;

function sayer(locale: string, texts: Texts): Sayer {
  return (key, values) => {
    const form = typeof values?.count === 'number' ? `${key}_${formOf(locale, values.count)}` : key;
    const text = texts[form] ?? texts[key] ?? key;
    return values ? text.replace(VALUE, (_, name: string) => String(values[name] ?? '')) : text;
  };
}

const VALUE = /\{\{(\w+)\}\}/g;

const rules = new Map<string, Intl.PluralRules>();

/** The form of a word beside so many. What knows the forms of a language is made once. */
function formOf(locale: string, count: number): Intl.LDMLPluralRule {
  const known = rules.get(locale) ?? new Intl.PluralRules(locale);
  rules.set(locale, known);
  return known.select(count);
}
