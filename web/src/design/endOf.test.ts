import { describe, expect, it } from 'vitest';
import { endOf } from './endOf';

describe('The end of a name that stays when it is shortened', () => {
  it('is its last words, as many as there is room for', () => {
    expect(endOf('Servicing of refrigeration plants No. 0217')).toBe('No. 0217');
    expect(endOf('Поставка промышленного оборудования № 0217')).toBe('№ 0217');
  });

  it('is never a part of a word', () => {
    expect(endOf('a.very.long.address.without.any@lakeside.example')).toBe('');
    expect(endOf('Обслуживание сельхозтоваропроизводителей')).toBe('');
  });

  it('leaves short names whole', () => {
    expect(endOf('Trade fair')).toBe('');
    expect(endOf('')).toBe('');
  });
});
