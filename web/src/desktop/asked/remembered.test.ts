import { beforeEach, expect, test } from 'vitest';
import { USUAL } from './asked';
import { rememberAsked, rememberedAsked } from './remembered';

beforeEach(() => localStorage.clear());

test('each person finds their own period and comparison again', () => {
  rememberAsked('anna', { ...USUAL, period: { preset: 'TODAY' }, users: ['VXNlcjox'] });
  rememberAsked('boris', { ...USUAL, period: { from: '2026-01-01', to: '2026-01-31' }, compareTo: 'NONE' });
  expect(rememberedAsked('anna')).toEqual({ ...USUAL, period: { preset: 'TODAY' } });
  expect(rememberedAsked('boris').compareTo).toBe('NONE');
  expect(rememberedAsked('clara')).toEqual(USUAL);
});

test('before it is known who asks, it is whoever asked last', () => {
  expect(rememberedAsked(undefined)).toEqual(USUAL);
  rememberAsked('anna', { ...USUAL, period: { preset: 'TODAY' } });
  expect(rememberedAsked(undefined).period).toEqual({ preset: 'TODAY' });
});

test('what cannot be read is as if nothing were kept', () => {
  localStorage.setItem('desktop-period', '{"broken');
  expect(rememberedAsked('anna')).toEqual(USUAL);
});
