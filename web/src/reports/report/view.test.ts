import { describe, expect, it } from 'vitest';
import { viewOf, withFiltersIn, withParameters } from './view';

const of = (query: string) => viewOf(new URLSearchParams(query));

describe('The view of a report', () => {
  it('is that of the desktop where the address says nothing', () => {
    expect(of('')).toEqual({
      period: { preset: 'THIS_MONTH' },
      compareTo: 'PREVIOUS_PERIOD',
      scope: null,
      filters: null,
    });
  });

  it('is what the address says', () => {
    expect(of('period=LAST_7_DAYS&compareTo=NONE&department=d1&filter=SOURCE,a,NOT_GIVEN')).toEqual({
      period: { preset: 'LAST_7_DAYS' },
      compareTo: 'NONE',
      scope: { departments: ['d1'] },
      filters: [{ attribute: 'SOURCE', field: null, values: ['a'], orNotGiven: true }],
    });
    expect(of('from=2026-01-01&to=2026-01-31').period).toEqual({ from: '2026-01-01', to: '2026-01-31' });
  });

  it('takes no nonsense', () => {
    expect(of('period=NEVER&compareTo=X').period).toEqual({ preset: 'THIS_MONTH' });
    expect(of('from=2026-02-01&to=2026-01-31').period).toEqual({ preset: 'THIS_MONTH' });
    expect(of('from=2026-02-01').period).toEqual({ preset: 'THIS_MONTH' });
  });

  it('is narrowed to other filters, and to none', () => {
    const filter = { attribute: 'SOURCE', field: null, values: ['b'], orNotGiven: false } as const;
    const narrowed = withFiltersIn(new URLSearchParams('a=1&filter=SOURCE,a'), [filter]);
    expect(narrowed.toString()).toBe('a=1&filter=SOURCE%2Cb');
    expect(withFiltersIn(narrowed, []).toString()).toBe('a=1');
  });

  it('changes in some of its parts', () => {
    const after = withParameters(new URLSearchParams('a=1&b=2'), { a: null, c: '3' });
    expect(after.toString()).toBe('b=2&c=3');
  });
});
