// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import ArrangeEditor from './ArrangeEditor';
import type { Save, SaveOutcome } from './editor';
import { blockAt } from './testing';

class Unobserved implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

beforeEach(() => {
  vi.stubGlobal('ResizeObserver', Unobserved);
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  // Twelve columns of 84 pixels, with gaps of 16, of which the grid takes the measure, and nothing else has one.
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(1184);
  // Only what is laid out has one, and only within it something can be dragged.
  vi.spyOn(HTMLElement.prototype, 'offsetParent', 'get').mockImplementation(function (this: HTMLElement) {
    return this.parentElement;
  });
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Two blocks beside one another, being arranged. */
function arrange(outcome: SaveOutcome = { kind: 'saved' }) {
  const save = vi.fn<(save: Save) => Promise<SaveOutcome>>().mockResolvedValue(outcome);
  const onLeave = vi.fn();
  const drawn = vi.fn((id: string) => id);
  const editor = (
    <ArrangeEditor
      title="Desktop"
      blocks={[blockAt('a', 0, 0, 3, 2), blockAt('b', 3, 0, 3, 2)]}
      revision={7}
      can={{ hide: true, rearrange: true }}
      renderBlock={drawn}
      preview={() => Promise.resolve(null)}
      save={save}
      onLeave={onLeave}
      onOutdated={() => undefined}
    />
  );
  render(<RouterProvider router={createMemoryRouter([{ path: '/', element: editor }])} />);
  return { save, onLeave, drawn };
}

const face = (place: string) => screen.findByLabelText(`Block ${place}`);

test('a block that is put onto another stands there, the other makes way, and Done saves it', async () => {
  const { save, onLeave } = arrange();
  (await face('a. Column 1, row 1, 3 × 2')).focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
  await face('a. Column 4, row 1, 3 × 2');
  await face('b. Column 4, row 3, 3 × 2');
  fireEvent.click(screen.getByText('Done'));
  expect(save).toHaveBeenCalledOnce();
  expect(save.mock.calls[0]?.[0]).toMatchObject({
    baseRevision: 7,
    operations: [{ move: { widget: 'a', breakpoint: 'DESKTOP', column: 3, row: 0 } }],
  });
  await waitFor(() => expect(onLeave).toHaveBeenCalled());
});

test('the keys move and resize the block that has the focus, which stays on it, and can be undone', async () => {
  arrange();
  const user = userEvent.setup();
  (await face('a. Column 1, row 1, 3 × 2')).focus();
  await user.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(await face('a. Column 1, row 2, 3 × 2'));
  await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
  expect(document.activeElement).toBe(await face('a. Column 1, row 2, 3 × 3'));
  await user.keyboard('{Control>}zz{/Control}');
  await face('a. Column 1, row 1, 3 × 2');
});

test('of all blocks those are drawn anew that have moved', async () => {
  const { drawn } = arrange();
  (await face('a. Column 1, row 1, 3 × 2')).focus();
  drawn.mockClear();
  await userEvent.keyboard('{ArrowDown}');
  await face('a. Column 1, row 2, 3 × 2');
  expect(new Set(drawn.mock.calls.flat())).toEqual(new Set(['a']));
});

/** The pointer takes hold of something, goes so many pixels to the right and down, and lets go. */
function drag(held: Element, right: number, down: number): void {
  fireEvent.mouseDown(held, { button: 0, clientX: 0, clientY: 0 });
  fireEvent.mouseMove(document, { clientX: right / 2, clientY: down / 2 });
  fireEvent.mouseMove(document, { clientX: right, clientY: down });
  fireEvent.mouseUp(document, { clientX: right, clientY: down });
}

test('a block that the pointer drags onto another stands there when it is let go, and the other makes way', async () => {
  arrange();
  drag(await face('a. Column 1, row 1, 3 × 2'), 310, 0);
  await face('a. Column 4, row 1, 3 × 2');
  await face('b. Column 4, row 3, 3 × 2');
});

test('a block whose corner the pointer pulls takes that size, the other makes way, and Undo takes both back', async () => {
  arrange();
  const block = await face('a. Column 1, row 1, 3 × 2');
  const corner = block.closest('.react-grid-item')?.querySelector('.react-resizable-handle');
  expect(corner).toBeTruthy();
  drag(corner as Element, 190, 90);
  await face('a. Column 1, row 1, 5 × 3');
  await face('b. Column 4, row 4, 3 × 2');
  fireEvent.click(screen.getByLabelText(/^Undo/));
  await face('a. Column 1, row 1, 3 × 2');
  await face('b. Column 4, row 1, 3 × 2');
});

test('what could not be saved is still there, and is sent again as it was', async () => {
  const { save, onLeave } = arrange({ kind: 'unreachable' });
  (await face('b. Column 4, row 1, 3 × 2')).focus();
  const user = userEvent.setup();
  await user.keyboard('{Delete}');
  fireEvent.click(screen.getByText('Done'));
  await screen.findByText(/Your changes are still here/);
  expect(screen.queryByLabelText(/^Block b/)).toBeNull();
  expect(onLeave).not.toHaveBeenCalled();
  save.mockResolvedValue({ kind: 'saved' });
  fireEvent.click(screen.getByText('Done'));
  await waitFor(() => expect(onLeave).toHaveBeenCalled());
  expect(save.mock.calls[1]?.[0]).toEqual(save.mock.calls[0]?.[0]);
});
