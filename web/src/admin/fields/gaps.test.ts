import { describe, expect, it } from 'vitest';
import { doubtsBeside, gapsOf, type Gap } from './gaps';

const gap = (code: Gap['setting']['code'], dealType: string, block: string): Gap => ({
  setting: { code, text: `${dealType} lacks ${code}`, dealType, activityType: null },
  blocks: [{ key: block, title: block }],
});

describe('What is missing', () => {
  it('is told type by type where few lack it', () => {
    const missing = ['a', 'b', 'c'].map((type) => gap('PRICE_FIELDS', type, 'Revenue'));
    expect(gapsOf(missing)).toEqual({ alone: missing, many: [] });
  });

  it('is told once where many types lack it, with all that waits for it', () => {
    const alone = gap('SUCCESS_STAGES', 'a', 'Won deals');
    const missing = [
      alone,
      ...['a', 'b', 'c'].map((type) => gap('PRICE_FIELDS', type, 'Revenue')),
      gap('PRICE_FIELDS', 'd', 'Missed revenue'),
    ];
    expect(gapsOf(missing)).toEqual({
      alone: [alone],
      many: [
        {
          code: 'PRICE_FIELDS',
          count: 4,
          blocks: [
            { key: 'Revenue', title: 'Revenue' },
            { key: 'Missed revenue', title: 'Missed revenue' },
          ],
        },
      ],
    });
  });

  it('is not told again as a doubt', () => {
    const missing = [gap('SUCCESS_STAGES', 'a', 'Revenue'), gap('PRICE_FIELDS', 'b', 'Revenue')];
    const never = { code: 'NO_SUCCESSFUL_STAGE', dealType: 'b' } as const;
    const unfilled = { code: 'PRICE_FIELD_NEVER_FILLED', dealType: 'a' } as const;
    expect(doubtsBeside(missing, [{ ...never, dealType: 'a' }, never, unfilled])).toEqual([never, unfilled]);
  });
});
