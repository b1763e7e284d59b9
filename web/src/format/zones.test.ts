// @vitest-environment jsdom
import { renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useFormat } from './useFormat';

/** The company's clock is a zone that no browser knows. */
vi.mock('@/session/viewer', () => ({
  useViewer: () => ({
    language: 'EN',
    company: { currency: 'EUR', timezone: 'Pacific/Atlantis', weekStart: 'MONDAY' },
  }),
}));

/** Half a day off whatever the answer says, on either side. */
const MACHINES = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'];
const { TZ } = process.env;

beforeEach(() => {
  const { DateTimeFormat } = Intl;
  vi.spyOn(Intl, 'DateTimeFormat').mockImplementation(function (locales, options) {
    if (options?.timeZone !== 'UTC') throw new RangeError(`no zone but UTC: ${options?.timeZone}`);
    return new DateTimeFormat(locales, options);
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  if (TZ === undefined) delete process.env.TZ;
  else process.env.TZ = TZ;
});

test.each(MACHINES)('labels are the days of the answer, in a browser in %s that knows no zone', (machine) => {
  process.env.TZ = machine;
  expect(new Date('2026-03-08T00:00:00Z').getHours()).not.toBe(0);
  const format = renderHook(useFormat).result.current;
  const march = { firstDay: '2026-03-01', lastDay: '2026-03-31' };
  expect(format.period({ firstDay: '2026-03-08', lastDay: '2026-03-08' })).toBe('8 March 2026');
  expect(format.period(march).replace(/\s/gu, ' ')).toBe('1 – 31 March 2026');
  expect(format.step({ firstDay: '2026-03-08', lastDay: '2026-03-08' })).toBe('8 Mar');
  expect(format.step(march)).toBe('Mar 2026');
  expect(format.step({ firstDay: '2011-01-01', lastDay: '2011-12-31' })).toBe('2011');
  expect(format.days('2011-12-29', '2011-12-31').replace(/\s/gu, ' ')).toBe('29 – 31 Dec 2011');
});

test.each(MACHINES)(
  'instants show the clock of the answer, in a browser in %s that knows no zone',
  (machine) => {
    process.env.TZ = machine;
    const format = renderHook(useFormat).result.current;
    expect(format.day('2011-12-31T00:00:00+14:00')).toBe('31 December 2011');
    expect(format.instant('2026-03-08T01:00:00-04:00')).toBe('8 Mar, 01:00');
    expect(format.instantWithYear('2026-11-01T00:00:00-04:00')).toBe('1 Nov 2026, 00:00');
    expect(format.time('2026-03-08T23:59:59.999999-04:00')).toBe('23:59');
  },
);
