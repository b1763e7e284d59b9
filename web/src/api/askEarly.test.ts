// @vitest-environment jsdom
import type { TypedDocumentNode } from '@urql/core';
import { parse } from 'graphql';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { askEarly } from './askEarly';
import { createClient } from './client';

type Variables = { of: string; nothing: null };

const Figure: TypedDocumentNode<{ figure: { value: string } }, Variables> = parse(
  'query Figure($of: String!, $nothing: ID) { figure(of: $of, nothing: $nothing) { value } }',
);
const DEALS = { of: 'deals', nothing: null };

const sent = vi.fn<typeof fetch>();

beforeEach(() => {
  vi.stubGlobal('fetch', sent);
  sent.mockImplementation(() => Promise.resolve(Response.json({ data: { figure: { value: '7' } } })));
});

afterEach(() => {
  sent.mockReset();
  vi.unstubAllGlobals();
});

test('what was asked before there was a client is not asked again by it', async () => {
  askEarly(Figure, DEALS);
  const { data } = await createClient().query(Figure, DEALS).toPromise();
  expect(data?.figure.value).toBe('7');
  expect(sent).toHaveBeenCalledTimes(1);
});

test('an answer asked for early is had once', async () => {
  askEarly(Figure, DEALS);
  const client = createClient();
  await client.query(Figure, DEALS).toPromise();
  await client.query(Figure, DEALS, { requestPolicy: 'network-only' }).toPromise();
  expect(sent).toHaveBeenCalledTimes(2);
});

test('who asks for something else is answered that', async () => {
  askEarly(Figure, DEALS);
  await createClient()
    .query(Figure, { ...DEALS, of: 'contacts' })
    .toPromise();
  expect(sent).toHaveBeenCalledTimes(2);
});
