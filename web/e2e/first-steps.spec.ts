import { callApi } from './support/arrange';
import { card, openDesktop } from './support/desktop';
import { importCompany, logInTo, writeFiles } from './support/importedCompany';
import { SCREENS } from './support/screens';
import { expect, expectAccessible, expectNoSidewaysScrolling, test as base } from './support/test';

/** A company with nothing but its administrator: each test has one of its own. */
const test = base.extend<{ empty: string }>({
  empty: async ({}, use) => {
    await use(
      importCompany('empty', 'ada', (folder, name) =>
        writeFiles(folder, {
          'company.json': JSON.stringify({
            external_id: name,
            name,
            timezone: 'Europe/Berlin',
            currency: 'EUR',
          }),
          'users.csv': `external_id,email,name,role\nada,ada@${name}.example,Ada Adler,admin`,
        }),
      ),
    );
  },
});

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('the first steps tick themselves off, in place of a button on each block', async ({ page, empty }) => {
  await logInTo(page, empty, 'ada');
  await openDesktop(page);
  const steps = page.getByRole('region', { name: 'First steps' });
  await expect(steps.getByRole('link')).toHaveCount(6);
  await expect(page.getByRole('link', { name: 'Set it up' })).toHaveCount(0);
  await expect(card(page, 'Revenue')).toContainText('Not set up yet');
  await expectAccessible(page);

  await callApi(
    page.request,
    'mutation { createDealType(input: {name: "Rentals"}) { userErrors { message } } }',
  );
  await page.reload();
  await expect(steps.getByRole('listitem').filter({ hasText: 'Create deal types' })).toContainText('done');
  await expect(steps.getByRole('link')).toHaveCount(5);
  await steps.getByRole('link', { name: 'Give each deal type its stages' }).click();
  await expect(page.getByRole('region', { name: 'Stages of “Rentals”' })).toBeVisible();

  await page.goBack();
  await steps.getByRole('button', { name: 'Hide' }).click();
  await expect(steps).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('link', { name: 'Set it up' }).first()).toBeVisible();
  await expect(steps).toHaveCount(0);
});

test('the first thing of each list is in it once it is made', async ({ page, empty }) => {
  await logInTo(page, empty, 'ada');
  for (const [path, create] of [
    ['departments', 'Create a department'],
    ['groups', 'Create a group'],
    ['deal-types', 'Create a deal type'],
    ['activity-types', 'Create an activity type'],
    ['custom-fields', 'Create a field'],
  ] as const) {
    await page.goto(`/admin/people/${path}`);
    await expect(page.getByText(/^No .* yet$/)).toBeVisible();
    await page.getByRole('button', { name: create }).click();
    const dialog = page.getByRole('dialog', { name: create });
    await dialog.getByLabel('Name', { exact: true }).fill('The first');
    await dialog.getByRole('button', { name: 'Create' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByText('The first', { exact: true }).first()).toBeVisible();
    await expect(page.getByText(/^No .* yet$/).filter({ hasNotText: 'stages' })).toHaveCount(0);
  }
});

test('settings without a deal type lead to where the first is made', async ({ page, empty }) => {
  await logInTo(page, empty, 'ada');
  await page.goto('/admin/fields');
  await page.getByRole('link', { name: 'Create the first' }).click();
  await page.getByRole('button', { name: 'Create a deal type' }).click();
  await expect(page.getByRole('dialog', { name: 'Create a deal type' })).toBeVisible();
});

for (const [screen, viewport] of SCREENS) {
  test(`on ${screen} the first steps are told in Russian, and empty lists say how they fill`, async ({
    page,
    empty,
  }) => {
    await page.setViewportSize(viewport);
    await logInTo(page, empty, 'ada', 'RU');
    await openDesktop(page);
    await expect(page.getByRole('region', { name: 'Первые шаги' }).getByRole('link')).toHaveCount(6);
    await expectNoSidewaysScrolling(page);
    await page.goto('/admin/people/deal-types');
    await expect(page.getByText('Создайте первый кнопкой выше и дайте ему стадии')).toBeVisible();
    await page.goto('/admin/people/groups');
    await expect(page.getByText('Создайте первую кнопкой выше')).toBeVisible();
    await page.goto('/admin/people/activity-types');
    await expect(page.getByText('Создайте первый кнопкой выше, например')).toBeVisible();
  });
}
