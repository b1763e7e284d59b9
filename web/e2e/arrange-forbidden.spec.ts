import type { Page } from '@playwright/test';
import { beginArranging, centreOf, drag, expectAt, faceOf } from './support/arrange';
import { expect, expectAccessible, test } from './support/test';

interface Block {
  title: string;
  isNew: boolean;
  can: { hide: boolean; move: boolean; resize: boolean };
}

interface Answer {
  data: { dashboard: { can: { hide: boolean; rearrange: boolean }; widgets: Block[] } };
}

/** What the API says may be done, changed on its way: settings of the company would be those of other tests too. */
async function answerWith(
  page: Page,
  change: (dashboard: Answer['data']['dashboard']) => void,
): Promise<void> {
  await page.route('/graphql', async (route) => {
    const { operationName } = route.request().postDataJSON() as { operationName: string };
    if (operationName !== 'ArrangeDesktop') {
      await route.fallback();
      return;
    }
    const response = await route.fetch();
    const answer = (await response.json()) as Answer;
    change(answer.data.dashboard);
    await route.fulfill({ response, json: answer });
  });
}

test.beforeEach(async ({ page, signIn }) => {
  await signIn('admin');
  await page.goto('/');
});

test('what is pinned looks so, does not move, and is not pushed', async ({ page }) => {
  await answerWith(page, ({ widgets }) => {
    for (const block of widgets) {
      if (block.title === 'Contacts') block.can = { hide: false, move: false, resize: false };
      block.isNew = block.title === 'Deals';
    }
  });
  await beginArranging(page);
  const contacts = faceOf(page, 'Contacts');
  await expect(contacts).toHaveAccessibleName(/Pinned by the administrator$/);
  await expect(page.locator('.react-grid-item', { has: contacts }).getByText('Pinned')).toBeVisible();
  await expect(faceOf(page, 'Deals')).toHaveAccessibleName(/New$/);
  await expectAccessible(page);
  await drag(page, contacts, { x: 400, y: 200 });
  await expectAt(page, 'Contacts', 'Column 1, row 1, 3 × 2');
  await contacts.focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-live-announcer]').first()).toHaveText(
    'Contacts is pinned by the administrator',
  );
  const from = await centreOf(faceOf(page, 'Activities'));
  const to = await centreOf(contacts);
  await drag(page, faceOf(page, 'Activities'), { x: to.x - from.x, y: 10 });
  await expectAt(page, 'Contacts', 'Column 1, row 1, 3 × 2');
  await expect(page.getByRole('button', { name: 'Remove Contacts' })).toHaveCount(0);
});

test('where removing is switched off, it is said, and blocks can be moved', async ({ page }) => {
  await answerWith(page, (dashboard) => {
    dashboard.can.hide = false;
    for (const { can } of dashboard.widgets) can.hide = false;
  });
  await beginArranging(page);
  await expect(page.getByText('The administrator has switched off removing blocks.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Remove/ })).toHaveCount(0);
  await faceOf(page, 'Contacts').focus();
  await page.keyboard.press('Delete');
  await expect(page.locator('[data-live-announcer]').first()).toHaveText('Switched off by the administrator');
  await page.keyboard.press('ArrowDown');
  await expectAt(page, 'Contacts', 'Column 1, row 2');
  await expectAccessible(page);
});

test('where moving is switched off, it is said, and blocks can be removed', async ({ page }) => {
  await answerWith(page, (dashboard) => {
    dashboard.can.rearrange = false;
    for (const { can } of dashboard.widgets) Object.assign(can, { move: false, resize: false });
  });
  await beginArranging(page);
  await expect(
    page.getByText('The administrator has switched off moving and resizing blocks.'),
  ).toBeVisible();
  await drag(page, faceOf(page, 'Contacts'), { x: 400, y: 200 });
  await expectAt(page, 'Contacts', 'Column 1, row 1');
  await page.getByRole('button', { name: 'Remove Contacts' }).click();
  await expect(faceOf(page, 'Contacts')).toHaveCount(0);
  await expectAccessible(page);
});

for (const [what, answer, words] of [
  [
    'the server refuses',
    { data: { saveLayout: { conflict: null, userErrors: [{ message: 'The block is pinned there.' }] } } },
    'Not saved: The block is pinned there.',
  ],
  ['the server does not answer', 'nothing that can be read', /the server cannot be reached/],
] as const) {
  test(`when ${what}, it is said, and nothing is lost`, async ({ page }) => {
    await page.route('/graphql', async (route) => {
      const { operationName } = route.request().postDataJSON() as { operationName: string };
      if (operationName === 'SaveLayout') await route.fulfill({ json: answer });
      else await route.fallback();
    });
    await beginArranging(page);
    await page.getByRole('button', { name: 'Remove Contacts' }).click();
    await page.getByRole('button', { name: 'Done', exact: true }).click();
    await expect(page.getByRole('alert')).toHaveText(words);
    await expect(page.getByRole('button', { name: 'Undo' })).toBeEnabled();
    await expectAccessible(page);
  });
}
