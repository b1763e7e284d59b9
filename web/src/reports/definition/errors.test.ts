import { describe, expect, it } from 'vitest';
import { errorAt, errorOf, definitionErrors } from './errors';

const userErrors = [
  { field: ['measures'], message: 'Expected at least one measure.' },
  { field: ['measures', '0', 'of', 'attribute'], message: 'Expected a number.' },
  { field: ['measures', '10', 'of'], message: 'Expected what it is taken of.' },
];

describe('Errors', () => {
  it('are told at the control they are about, or about a part of', () => {
    expect(errorAt(userErrors, ['measures', 0, 'of'])).toBe('Expected a number.');
    expect(errorAt(userErrors, ['measures', 1])).toBeUndefined();
  });

  it('are told of a part itself apart from what it consists of', () => {
    expect(errorOf(userErrors, ['measures'])).toBe('Expected at least one measure.');
  });

  it('of a request are those of its definition, told of by itself', () => {
    const sent = [
      { field: ['name'], message: 'Taken.' },
      { field: ['definition', 'limit'], message: 'Expected 1 to 100.' },
    ];
    expect(definitionErrors(sent)).toEqual([{ field: ['limit'], message: 'Expected 1 to 100.' }]);
  });
});
