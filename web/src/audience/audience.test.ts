import { describe, expect, it } from 'vitest';
import {
  EVERYONE,
  inputOf,
  isSameAudience,
  keyOf,
  NOBODY,
  withoutPrincipals,
  withPrincipal,
  type Principal,
} from './audience';

const ann: Principal = { kind: 'user', id: 'a', name: 'Ann' };
const board: Principal = { kind: 'group', id: 'b', name: 'Board' };
const sales: Principal = { kind: 'department', id: 's', name: 'Sales', includeSubdepartments: true };
const salesAlone: Principal = { ...sales, includeSubdepartments: false };

describe('An audience', () => {
  it('is for everyone no more once somebody is named', () => {
    expect(withPrincipal(EVERYONE, 'included', board)).toEqual({ ...NOBODY, included: [board] });
  });

  it('stays for everyone but those who are excepted', () => {
    expect(withPrincipal(EVERYONE, 'excepted', ann)).toEqual({ ...EVERYONE, excepted: [ann] });
  });

  it('names nobody twice, and a department either with those below it or without', () => {
    const twice = withPrincipal(withPrincipal(NOBODY, 'included', sales), 'included', salesAlone);
    expect(twice.included).toEqual([salesAlone]);
    expect(withPrincipal(twice, 'excepted', sales)).toEqual({ ...NOBODY, excepted: [sales] });
  });

  it('loses whom it is told to', () => {
    const both = { ...NOBODY, included: [ann, board] };
    expect(withoutPrincipals(both, 'included', new Set([keyOf(ann)])).included).toEqual([board]);
  });

  it('is the same in any order', () => {
    expect(isSameAudience({ ...NOBODY, included: [ann, board] }, { ...NOBODY, included: [board, ann] })).toBe(
      true,
    );
    expect(isSameAudience({ ...NOBODY, included: [sales] }, { ...NOBODY, included: [salesAlone] })).toBe(
      false,
    );
    expect(isSameAudience(EVERYONE, NOBODY)).toBe(false);
  });

  it('is given to the API by the kinds of whom it names', () => {
    expect(inputOf({ everyone: false, included: [ann, board, salesAlone], excepted: [sales] })).toEqual({
      everyone: false,
      users: ['a'],
      groups: ['b'],
      departments: [{ department: 's', includeSubdepartments: false }],
      exceptUsers: [],
      exceptGroups: [],
      exceptDepartments: [{ department: 's', includeSubdepartments: true }],
    });
  });
});
