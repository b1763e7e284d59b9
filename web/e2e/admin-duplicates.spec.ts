import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScrolling, test } from './support/test';

/** Makes a contact by the API. */
async function createContact(page: Page, name: string) {
  const query = 'mutation ($name: String!) { createContact(input: {name: $name}) { contact { id } } }';
  await page.request.post('/graphql', { data: { query, variables: { name } } });
}

test('contacts that are one are found, merged and parted again', async ({ page, signIn }) => {
  await signIn('admin');
  const word = `Twin${Math.random().toString(36).slice(2, 8)}`;
  await createContact(page, `Ada ${word}`);
  await createContact(page, `${word}, ADA`);
  await page.goto('/admin/duplicates');
  await page.getByRole('searchbox', { name: 'Find contacts' }).fill(word);
  const groups = page
    .getByRole('list', { name: 'Probable duplicates' })
    .getByRole('listitem')
    .filter({ hasText: `Same name ada ${word.toLowerCase()}` });
  await expect(groups).toContainText('2 contacts');
  await expectAccessible(page);
  await expectNoSidewaysScrolling(page);

  await groups.getByRole('button', { name: /^Merge contacts of/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Merge contacts' });
  await dialog.getByRole('radiogroup', { name: 'Name' }).getByText(`${word}, ADA`).click();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('No duplicates are called so')).toBeVisible();

  const past = page
    .getByRole('list', { name: 'Merged before' })
    .getByRole('listitem')
    .filter({ hasText: word });
  await past.getByRole('button', { name: /^Undo merging/ }).click();
  await page.getByRole('dialog', { name: 'Undo merging' }).getByRole('button', { name: 'Undo' }).click();
  await expect(past.getByText(/undone/)).toBeVisible();
  await expect(groups).toContainText('2 contacts');
});

test('contacts that only look alike are told apart, and taken for one again', async ({ page, signIn }) => {
  await signIn('admin');
  const word = `Namesake${Math.random().toString(36).slice(2, 8)}`;
  await createContact(page, `Ada ${word}`);
  await createContact(page, `Ada ${word}`);
  await page.goto('/admin/duplicates');
  await page.getByRole('searchbox', { name: 'Find contacts' }).fill(word);
  const value = `ada ${word.toLowerCase()}`;
  const groups = page
    .getByRole('list', { name: 'Probable duplicates' })
    .getByRole('listitem')
    .filter({ hasText: `Same name ${value}` });
  await groups.getByRole('button', { name: `Contacts of ${value} are not duplicates` }).click();
  const dialog = page.getByRole('dialog', { name: 'Not duplicates' });
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Not duplicates' }).click();
  await expect(page.getByText('No duplicates are called so')).toBeVisible();

  const past = page.getByRole('list', { name: 'Not duplicates' });
  await expect(past).toContainText(value);
  await expectNoSidewaysScrolling(page);
  await past.getByRole('button', { name: `${value}: possible duplicates again` }).click();
  await page
    .getByRole('dialog', { name: 'Possible duplicates again' })
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect(groups).toContainText('2 contacts');
});
