import { expect, it } from 'vitest';
import { UNCHANGED } from './draft';
import { sortMistakes } from './mistakes';

it('tells each mistake at the list it is about', () => {
  const draft = {
    ...UNCHANGED,
    dealTypes: { sales: { priceFields: ['p'] }, rent: { successfulStages: ['s'] } },
  };
  const mistakes = sortMistakes(
    [
      { field: ['dealTypes', '1', 'successfulStages', '0'], message: 'Archived.' },
      { field: ['dealSourceFields', '0'], message: 'No choice field.' },
      { field: ['baseVersion'], message: 'Old.' },
    ],
    draft,
  );
  expect(mistakes.ofType('rent', 'successfulStages')).toBe('Archived.');
  expect(mistakes.ofType('sales', 'priceFields')).toBeUndefined();
  expect(mistakes.ofSources('dealSourceFields')).toBe('No choice field.');
  expect(mistakes.other).toEqual([{ field: ['baseVersion'], message: 'Old.' }]);
});
