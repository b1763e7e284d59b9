import { card, openDesktop } from './support/desktop';
import { expect, expectAccessible, test } from './support/test';

test('one field finds settings, blocks, reports and people by keyboard alone', async ({ page, signIn }) => {
  await signIn('admin');
  await openDesktop(page);
  await page.keyboard.press('Control+k');
  const search = page.getByRole('dialog', { name: 'Search' });
  await expect(search.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('report field');
  await expect(search.getByRole('option', { name: /Report field settings/ })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/admin\/fields/);

  await page.keyboard.press('Control+k');
  const height = (await search.boundingBox())?.height;
  await page.keyboard.type('departments');
  const departments = search.getByRole('option', { name: 'Departments People and structure' });
  await expect(departments).toBeVisible();
  // What is found stands where it stood while more is typed.
  expect((await search.boundingBox())?.height).toBe(height);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/admin\/people\/departments/);

  await page.keyboard.press('Control+k');
  await page.keyboard.type('lost deals');
  await expect(search.getByRole('option', { name: 'Lost deals' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/card=lost_deals/);
  await expect(page.getByRole('dialog', { name: 'Lost deals' }).locator('data')).toBeVisible();
});

test('those who see nobody else find no people, and no settings', async ({ page, signIn }) => {
  await signIn('user');
  await openDesktop(page);
  await page.keyboard.press('Control+k');
  const search = page.getByRole('dialog', { name: 'Search' });
  await expect(search.getByRole('option', { name: 'Contacts' })).toBeVisible();
  await page.keyboard.type('a');
  await expect(search.getByText('People', { exact: true })).toHaveCount(0);
  await expect(search.getByRole('option', { name: /Audit log/ })).toHaveCount(0);
});

test('a list tells all keys, but not to whoever is typing one', async ({ page, signIn }) => {
  await signIn('user');
  await openDesktop(page);
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(list.getByText('Find anything')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.goto('/reports');
  await page.getByRole('searchbox').fill('');
  await page.getByRole('searchbox').press('?');
  await expect(list).toHaveCount(0);
});

for (const [screen, viewport] of [
  ['a desktop', { width: 1440, height: 900 }],
  ['a phone', { width: 390, height: 844 }],
] as const) {
  test(`on ${screen} a card takes the whole screen, and its address shows it to others`, async ({
    page,
    signIn,
  }) => {
    await page.setViewportSize(viewport);
    await signIn('head');
    await openDesktop(page);
    const revenue = card(page, 'Revenue by deal type');
    await revenue.getByRole('button').first().focus();
    await page.keyboard.press('f');
    const full = page.getByRole('dialog', { name: 'Revenue by deal type' });
    await expect(full.getByRole('img', { name: /^Chart/ })).toBeVisible();
    const box = await full.boundingBox();
    expect(box?.height).toBeGreaterThan(viewport.height * 0.8);
    // It is the dialog that scrolls: nothing within does.
    await expect(full.locator('[data-more]')).toHaveCount(0);
    await expectAccessible(page);
    await expect(page).toHaveURL(/card=revenue_by_deal_type/);
    await page.reload();
    await expect(full.getByRole('img', { name: /^Chart/ })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(full).toHaveCount(0);
    await expect(page).not.toHaveURL(/card=/);

    // A number's drawing has what room the number leaves.
    await page.goto('/?card=contacts');
    const trend = page.getByRole('dialog', { name: 'Contacts' }).locator('svg[preserveAspectRatio=none]');
    await expect.poll(async () => (await trend.boundingBox())?.height).toBeGreaterThan(viewport.height * 0.4);
  });
}
