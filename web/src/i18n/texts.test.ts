// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { setLanguage } from './language';
import { defineTexts, type Russian } from './texts';

const useTexts = defineTexts({
  en: { hello: 'Hello, {{name}}', people_one: '{{count}} person', people_other: '{{count}} people' },
  ru: {
    hello: 'Здравствуйте, {{name}}',
    people_one: '{{count}} человек',
    people_few: '{{count}} человека',
    people_many: '{{count}} человек',
    people_other: '{{count}} человека',
  },
});

test('a text is said in the chosen language, with the plural form of its number', () => {
  const { result } = renderHook(() => useTexts());
  expect(result.current('people', { count: 1 })).toBe('1 person');
  act(() => setLanguage('RU'));
  expect([1, 3, 5].map((count) => result.current('people', { count }))).toEqual([
    '1 человек',
    '3 человека',
    '5 человек',
  ]);
  expect(result.current('hello', { name: 'Анна <3' })).toBe('Здравствуйте, Анна <3');
});

test('a missing text or value is a type error', () => {
  type English = { days_one: 'day'; days_other: 'days' };
  // @ts-expect-error: two of the Russian forms are missing
  const lacking: Russian<English> = { days_one: 'день', days_other: 'дня' };
  expect(lacking).toBeDefined();

  const { result } = renderHook(() => useTexts());
  // @ts-expect-error: there is no such text
  expect(result.current('nothing')).toBe('nothing');
  // @ts-expect-error: the name is not given
  result.current('hello');
});
