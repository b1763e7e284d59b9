import { expect, test } from 'vitest';
import { filterOf, readAuditQuery } from './filter';

test('days are the company’s, and the last one is looked through to its end', () => {
  const query = readAuditQuery(new URLSearchParams({ from: '2026-10-24', to: '2026-10-25' }));
  expect(filterOf(query, 'Europe/Berlin')).toEqual({
    actor: null,
    action: null,
    subject: null,
    from: '2026-10-23T22:00:00.000Z',
    // That night the clocks went back.
    to: '2026-10-25T23:00:00.000Z',
  });
});

test('what is no day in an address is not looked for', () => {
  expect(readAuditQuery(new URLSearchParams({ from: 'yesterday', to: '2026-13-40' }))).toMatchObject({
    from: null,
    to: null,
  });
});
