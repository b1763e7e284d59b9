import { card, numberIn, openDesktop } from './support/desktop';
import { expect, test } from './support/test';

test('a table stands by whichever column is pressed, either way, and tells its total', async ({
  page,
  signIn,
}) => {
  await signIn('admin');
  await openDesktop(page, '/?period=last-month&compare=none');
  const types = card(page, 'Deal types');
  await types.getByRole('button').first().focus();
  await page.keyboard.press('t');
  const values = async () =>
    (await types.locator('tbody td:nth-of-type(1)').allTextContents()).map((text) => numberIn(text));
  const value = types.getByRole('columnheader', { name: 'Value' });
  await value.getByRole('button').click();
  await expect(value).toHaveAttribute('aria-sort', 'descending');
  const falling = await values();
  expect(falling).toEqual(falling.toSorted((a, b) => b - a));
  await value.getByRole('button').press('Enter');
  await expect(value).toHaveAttribute('aria-sort', 'ascending');
  expect(await values()).toEqual(falling.toReversed());
  const total = numberIn(await types.locator('tfoot td').first().textContent());
  expect(falling.reduce((sum, one) => sum + one, 0)).toBe(total);

  const won = card(page, 'Won deals');
  await won.getByRole('button').first().focus();
  await page.keyboard.press('t');
  const days = (await won.locator('tbody td').allTextContents()).map((text) => numberIn(text));
  const sum = numberIn(await won.locator('tfoot td').first().textContent());
  expect(days.reduce((all, one) => all + one, 0)).toBe(sum);
});

test('on a phone the steps of a table stay in sight, each in a line, while its numbers are scrolled through', async ({
  page,
  signIn,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn('admin');
  await openDesktop(page, '/?period=last-month&compare=previous-period');
  const revenue = card(page, 'Revenue by deal type');
  await revenue.getByRole('button').first().focus();
  await page.keyboard.press('t');
  const step = revenue.getByRole('rowheader').first();
  const last = revenue.getByRole('columnheader').last();
  await last.scrollIntoViewIfNeeded();
  await expect(last).toBeInViewport({ ratio: 1 });
  await expect(step).toBeInViewport({ ratio: 1 });
  const row = await step.boundingBox();
  expect(row?.height).toBeLessThan(36);
  // Nor is what chooses the steps scrolled away.
  await expect(revenue.getByRole('button', { name: 'Month', exact: true })).toBeInViewport({ ratio: 1 });
});
