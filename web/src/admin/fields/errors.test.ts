import { expect, it } from 'vitest';
import { UNCHANGED } from './draft';
import { sortErrors } from './errors';

it('tells each error at the list it is about', () => {
  const draft = {
    ...UNCHANGED,
    dealTypes: { sales: { priceFields: ['p'] }, rent: { successfulStages: ['s'] } },
  };
  const errors = sortErrors(
    [
      { field: ['dealTypes', '1', 'successfulStages', '0'], message: 'Archived.' },
      { field: ['dealSourceFields', '0'], message: 'No choice field.' },
      { field: ['baseVersion'], message: 'Old.' },
    ],
    draft,
  );
  expect(errors.ofType('rent', 'successfulStages')).toBe('Archived.');
  expect(errors.ofType('sales', 'priceFields')).toBeUndefined();
  expect(errors.ofSources('dealSourceFields')).toBe('No choice field.');
  expect(errors.other).toEqual([{ field: ['baseVersion'], message: 'Old.' }]);
});
