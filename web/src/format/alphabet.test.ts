import { expect, test } from 'vitest';
import orders from '../../../tests/resolvers/alphabetical_order.json';
import { DATE_LOCALES } from './writers';

test.each([
  ['EN', orders.en],
  ['RU', orders.ru],
] as const)('the server puts names as a browser in %s does', (language, expected) => {
  const { compare } = new Intl.Collator(DATE_LOCALES[language]);
  expect([...expected].reverse().sort(compare)).toEqual(expected);
});
