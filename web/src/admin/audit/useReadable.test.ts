// @vitest-environment jsdom
import { renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { TokenScope } from '@/gql/graphql';
import { VALUES } from './names';
import { useReadable } from './useReadable';

const { nameOf, linesOf } = renderHook(() => useReadable()).result.current;

test('values are said in words, and what has none by its name in the API', () => {
  expect(nameOf('isArchived')).toBe('Archived');
  expect(nameOf('somethingNew')).toBe('something new');
  expect(linesOf(true)).toEqual(['Yes']);
  expect(linesOf('ADMIN')).toEqual(['Administrator']);
  expect(linesOf(undefined)).toEqual(['—']);
  expect(linesOf([])).toEqual(['—']);
});

test('another object is called by its name, with what is said of it', () => {
  expect(linesOf({ id: 'RGVwYXJ0bWVudDox', name: 'Sales' })).toEqual(['Sales']);
  expect(linesOf([{ id: '1', name: 'Sales', includeSubdepartments: true }])).toEqual([
    'Sales (With those below: Yes)',
  ]);
});

test('of a value with values those that are there are said, one a line', () => {
  expect(
    linesOf({
      everyone: false,
      users: [],
      groups: [
        { id: '1', name: 'Board' },
        { id: '2', name: 'Choir' },
      ],
    }),
  ).toEqual(['Everybody: No', 'Groups: Board, Choir']);
  expect(linesOf([0, 3, 6, 2, 1])).toEqual(['0, 3, 6, 2, 1']);
});

test('every kind of token has its word', () => {
  const lacking: Exclude<TokenScope, (typeof VALUES)[number]>[] = [];
  expect(lacking).toEqual([]);
  // @ts-expect-error: there is none without
  lacking.push('READ');
});
