import type { Page } from '@playwright/test';
import { asRussianAdministrator } from './support/russianAdministrator';
import { SCREENS } from './support/screens';
import { expect, expectAccessible, expectNoSidewaysScrolling, test } from './support/test';

/** A name that nothing else has: runs side by side share the demo company. */
const unique = (name: string) => `${name} ${Math.random().toString(36).slice(2, 8)}`;

async function actOn(page: Page, name: string, action: string) {
  await page.getByRole('button', { name: `Actions: ${name}`, exact: true }).click();
  await page.getByRole('menuitem', { name: action, exact: true }).click();
}

async function create(page: Page, button: string, name: string) {
  await page.getByRole('button', { name: button }).click();
  const dialog = page.getByRole('dialog', { name: button });
  await dialog.getByLabel('Name', { exact: true }).fill(name);
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(dialog).toBeHidden();
}

async function confirm(page: Page, button: string) {
  await page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click();
}

/** The rows of a list, in their order. */
const rowsOf = (page: Page, list: string) => page.getByRole('grid', { name: list }).getByRole('row');

test.beforeEach(async ({ signIn }) => signIn('admin'));

test('a department is created below another, moved, headed and deleted', async ({ page }) => {
  const name = unique('Workshop');
  await page.goto('/admin/people/departments');
  await actOn(page, 'Marketing', 'Create a department below');
  const dialog = page.getByRole('dialog', { name: 'Create a department' });
  await expect(dialog.getByRole('combobox', { name: 'Part of' })).toHaveValue('Marketing');
  await dialog.getByLabel('Name', { exact: true }).fill(name);
  await dialog.getByRole('button', { name: 'Create' }).click();
  const row = page.getByRole('row', { name: new RegExp(name) });
  await expect(row).toHaveAttribute('aria-level', '2');

  await actOn(page, name, 'Edit');
  const edit = page.getByRole('dialog', { name: `Edit “${name}”` });
  await edit.getByRole('combobox', { name: 'Part of' }).fill('Nothing');
  await page.getByRole('option', { name: /^Nothing/ }).click();
  await edit.getByRole('combobox', { name: 'Head' }).fill('Jane');
  await page.getByRole('option', { name: /^Jane Tanner/ }).click();
  await edit.getByRole('button', { name: 'Save' }).click();
  await expect(row).toHaveAttribute('aria-level', '1');
  await expect(row).toContainText('Head: Jane Tanner');

  await actOn(page, name, 'Delete');
  await confirm(page, 'Delete');
  await expect(row).toHaveCount(0);
});

test('a department that is needed is not deleted, and it is said why', async ({ page }) => {
  await page.goto('/admin/people/departments');
  await actOn(page, 'Sales', 'Delete');
  await confirm(page, 'Delete');
  await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
  await expectAccessible(page);
  await confirm(page, 'Cancel');
  await expect(page.getByRole('row', { name: /^Sales/ })).toBeVisible();
});

test('people come into a group and go, and each can be undone', async ({ page }) => {
  const name = unique('Choir');
  await page.goto('/admin/people/groups');
  await create(page, 'Create a group', name);
  await page.getByRole('link', { name: new RegExp(name) }).click();
  await page.getByRole('combobox', { name: 'Add somebody' }).fill('Jane');
  await page.getByRole('option', { name: /^Jane Tanner/ }).click();
  const members = page.getByRole('list', { name: `People of ${name}` });
  await expect(members).toContainText('Jane Tanner');
  await page.getByRole('button', { name: 'Take out Jane Tanner' }).click();
  await expect(page.getByText('Nobody is in this group')).toBeVisible();
  const taken = page.getByRole('alertdialog').filter({ hasText: 'was taken out' });
  await taken.getByRole('button', { name: 'Undo' }).click();
  await expect(members).toContainText('Jane Tanner');
  await page.getByRole('button', { name: 'Take out Jane Tanner' }).click();
  await expect(page.getByText('Nobody is in this group')).toBeVisible();
  await actOn(page, name, 'Delete');
  await confirm(page, 'Delete');
  await expect(page.getByRole('link', { name: new RegExp(name) })).toHaveCount(0);
});

test('a deal type has stages, put in order by buttons and by keyboard', async ({ page }) => {
  const name = unique('Rentals');
  await page.goto('/admin/people/deal-types');
  await create(page, 'Create a deal type', name);
  // What was made is chosen: a stage that is created next is one of it.
  await expect(page.getByRole('row', { name: new RegExp(name) })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByText('No stages yet')).toBeVisible();
  await page.getByRole('button', { name: 'Create a stage' }).click();
  await expect(page.getByRole('dialog', { name: `Create a stage of “${name}”` })).toBeVisible();
  await page.keyboard.press('Escape');
  await create(page, 'Create a stage', 'First');
  await create(page, 'Create a stage', 'Second');
  const stages = rowsOf(page, `Stages of “${name}”`);
  await expect(stages).toHaveText([/First/, /Second/]);

  await actOn(page, 'Second', 'Move up');
  await expect(stages).toHaveText([/Second/, /First/]);
  await stages.nth(1).getByRole('button', { name: /^Drag/ }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(stages).toHaveText([/First/, /Second/]);

  await actOn(page, 'First', 'Edit');
  const dialog = page.getByRole('dialog', { name: 'Edit “First”' });
  await dialog.getByLabel('Colour', { exact: true }).fill('green');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByLabel('Colour', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('Colour', { exact: true }).fill('#1a7f37');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();

  await actOn(page, 'Second', 'Archive');
  await confirm(page, 'Archive');
  await expect(stages.nth(1)).toContainText('Archived');
  for (const stage of ['First', 'Second']) {
    await actOn(page, stage, 'Delete');
    await confirm(page, 'Delete');
  }
  await expect(page.getByText('No stages yet')).toBeVisible();
  await actOn(page, name, 'Delete');
  await confirm(page, 'Delete');
  await expect(page.getByRole('row', { name: new RegExp(name) })).toHaveCount(0);
});

test('an activity type is created, archived, taken back and deleted', async ({ page }) => {
  const name = unique('Tasting');
  await page.goto('/admin/people/activity-types');
  await create(page, 'Create an activity type', name);
  const row = page.getByRole('row', { name: new RegExp(name) });
  await actOn(page, name, 'Archive');
  await confirm(page, 'Archive');
  await expect(row).toContainText('Archived');
  await actOn(page, name, 'Take back into use');
  await expect(row).not.toContainText('Archived');
  await actOn(page, name, 'Delete');
  await confirm(page, 'Delete');
  await expect(row).toHaveCount(0);
});

test('a choice field is created with its options, which are put in order by dragging', async ({ page }) => {
  const name = unique('Size');
  await page.goto('/admin/people/custom-fields?of=CONTACT');
  await page.getByRole('button', { name: 'Create a field' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create a field' });
  await dialog.getByLabel('Name', { exact: true }).fill(name);
  await dialog.getByRole('button', { name: /Kind/ }).click();
  await page.getByRole('option', { name: 'Choice' }).click();
  await dialog.getByLabel('Options').fill('Small\nLarge');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('row', { name: new RegExp(name) }).click();
  const options = rowsOf(page, `Options of “${name}”`);
  await expect(options).toHaveText([/Small/, /Large/]);
  await actOn(page, 'Small', 'Move down');
  await expect(options).toHaveText([/Large/, /Small/]);
  await options.nth(1).getByText('Small').hover();
  await page.mouse.down();
  await options.nth(0).hover({ position: { x: 200, y: 4 } });
  // As a hand does: it lets go once it sees where the option would come to stand.
  await expect(page.locator('[data-drop-target]')).toHaveCount(1);
  await page.mouse.up();
  await expect(options).toHaveText([/Small/, /Large/]);
  await page.reload();
  await expect(options).toHaveText([/Small/, /Large/]);
  for (const option of ['Large', 'Small']) {
    await actOn(page, option, 'Delete');
    await confirm(page, 'Delete');
  }
  await expect(page.getByText('No options yet')).toBeVisible();
  await actOn(page, name, 'Delete');
  await confirm(page, 'Delete');
  await expect(page.getByRole('row', { name: new RegExp(name) })).toHaveCount(0);
});

for (const [screen, viewport] of SCREENS) {
  for (const part of ['departments', 'groups', 'deal-types', 'activity-types', 'custom-fields']) {
    test(`${part} are accessible on ${screen}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: screen === 'a phone' ? 'dark' : 'light' });
      await page.setViewportSize(viewport);
      await page.goto(`/admin/people/${part}`);
      await expect(page.getByRole('button', { name: /^Actions: / }).first()).toBeVisible();
      await expectAccessible(page);
      await expectNoSidewaysScrolling(page);
    });
  }
}

test('people and structure speak Russian to those who do', async ({ page }) => {
  await asRussianAdministrator(page, async () => {
    for (const [part, title] of [
      ['', 'Люди'],
      ['departments', 'Отделы'],
      ['groups', 'Группы'],
      ['deal-types', 'Типы сделок'],
      ['activity-types', 'Типы активностей'],
      ['custom-fields', 'Дополнительные поля'],
    ] as const) {
      await page.goto(`/admin/people/${part}`);
      await expect(page).toHaveTitle(title);
      await expect(page.getByRole('button', { name: /^Действия: / }).first()).toBeVisible();
      await expectAccessible(page);
      await expectNoSidewaysScrolling(page);
    }
  });
});
