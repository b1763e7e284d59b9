import { expect, test } from 'vitest';
import { readDrawer, readFull, withDrawer, withFull, withoutDrawer, type Drawer } from './opened';

const PERIOD = new URLSearchParams('period=last-month');

test('what is opened is read from the address that it was written into', () => {
  const drawers: Drawer[] = [
    { kind: 'rows', widget: 'report:12', path: 'cell.7.12' },
    { kind: 'explanation', widget: 'revenue' },
    { kind: 'events', widget: 'events', before: null },
    { kind: 'events', widget: 'events', before: 'MjAyNi0wMw==' },
  ];
  for (const drawer of drawers) expect(readDrawer(withDrawer(drawer, PERIOD))).toEqual(drawer);
});

test('one drawer is open at a time, and nothing is left of it', () => {
  const first = withDrawer({ kind: 'rows', widget: 'deals', path: 'total' }, PERIOD);
  const second = withDrawer({ kind: 'explanation', widget: 'sms' }, first);
  expect(second.toString()).toBe('period=last-month&drawer=explanation&of=sms');
  expect(withoutDrawer(second).toString()).toBe(PERIOD.toString());
});

test('a drawer over a block that fills the screen leaves it there', () => {
  const full = withFull('deals', PERIOD);
  const rows = withDrawer({ kind: 'rows', widget: 'deals', path: 'total' }, full);
  expect(readFull(rows)).toBe('deals');
  expect(withoutDrawer(rows).toString()).toBe(full.toString());
});

test.each(['drawer=rows&of=deals', 'drawer=rows&path=total', 'drawer=door&of=deals', 'of=deals'])(
  'an address that names no drawer opens none: %s',
  (search) => expect(readDrawer(new URLSearchParams(search))).toBeUndefined(),
);
