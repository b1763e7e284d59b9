import { expectNothingCut } from './support/cut';
import { expect, expectAccessible, expectNoSidewaysScrolling, operationsOf, test } from './support/test';

test('the desktop makes exactly one GraphQL request', async ({ page, signIn }) => {
  await signIn('admin');
  const operations = operationsOf(page);
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Revenue', exact: true })).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(operations).toEqual(['Desktop']);
});

for (const [screen, viewport] of [
  ['a desktop', { width: 1440, height: 900 }],
  ['a phone', { width: 390, height: 844 }],
] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the desktop is accessible on ${screen}, ${colorScheme}`, async ({ page, signIn }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      await signIn('admin');
      await page.goto('/');
      await expect(page.getByRole('heading', { name: 'Revenue', exact: true })).toBeVisible();
      await expectAccessible(page);
      await expectNoSidewaysScrolling(page);
      await expectNothingCut(page, screen === 'a phone' ? 'the page scrolls' : 'cards scroll');
    });
  }
}
