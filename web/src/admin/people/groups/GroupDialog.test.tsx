// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { Provider } from 'urql';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createClient } from '@/api/client';
import { makeFragmentData } from '@/gql';
import { SessionInterruption } from '@/session/SessionInterruption';
import { noteViewer, ViewerOfSession, type Viewer } from '@/session/viewer';
import { GroupDialog } from './GroupDialog';

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
  // Dialogs need it, and the document of these tests lacks it.
  vi.stubGlobal('CSS', { escape: (text: string) => text });
  act(() => noteViewer(makeFragmentData(ADA, ViewerOfSession)));
});

afterEach(() => {
  cleanup();
  sent.mockReset();
  vi.unstubAllGlobals();
});

function write(label: string, value: string): void {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
}

/** The form of a new group, with a name typed in; the API answers one after another. */
function fillIn(name: string, ...answers: object[]) {
  for (const answer of answers) {
    sent.mockResolvedValueOnce(
      new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } }),
    );
  }
  const onClose = vi.fn();
  render(
    <Provider value={createClient()}>
      <GroupDialog group={null} onClose={onClose} />
      <SessionInterruption />
    </Provider>,
  );
  write('Name', name);
  fireEvent.click(screen.getByText('Create'));
  return { onClose };
}

const created = (...userErrors: { field: string[]; message: string }[]) => ({
  data: { createGroup: { __typename: 'GroupPayload', userErrors } },
});

/** What was sent the nth time, by its variables. */
const inputOf = (nth: number) =>
  (JSON.parse(sent.mock.calls[nth]?.[1]?.body as string) as { variables: { input: unknown } }).variables
    .input;

test('an error of the server stands at its field, others above, and what was typed stays', async () => {
  const taken = { field: ['name'], message: 'There is such a group.' };
  const full = { field: [], message: 'There are too many groups.' };
  const { onClose } = fillIn('Sales', created(taken, full), created());
  await screen.findByText(taken.message);
  const name = screen.getByLabelText<HTMLInputElement>('Name');
  expect(name.getAttribute('aria-invalid')).toBe('true');
  const described = (name.getAttribute('aria-describedby') ?? '').split(' ');
  const texts = described.map((id) => document.getElementById(id)?.textContent);
  expect(texts).toContain(taken.message);
  expect(texts).not.toContain(full.message);
  expect(screen.getByText(full.message)).toBeDefined();
  expect(name.value).toBe('Sales');
  expect(onClose).not.toHaveBeenCalled();

  write('Name', 'Sales 2');
  fireEvent.click(screen.getByText('Create'));
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(inputOf(1)).toEqual({ name: 'Sales 2' });
});

test('what was written survives the end of the session, and is saved once the person has logged in again', async () => {
  const ended = { errors: [{ message: 'No.', extensions: { code: 'UNAUTHENTICATED' } }] };
  const loggedIn = {
    data: { logIn: { __typename: 'LogInPayload', viewer: { __typename: 'Viewer', ...ADA }, userErrors: [] } },
  };
  const { onClose } = fillIn('Sales', ended, loggedIn, created());
  await screen.findByText('Your session has ended');
  expect(onClose).not.toHaveBeenCalled();
  write('Password', 'a long secret');
  fireEvent.click(screen.getByText('Log in'));
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(screen.queryByText('Your session has ended')).toBeNull();
  expect(inputOf(1)).toEqual({ email: 'ada@example.com', password: 'a long secret', company: 'acme' });
  expect(inputOf(2)).toEqual(inputOf(0));
});
