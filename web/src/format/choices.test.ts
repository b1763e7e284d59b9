import { expect, it } from 'vitest';
import { currencies, timezones, weekStarts } from './choices';

it('names days of the week by their own names', () => {
  expect(weekStarts('EN').map(({ id, name }) => [id, name])[0]).toEqual(['MONDAY', 'Monday']);
  expect(weekStarts('RU').at(-1)).toEqual({ id: 'SUNDAY', name: 'Воскресенье' });
});

it('offers what the company has now, even if the browser does not know it', () => {
  expect(timezones('Asia/Kolkata').filter(({ id }) => id === 'Asia/Kolkata')).toHaveLength(1);
  expect(currencies('XTS', 'EN').map(({ id }) => id)).toContain('XTS');
});

it('says what zones differ from Greenwich, and what currencies are called', () => {
  expect(timezones('UTC').find(({ id }) => id === 'Asia/Tokyo')?.name).toBe('GMT+9');
  expect(currencies('EUR', 'RU').find(({ id }) => id === 'EUR')?.name).toBe('евро');
});
