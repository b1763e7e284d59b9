import type { Page } from '@playwright/test';
import { asRussianAdministrator } from './support/russianAdministrator';
import { SCREENS } from './support/screens';
import { expect, expectAccessible, expectNoSidewaysScrolling, test } from './support/test';

const unique = (name: string) => `${name} ${Math.random().toString(36).slice(2, 8)}`;

/** Renames a group twice and deletes it, so that there is something to read. */
async function leaveTraces(page: Page, name: string) {
  const callApi = async (query: string, variables: object) => {
    const answer = await page.request.post('/graphql', { data: { query, variables } });
    return ((await answer.json()) as { data: Record<string, { group?: { id: string } }> }).data;
  };
  const created = await callApi(
    'mutation ($name: String!) { createGroup(input: {name: $name}) { group { id } } }',
    {
      name,
    },
  );
  const group = created.createGroup?.group?.id;
  await callApi(
    'mutation ($group: ID!, $name: String!) { updateGroup(input: {group: $group, name: $name}) { group { id } } }',
    {
      group,
      name: `${name} of old`,
    },
  );
  await callApi('mutation ($group: ID!) { deleteGroup(input: {group: $group}) { deletedId } }', { group });
  return group ?? '';
}

test('changes are found by who, what and about what, and read as before and after', async ({
  page,
  signIn,
}) => {
  await signIn('admin');
  const name = unique('Traces');
  await leaveTraces(page, name);
  await page.goto('/admin/audit');
  const entries = page.getByRole('list', { name: 'Changes' }).getByRole('listitem').filter({ hasText: name });
  await expect(entries).toHaveCount(3);

  await entries.filter({ hasText: 'changed' }).getByRole('button').click();
  const values = entries.getByRole('table');
  await expect(values.getByRole('row').nth(1)).toHaveText(`Name${name}${name} of old`);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'All changes of it' }).click();
  await expect(page).toHaveURL(/subject=/);
  await expect(page.getByText('3 entries')).toBeVisible();

  await page.getByRole('combobox', { name: 'What' }).fill('Group: del');
  await page.getByRole('option', { name: 'Group: deleted' }).click();
  await expect(page).toHaveURL(/action=deleteGroup/);
  await expect(page.getByText('1 entry', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Show all' }).click();

  await page.getByRole('combobox', { name: 'Who' }).fill('John');
  await page.getByRole('option', { name: /^John Nightingale/ }).click();
  // Who signs in leaves traces, too, but none about this.
  await expect(entries).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Who' })).toHaveValue('John Nightingale');
  await page.goBack();
  await expect(entries).toHaveCount(3);
});

test('what is older than the days that are asked for is left out', async ({ page, signIn }) => {
  await signIn('admin');
  await leaveTraces(page, unique('Today'));
  await page.goto('/admin/audit?to=2020-01-01');
  await expect(page.getByText('No changes')).toBeVisible();
  await page.goto('/admin/audit?from=2020-01-01');
  await expect(page.getByText(/\d+ entries/)).toBeVisible();
});

test('the log speaks Russian to those who do', async ({ page }) => {
  await asRussianAdministrator(page, async () => {
    const subject = await leaveTraces(page, unique('Хор'));
    await page.goto(`/admin/audit?subject=${subject}`);
    await expect(page.getByText('3 записи')).toBeVisible();
    await page.getByRole('button', { name: /^Изменение: / }).click();
    await expect(page.getByRole('columnheader', { name: 'Стало' })).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScrolling(page);
  });
});

for (const who of ['lead', 'user'] as const) {
  test(`the audit log is not for the demo company’s ${who}`, async ({ page, signIn }) => {
    await signIn(who);
    await page.goto('/admin/audit');
    await expect(page.getByText('This page is for administrators')).toBeVisible();
  });
}

for (const [screen, viewport] of SCREENS) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the audit log is accessible on ${screen}, ${colorScheme}`, async ({ page, signIn }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      await signIn('admin');
      const subject = await leaveTraces(page, unique('Looks'));
      await page.goto(`/admin/audit?subject=${subject}`);
      await page.getByRole('list', { name: 'Changes' }).getByRole('button').first().click();
      await expect(page.getByRole('table')).toBeVisible();
      await expectAccessible(page);
      await expectNoSidewaysScrolling(page);
    });
  }
}
