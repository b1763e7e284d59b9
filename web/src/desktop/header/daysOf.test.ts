import { expect, test } from 'vitest';
import { daysOf } from './daysOf';

test('the days of a period are those of the company’s clock', () => {
  const march = {
    start: '2026-03-01T00:00:00+03:00',
    end: '2026-04-01T00:00:00+03:00',
    timezone: 'Europe/Moscow',
  };
  expect(daysOf(march)).toEqual({ from: '2026-03-01', to: '2026-03-31' });
  const day = {
    start: '2026-10-25T00:00:00+02:00',
    end: '2026-10-26T00:00:00+01:00',
    timezone: 'Europe/Berlin',
  };
  expect(daysOf(day)).toEqual({ from: '2026-10-25', to: '2026-10-25' });
});
