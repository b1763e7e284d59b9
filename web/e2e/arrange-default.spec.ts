import { beginArranging, callApi, expectAt, faceOf, restoreDefault } from './support/arrange';
import { expect, test } from './support/test';

const SAVE = `mutation ($input: SaveLayoutInput!) { saveLayout(input: $input) { userErrors { message } } }`;

test('what goes back to the default is at once where it will be, with those that had made way for it', async ({
  page,
  signIn,
}) => {
  await signIn('lead');
  await restoreDefault(page);
  const { dashboard } = await callApi<{ dashboard: { revision: number } }>(
    page.request,
    '{ dashboard { revision } }',
  );
  const widget = btoa('Widget:calls');
  await callApi(page.request, SAVE, {
    input: { baseRevision: dashboard.revision, operations: [{ move: { widget, column: 0, row: 0 } }] },
  });
  await page.goto('/');
  await beginArranging(page);
  await expectAt(page, 'Calls', 'Column 1, row 1');
  await expectAt(page, 'Contacts', 'Column 1, row 3');

  await faceOf(page, 'Calls').press('Enter');
  await page.getByRole('menuitem', { name: 'Back to the default' }).press('Enter');
  await expectAt(page, 'Contacts', 'Column 1, row 1');
  const shown = await faceOf(page, 'Calls').getAttribute('aria-label');
  expect(shown).not.toMatch(/back to the default/i);
  await expect(page.locator('[data-face]:focus')).toHaveCount(1);

  // It is what Done saves.
  await page.getByRole('button', { name: 'Done' }).click();
  await beginArranging(page);
  expect(await faceOf(page, 'Calls').getAttribute('aria-label')).toBe(shown);
  await expectAt(page, 'Contacts', 'Column 1, row 1');
});

test('everything that goes back is there at once, and Undo takes it back', async ({ page, signIn }) => {
  await signIn('admin');
  await page.goto('/');
  await beginArranging(page);
  const before = await faceOf(page, 'Contacts').getAttribute('aria-label');
  await faceOf(page, 'Contacts').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Back to the default' }).click();
  await expectAt(page, 'Contacts', 'Column 1, row 1');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expectAt(page, 'Contacts', 'Column 1, row 3');
  expect(before).toMatch(/Column 1, row 1/);
});
