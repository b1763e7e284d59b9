// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeFragmentData } from '@/gql';
import { personIsBack, useInterruption } from '@/session/interruption';
import { noteViewer, ViewerOfSession, type Viewer } from '@/session/viewer';
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { fetchForOwner } from './fetchForOwner';

const ADA: Viewer = {
  id: 'viewer-1',
  userId: 'user-1',
  name: 'Ada',
  email: 'ada@example.com',
  role: 'ADMIN',
  administers: true,
  language: 'EN',
  company: {
    externalId: 'acme',
    name: 'Lakeside',
    currency: 'EUR',
    timezone: 'Europe/Berlin',
    weekStart: 'MONDAY',
    deletionDueAt: null,
  },
};

const sent = vi.fn<typeof fetch>();

beforeEach(() => {
  vi.stubGlobal('fetch', sent);
  noteViewer(makeFragmentData(ADA, ViewerOfSession));
});

afterEach(() => {
  personIsBack();
  sent.mockReset();
  vi.unstubAllGlobals();
  cleanup();
});

function answers(...bodies: object[]): void {
  for (const body of bodies) sent.mockResolvedValueOnce(new Response(JSON.stringify(body)));
}

const refused = (code: string) => ({ errors: [{ message: 'No.', extensions: { code } }] });

test('every request says whom the page belongs to', async () => {
  answers({ data: {} });
  await fetchForOwner('/graphql', { headers: { accept: 'application/json' } });
  const headers = new Headers(sent.mock.calls[0]?.[1]?.headers);
  expect(headers.get('x-signed-in-as')).toBe('user-1');
  expect(headers.get('accept')).toBe('application/json');
});

test('what met the end of the session waits, and is sent again as it was once the person is back', async () => {
  answers(refused('UNAUTHENTICATED'), { data: { saved: true } });
  const interruption = renderHook(useInterruption);
  const answer = fetchForOwner('/graphql', { method: 'POST', body: 'what was written' });
  await waitFor(() => expect(interruption.result.current).toBe('ended'));
  expect(sent).toHaveBeenCalledTimes(1);
  act(() => noteViewer(makeFragmentData(ADA, ViewerOfSession)));
  expect(await (await answer).json()).toEqual({ data: { saved: true } });
  expect(sent.mock.calls[1]?.[1]?.body).toBe('what was written');
  expect(interruption.result.current).toBeUndefined();
});

test('a text that only speaks of such a code is no end of the session', async () => {
  answers({ data: { note: '"UNAUTHENTICATED"' } });
  const interruption = renderHook(useInterruption);
  await fetchForOwner('/graphql');
  expect(interruption.result.current).toBeUndefined();
});

test('where somebody else is signed in, the page is theirs no more', async () => {
  answers(refused('SIGNED_IN_AS_ANOTHER'));
  const interruption = renderHook(useInterruption);
  await act(() => fetchForOwner('/graphql'));
  expect(interruption.result.current).toBe('another');
});
