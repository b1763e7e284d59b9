// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { FormDialog } from './FormDialog';
import type { Outcome } from './useChange';

// jsdom has none, and dialogs look for an element by its id.
vi.stubGlobal('CSS', { escape: String });

const DONE: Outcome = { userErrors: [], warnings: [], payload: null };

afterEach(cleanup);

function open(...outcomes: Outcome[]) {
  const onClose = vi.fn();
  const onSubmit = vi.fn(() => Promise.resolve(outcomes.shift() ?? DONE));
  render(
    <FormDialog title="New field" action="Create" onClose={onClose} fields={['name']} onSubmit={onSubmit}>
      {(errorOf) => <p>At the field: {errorOf('name') ?? 'nothing'}</p>}
    </FormDialog>,
  );
  return {
    onClose,
    onSubmit,
    press: (name: string) => fireEvent.click(screen.getByRole('button', { name })),
  };
}

test('errors stand at their fields, others above, and it stays open until it is done', async () => {
  const wrong = ['name', 'type'].map((field) => ({ field: [field], message: `wrong ${field}` }));
  const { onClose, onSubmit, press } = open({ ...DONE, userErrors: wrong });
  press('Create');
  expect(await screen.findByText('At the field: wrong name')).toBeDefined();
  expect(screen.getByText('wrong type')).toBeDefined();
  expect(onClose).not.toHaveBeenCalled();
  press('Create');
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(onSubmit).toHaveBeenCalledTimes(2);
});

test('warnings are read before it closes', async () => {
  const { onClose, press } = open({ ...DONE, warnings: ['Nobody sees it yet.'] });
  press('Create');
  expect(await screen.findByText('Nobody sees it yet.')).toBeDefined();
  expect(onClose).not.toHaveBeenCalled();
  press('Understood');
  expect(onClose).toHaveBeenCalledOnce();
});
