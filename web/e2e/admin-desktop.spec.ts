import type { Browser, Page } from '@playwright/test';
import { callApi } from './support/arrange';
import { idOf, test } from './support/ownCompany';
import { ADDRESS } from './support/server';
import { expect, expectAccessible } from './support/test';

interface Settings {
  desktopSettings: { widgets: { widget: string; key: string }[] };
}

test.beforeEach(async ({ page, company }) => {
  await company.signIn(page, 'ada');
});

/** As it came: every block for everyone, nothing pinned, everything allowed. */
test.afterEach(async ({ page, company }) => {
  await company.signIn(page, 'ada');
  const { desktopSettings } = await callApi<Settings>(
    page.request,
    '{ desktopSettings { widgets { widget key } } }',
  );
  const revenue = desktopSettings.widgets.find(({ key }) => key === 'revenue');
  await callApi(
    page.request,
    `mutation ($widget: ID!) {
      setWidgetAudience(input: {widget: $widget, audience: {everyone: true}}) { userErrors { message } }
      updateDesktopSettings(input: {allowUsersToHide: true, allowUsersToRearrange: true, pinnedWidgets: []}) {
        userErrors { message }
      }
    }`,
    { widget: revenue?.widget },
  );
});

/** Somebody else of the company at their own screen. */
async function besides(
  browser: Browser,
  signIn: (page: Page, who: 'ulf' | 'nina') => Promise<void>,
  who: 'ulf' | 'nina',
): Promise<Page> {
  const page = await browser.newPage({ baseURL: ADDRESS, locale: 'en-GB' });
  await signIn(page, who);
  return page;
}

async function openBlock(page: Page, title: string): Promise<void> {
  await page.goto('/admin/desktop');
  await page.getByRole('link', { name: title, exact: true }).click();
  await expect(whoSeesIt(page)).toContainText('4 people see it');
}

function whoSeesIt(page: Page) {
  return page.getByRole('region', { name: 'Who sees it' });
}

function rowOf(page: Page, title: string) {
  return page.getByRole('row').filter({ has: page.getByRole('link', { name: title, exact: true }) });
}

async function add(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('combobox').fill(name instanceof RegExp ? name.source.slice(0, 4) : name);
  await page.getByRole('option', { name }).click();
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await expect(page.getByRole('combobox')).toBeFocused();
}

async function save(page: Page): Promise<void> {
  await page
    .getByRole('group', { name: 'Changes that are not saved' })
    .getByRole('button', { name: 'Save' })
    .click();
  await expect(page.getByRole('group', { name: 'Changes that are not saved' })).toHaveCount(0);
}

async function expectOnDesktop(page: Page, title: string, isThere: boolean): Promise<void> {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Won deals', exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: title, exact: true })).toHaveCount(isThere ? 1 : 0);
}

test('a block hidden from everybody goes from desktops once that is saved, and comes back', async ({
  page,
  browser,
  company,
}) => {
  const theirs = await besides(browser, company.signIn, 'ulf');
  await openBlock(page, 'Revenue');
  await page.getByRole('button', { name: 'For nobody' }).click();
  await expect(whoSeesIt(page)).toContainText('0 people see it');
  await expect(whoSeesIt(page)).toContainText('No longer: 4 people');
  await expect(rowOf(page, 'Revenue')).toContainText('Not saved');
  await expectAccessible(page);
  await expectOnDesktop(theirs, 'Revenue', true);

  await save(page);
  await expect(rowOf(page, 'Revenue')).toHaveText(/Nobody0$/);
  await expect(page.getByText(/^Changed last by Ada Adler, /)).toBeVisible();
  await expectOnDesktop(theirs, 'Revenue', false);

  await page.getByRole('button', { name: 'For everyone' }).click();
  await save(page);
  await expectOnDesktop(theirs, 'Revenue', true);
  await theirs.close();
});

test('a block for a group without one of its people shows who they are, and why that one has it not', async ({
  page,
  browser,
  company,
}) => {
  await openBlock(page, 'Revenue');
  await add(page, 'Choir');
  await expect(whoSeesIt(page)).toContainText('2 people see it');
  await expect(whoSeesIt(page).getByRole('listitem')).toHaveText(['Nina Noll', 'Ulf Unger']);
  await page.getByRole('radio', { name: 'Except' }).click();
  await add(page, 'Nina Noll');
  await expect(whoSeesIt(page)).toContainText('1 person sees it');
  await expect(whoSeesIt(page).getByRole('listitem')).toHaveText(['Ulf Unger']);
  await expectAccessible(page);
  await save(page);
  await expect(rowOf(page, 'Revenue')).toContainText('Choir, except Nina Noll');

  for (const [who, isThere] of [
    ['ulf', true],
    ['nina', false],
  ] as const) {
    const theirs = await besides(browser, company.signIn, who);
    await expectOnDesktop(theirs, 'Revenue', isThere);
    await theirs.close();
  }

  await page.goto('/admin/desktop?section=person');
  await page.getByRole('combobox', { name: 'Whose desktop' }).fill('Nina');
  await page.getByRole('option', { name: 'Nina Noll' }).click();
  await expect(page.getByText('18 of 19 blocks')).toBeVisible();
  await expect(rowOf(page, 'Revenue').getByRole('cell')).toHaveText([
    'No',
    'Not shown: the person is excepted.',
  ]);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Revenue', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Remove Nina Noll' })).toBeVisible();
});

test('a department counts with those below it, or alone', async ({ page }) => {
  await openBlock(page, 'Revenue');
  await add(page, /Sales department, with all below it/);
  await expect(whoSeesIt(page).getByRole('listitem')).toHaveText(['Mara Moss', 'Ulf Unger']);
  await add(page, /Sales department, without those below it/);
  await expect(whoSeesIt(page).getByRole('listitem')).toHaveText(['Mara Moss']);
  await page.getByRole('button', { name: /^Remove Sales/ }).click();
  await expect(whoSeesIt(page)).toContainText('0 people see it');
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(whoSeesIt(page)).toContainText('4 people see it');
});

test('a page has one bar to save all that is changed on it, and a head count tells who comes and goes', async ({
  page,
}) => {
  await openBlock(page, 'Revenue');
  await add(page, /Sales department, without those below it/);
  await expect(whoSeesIt(page)).toContainText('No longer: 3 people: ');
  await page.getByText('Allow users to move and resize blocks').click();
  const bar = page.getByRole('group', { name: 'Changes that are not saved' });
  await expect(bar).toHaveCount(1);
  await expect(bar).toContainText('2 changes are not saved');
  await save(page);
  await page.reload();
  await expect(whoSeesIt(page)).toContainText('1 person sees it');
  const rearrange = page.getByRole('checkbox', { name: 'Allow users to move and resize blocks' });
  await expect(rearrange).not.toBeChecked();
  await page.getByText('Allow users to move and resize blocks').click();
  await page.getByRole('button', { name: /^Remove Sales/ }).click();
  await bar.getByRole('button', { name: 'Discard' }).click();
  await expect(bar).toHaveCount(0);
  await expect(rearrange).not.toBeChecked();
});

test('somebody’s desktop is looked at as they have it, and left again', async ({ page }) => {
  const ulf = await idOf(page, 'users', 'Ulf Unger');
  await page.goto(`/admin/desktop?section=person&person=${encodeURIComponent(ulf)}`);
  await page.getByRole('link', { name: 'Open the desktop as Ulf Unger' }).click();
  await expect(page.getByText('You look at the desktop of Ulf Unger')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ulf Unger');
  await expect(page.getByRole('button', { name: 'Arrange' })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Back to my own' }).click();
  await expect(page.getByRole('button', { name: 'Arrange' })).toBeVisible();
  await expect(page.getByText('You look at the desktop of')).toHaveCount(0);
});

test('what is pinned and what is switched off is so on people’s desktops', async ({
  page,
  browser,
  company,
}) => {
  await page.goto('/admin/desktop');
  await page.getByText('Allow users to hide blocks').click();
  await page.getByRole('checkbox', { name: 'Pin “Contacts”' }).click({ force: true });
  await expect(page.getByText('2 changes are not saved')).toBeVisible();
  await expect(page.getByText('What people have hidden is shown again.')).toBeVisible();
  await expectAccessible(page);
  await save(page);
  await expect(page.getByText(/^Changed last by Ada Adler, /)).toBeVisible();
  await page.reload();
  await expect(page.getByRole('checkbox', { name: 'Pin “Contacts”' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Allow users to hide blocks' })).not.toBeChecked();

  const theirs = await besides(browser, company.signIn, 'ulf');
  await theirs.goto('/');
  await theirs.getByRole('button', { name: 'Arrange', exact: true }).click();
  await expect(theirs.getByText('The administrator has switched off removing blocks.')).toBeVisible();
  await expect(
    theirs.getByRole('button', { name: /^Contacts\. .*Pinned by the administrator$/ }),
  ).toBeVisible();
  await expect(theirs.getByRole('button', { name: /^Deals\. / })).not.toHaveAccessibleName(/Pinned/);
  await theirs.close();
});

test('nothing is saved by accident, and nothing lost without a question', async ({ page }) => {
  await openBlock(page, 'Revenue');
  await page.getByText('Allow users to move and resize blocks').click();
  await page.getByRole('button', { name: 'For nobody' }).click();

  // Another block can be looked at meanwhile.
  await page.getByRole('link', { name: 'Won deals', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Won deals' })).toBeVisible();
  await page.getByRole('link', { name: 'Revenue', exact: true }).click();
  await expect(whoSeesIt(page)).toContainText('0 people see it');

  for (const leave of [
    () => page.getByRole('tab', { name: 'Default desktops' }).click(),
    () => page.getByRole('link', { name: 'Report field settings' }).click(),
  ]) {
    await leave();
    await expect(page.getByRole('dialog', { name: 'Leave without saving?' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Stay' }).click();
    await expect(rowOf(page, 'Revenue')).toContainText('Not saved');
  }

  await page.getByRole('link', { name: 'Report field settings' }).click();
  await page.getByRole('button', { name: 'Leave without saving' }).click();
  await expect(page).toHaveURL('/admin/fields');
  await expect(page.getByRole('heading', { name: 'Report field settings', level: 1 })).toBeVisible();
  await page.goBack();
  await expect(rowOf(page, 'Revenue')).toHaveText(/Everyone4$/);
  await expect(page.getByRole('checkbox', { name: 'Allow users to move and resize blocks' })).toBeChecked();
});

test('what could not be saved stays on the page, and it is said', async ({ page }) => {
  await openBlock(page, 'Revenue');
  await page.getByRole('button', { name: 'For nobody' }).click();
  await page.route('/graphql', async (route) => {
    const { operationName } = route.request().postDataJSON() as { operationName: string };
    if (operationName === 'SetWidgetAudience') await route.fulfill({ json: 'nothing that can be read' });
    else await route.fallback();
  });
  await page
    .getByRole('group', { name: 'Changes that are not saved' })
    .getByRole('button', { name: 'Save' })
    .click();
  await expect(page.getByRole('alert')).toHaveText(/^That could not be done, and nothing was changed/);
  await expect(whoSeesIt(page)).toContainText('0 people see it');
  await expectAccessible(page);
});

for (const who of ['mara', 'ulf'] as const) {
  for (const section of ['desktop', 'fields', 'company']) {
    test(`${section === 'fields' ? 'report field' : section} settings are refused to ${who}, and it is said why`, async ({
      page,
      company,
    }) => {
      await company.signIn(page, who);
      await page.goto(`/admin/${section}`);
      await expect(page.getByRole('heading', { name: 'This page is for administrators' })).toBeVisible();
      await expect(page.getByRole('navigation', { name: 'Settings' })).toHaveCount(0);
      await expectAccessible(page);
      await page.getByRole('link', { name: 'To the desktop' }).click();
      await expect(page).toHaveURL(/\/(\?.*)?$/);
    });
  }
}
