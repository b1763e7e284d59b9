import { describe, expect, it } from 'vitest';
import { mistakeAt, mistakeOf, withinDefinition } from './mistakes';

const mistakes = [
  { field: ['measures'], message: 'Expected at least one measure.' },
  { field: ['measures', '0', 'of', 'attribute'], message: 'Expected a number.' },
  { field: ['measures', '10', 'of'], message: 'Expected what it is taken of.' },
];

describe('Mistakes', () => {
  it('are told at the control they are about, or about a part of', () => {
    expect(mistakeAt(mistakes, ['measures', 0, 'of'])).toBe('Expected a number.');
    expect(mistakeAt(mistakes, ['measures', 1])).toBeUndefined();
  });

  it('are told of a part itself apart from what it consists of', () => {
    expect(mistakeOf(mistakes, ['measures'])).toBe('Expected at least one measure.');
  });

  it('of a request are those of its definition, told of by itself', () => {
    const told = [
      { field: ['name'], message: 'Taken.' },
      { field: ['definition', 'limit'], message: 'Expected 1 to 100.' },
    ];
    expect(withinDefinition(told)).toEqual([{ field: ['limit'], message: 'Expected 1 to 100.' }]);
  });
});
