// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { DEFAULT_QUERY_STATE } from './queryState';
import { saveQueryState, loadQueryState } from './storage';

beforeEach(() => localStorage.clear());

test('each person finds their own period, comparison and filters again', () => {
  saveQueryState('anna', { ...DEFAULT_QUERY_STATE, period: { preset: 'TODAY' }, users: ['VXNlcjox'] });
  saveQueryState('boris', {
    ...DEFAULT_QUERY_STATE,
    period: { from: '2026-01-01', to: '2026-01-31' },
    compareTo: 'NONE',
  });
  expect(loadQueryState('anna')).toEqual({ ...DEFAULT_QUERY_STATE, period: { preset: 'TODAY' } });
  expect(loadQueryState('boris').compareTo).toBe('NONE');
  const filters = [{ attribute: 'GROUP', field: null, values: ['R3JvdXA6MQ=='], orNotGiven: true } as const];
  saveQueryState('anna', { ...DEFAULT_QUERY_STATE, filters });
  expect(loadQueryState('anna')).toEqual({ ...DEFAULT_QUERY_STATE, filters });
  expect(loadQueryState('clara')).toEqual(DEFAULT_QUERY_STATE);
});

test('before it is known who is signed in, it is as whoever looked last', () => {
  expect(loadQueryState(undefined)).toEqual(DEFAULT_QUERY_STATE);
  saveQueryState('anna', { ...DEFAULT_QUERY_STATE, period: { preset: 'TODAY' } });
  expect(loadQueryState(undefined).period).toEqual({ preset: 'TODAY' });
});

test('what cannot be read is as if nothing were stored', () => {
  localStorage.setItem('desktop-period', '{"broken');
  expect(loadQueryState('anna')).toEqual(DEFAULT_QUERY_STATE);
});
