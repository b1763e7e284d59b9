import type { Page } from '@playwright/test';
import { openDesktop } from './support/desktop';
import { expect, test } from './support/test';

/** A sheet's width. */
test.use({ viewport: { width: 718, height: 1000 } });

/** What is seen that can be pressed, in its own words. */
const pressed = (page: Page) =>
  page
    .getByRole('button')
    .evaluateAll((all) =>
      all.filter((one) => one.checkVisibility()).map((one) => one.textContent.replaceAll(/\s+/g, ' ').trim()),
    );

test('of what can be pressed on a desktop, paper has its numbers and whose they are', async ({
  page,
  signIn,
}) => {
  await signIn('admin');
  await openDesktop(page, '/?period=last-month&compare=previous-period');
  // Later than the numbers: all of it is there before paper hides it.
  await expect(page.getByRole('button', { name: /^Period:/ })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Actions of Revenue', exact: true })).toBeAttached();
  expect((await pressed(page)).filter((words) => !/\d/.test(words)).length).toBeGreaterThan(1);
  await page.emulateMedia({ media: 'print' });
  const onPaper = await pressed(page);
  expect(onPaper.filter((words) => !/\d/.test(words))).toEqual(['Whole company']);
  expect(onPaper.length).toBeGreaterThan(20);
  await expect(page.getByRole('navigation')).toBeHidden();
});

for (const [name, address, heading] of [
  ['reports', '/reports', 'Reports'],
  ['people', '/admin/people', 'People'],
  ['field settings', '/admin/fields', 'Report field settings'],
  ['the audit log', '/admin/audit', 'Audit log'],
  ['access', '/account', 'Access and security'],
] as const)
  test(`paper has no menus, search or buttons of ${name}`, async ({ page, signIn }) => {
    await signIn('admin');
    await page.goto(address, { waitUntil: 'networkidle' });
    await expect(page.getByRole('heading', { name: heading, exact: true }).first()).toBeVisible();
    await expect(page.getByRole('navigation').first()).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    // How much of a list is not on the sheet is told there.
    const told = page.getByRole('status');
    await expect(page.getByRole('navigation').filter({ hasNot: told })).toHaveCount(0);
    await expect(page.getByRole('searchbox')).toHaveCount(0);
    // A picture alone is for pressing; words may tell what is chosen.
    expect((await pressed(page)).filter((words) => words === '')).toEqual([]);
  });
