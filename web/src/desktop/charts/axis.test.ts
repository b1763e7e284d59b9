import { expect, test } from 'vitest';
import { axisWriter } from '@/format/axis';
import type { Language } from '@/i18n/language';
import type { Unit } from '@/gql/graphql';
import { axisOf, linesOf, placeOn, stacked } from './axis';

const plain = (text: string) => text.replace(/[\s\u2009\u202f]/gu, ' ');

function labelsOf(
  values: readonly number[],
  unit: Unit,
  language: Language = 'EN',
  currency = 'EUR',
): string[] {
  const axis = axisOf(values, unit);
  const write = axisWriter(axis, unit, currency, language);
  return linesOf(axis).map((line) => plain(write(line)));
}

test('an axis of zeros has nothing and one', () => {
  expect(labelsOf([0, 0], 'MONEY')).toEqual(['€0', '€1']);
  expect(labelsOf([], 'COUNT')).toEqual(['0', '1']);
  expect(labelsOf([0], 'RATIO')).toEqual(['0%', '100%']);
  expect(labelsOf([0], 'DAYS', 'RU')).toEqual(['0 дней', '1 день']);
});

test('small numbers are written as exactly as they stand', () => {
  expect(labelsOf([0.02], 'MONEY')).toEqual(['€0.00', '€0.01', '€0.02']);
  expect(labelsOf([1], 'MONEY')).toEqual(['€0.00', '€0.25', '€0.50', '€0.75', '€1.00']);
  expect(labelsOf([2], 'MONEY')).toEqual(['€0.00', '€0.50', '€1.00', '€1.50', '€2.00']);
  expect(labelsOf([1, 0], 'COUNT')).toEqual(['0', '1']);
  expect(labelsOf([0.004], 'RATIO')).toEqual(['0.0%', '0.1%', '0.2%', '0.3%', '0.4%']);
  expect(labelsOf([0.83], 'RATIO', 'RU')).toEqual(['0 %', '25 %', '50 %', '75 %', '100 %']);
});

test('large numbers are shortened, all of them, and none loses a digit that counts', () => {
  expect(labelsOf([4_800], 'COUNT')).toEqual(['0', '2,000', '4,000', '6,000']);
  expect(labelsOf([900_000], 'MONEY')).toEqual(['€0', '€250K', '€500K', '€750K', '€1M']);
  expect(labelsOf([1_240_000], 'MONEY', 'RU', 'RUB')).toEqual(['0 ₽', '500 тыс. ₽', '1 млн ₽', '1,5 млн ₽']);
  expect(labelsOf([1_234_567_890_123], 'MONEY')).toEqual(['€0', '€500B', '€1T', '€1.5T']);
});

test('what is below nothing has its place', () => {
  expect(labelsOf([-3, 5], 'COUNT')).toEqual(['-4', '-2', '0', '2', '4', '6']);
});

test('a value stands between the lines around it, as far from each as it is', () => {
  const axis = axisOf([-3, 5], 'COUNT');
  expect([-4, 0, 1, 6].map(placeOn(axis))).toEqual([0, 0.4, 0.5, 1]);
  expect(linesOf(axisOf([0.03], 'MONEY'))).toEqual([0, 0.01, 0.02, 0.03]);
});

test('no two lines of an axis are called alike, however large or small its values are', () => {
  const units: Unit[] = ['COUNT', 'NUMBER', 'MONEY', 'RATIO', 'DAYS'];
  for (const unit of units) {
    for (let power = -6; power <= 13; power += 1) {
      for (const first of [1, 1.7, 2.3, 3.9, 4.1, 6.6, 8.2, 9.99]) {
        const labels = labelsOf([first * 10 ** power, 0], unit);
        expect(new Set(labels).size, `${first}e${power} ${unit}: ${labels.join(' ')}`).toBe(labels.length);
        expect(labels.length).toBeLessThanOrEqual(6);
      }
    }
  }
});

test('a stack is as high as its parts together, and as low as those below nothing', () => {
  expect(
    stacked([
      [1, null, -2],
      [2, 5, 4],
    ]),
  ).toEqual([3, 0, 5, 0, 4, -2]);
});
