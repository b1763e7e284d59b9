import type { Page } from '@playwright/test';
import { callApi, beginArranging, expectAt, faceOf, restoreDefault } from './support/arrange';
import { idOf, test } from './support/ownCompany';
import { choose } from './support/reports';
import { expect, expectAccessible, expectNoSidewaysScrolling } from './support/test';

type Person = 'ada' | 'mara' | 'ulf' | 'nina';
type SignIn = (page: Page, who: Person) => Promise<void>;

test.beforeEach(async ({ page, company }) => {
  await company.signIn(page, 'ada');
});

/** As it came: nothing is arranged, by nobody and for nobody. */
test.afterEach(async ({ page, company }) => {
  for (const who of ['mara', 'ulf', 'nina', 'ada'] as const) {
    await company.signIn(page, who);
    await restoreDefault(page);
  }
  for (const owner of [
    { company: true },
    { department: await idOf(page, 'departments', 'Sales') },
    { group: await idOf(page, 'groups', 'Choir') },
  ]) {
    await callApi(
      page.request,
      `mutation ($for: DefaultLayoutOwnerInput!) {
        restoreDefaultLayout(input: { for: $for, to: { default: true } }) { userErrors { message } }
      }`,
      { for: owner },
    );
  }
});

async function openDefaultOf(page: Page, owner: string): Promise<void> {
  await page.goto('/admin/desktop');
  await page.getByRole('tab', { name: 'Default desktops' }).click();
  await page.getByRole('combobox', { name: 'Arrange for a department or group' }).fill(owner);
  await page.getByRole('option', { name: owner }).click();
  // The list stays open for more, over the page.
  await page.keyboard.press('Escape');
  await expect(defaultOf(page, owner)).toBeVisible();
}

/** The default desktop that is looked at. */
function defaultOf(page: Page, owner: string) {
  return page.getByRole('region', { name: owner, exact: true });
}

/** The defaults there are, in the order in which they count. */
function counting(page: Page) {
  return page.getByRole('region', { name: 'Whose default counts' }).getByRole('link');
}

/** Moves Contacts down by so many rows, on the desktop that is open. */
async function moveContacts(page: Page, rows: number): Promise<void> {
  await beginArranging(page);
  await faceOf(page, 'Contacts').focus();
  for (let row = 2; row <= rows + 1; row++) {
    await page.keyboard.press('ArrowDown');
    await expectAt(page, 'Contacts', `Column 1, row ${row}`);
  }
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Arrange', exact: true })).toBeVisible();
}

async function addAudience(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Who it is for' }).fill(name);
  await page.getByRole('option', { name }).click();
  await expect(page.getByRole('listbox')).toHaveCount(0);
}

/** Somebody arranges their own desktop: Contacts stand so many rows lower. */
async function arrangeOwn(page: Page, signIn: SignIn, who: Person, rows: number): Promise<void> {
  await signIn(page, who);
  await page.goto('/');
  await moveContacts(page, rows);
  await signIn(page, 'ada');
}

/** Looks where Contacts stand on somebody's desktop, and is the administrator again. */
async function expectContactsOf(page: Page, signIn: SignIn, who: Person, row: number): Promise<void> {
  await signIn(page, who);
  await page.goto('/');
  await beginArranging(page);
  await expectAt(page, 'Contacts', `Column 1, row ${row},`);
  await signIn(page, 'ada');
}

async function openCopying(page: Page): Promise<void> {
  await page.goto('/admin/desktop');
  await page.getByRole('tab', { name: 'Copy a layout' }).click();
  await expect(page.getByText('Choose a layout and the people to give it to.')).toBeVisible();
}

async function copyFromPerson(page: Page, name: string): Promise<void> {
  await page.getByRole('radio', { name: 'What a person has in front of them' }).click({ force: true });
  await page.getByRole('combobox', { name: 'person', exact: true }).fill(name);
  await page.getByRole('option', { name }).click();
}

function whoGetsIt(page: Page) {
  return page.getByRole('region', { name: 'Who gets it' });
}

test('a department’s default is that of its people and of those below it, until it is removed', async ({
  page,
  company: { signIn },
}) => {
  await openDefaultOf(page, 'Sales');
  await expect(defaultOf(page, 'Sales')).toContainText('Nothing is arranged here yet');
  await expect(counting(page)).toHaveText(['Whole company']);
  await expectAccessible(page);
  await moveContacts(page, 1);
  await expect(defaultOf(page, 'Sales')).toContainText('This is where the blocks stand');
  await expect(defaultOf(page, 'Sales')).toContainText(/Arranged last by Ada Adler, /);
  await expect(counting(page)).toHaveText(['Sales', 'Whole company']);
  await expectAccessible(page);
  await expectContactsOf(page, signIn, 'mara', 2);
  await expectContactsOf(page, signIn, 'ulf', 2);
  await expectContactsOf(page, signIn, 'nina', 1);

  await openDefaultOf(page, 'Sales');
  await page.getByRole('button', { name: 'Remove this default' }).click();
  await expect(page.getByText('The default is removed. The next one on the list counts.')).toBeVisible();
  await expect(counting(page)).toHaveText(['Whole company']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(counting(page)).toHaveText(['Sales', 'Whole company']);
  await page.getByRole('button', { name: 'Remove this default' }).click();
  await expect(defaultOf(page, 'Sales')).toContainText('Nothing is arranged here yet');
  await expectContactsOf(page, signIn, 'ulf', 1);
});

test('who has arranged their own desktop keeps it, whatever the default', async ({
  page,
  company: { signIn },
}) => {
  await arrangeOwn(page, signIn, 'ulf', 2);
  await openDefaultOf(page, 'Sales');
  await moveContacts(page, 1);
  await expectContactsOf(page, signIn, 'ulf', 3);
  await expectContactsOf(page, signIn, 'mara', 2);
});

test('somebody’s layout is copied to whom it is for, after a look at who they are', async ({
  page,
  company: { signIn },
}) => {
  await arrangeOwn(page, signIn, 'ulf', 1);
  await openCopying(page);
  await copyFromPerson(page, 'Ulf Unger');
  await addAudience(page, 'Choir');
  await expect(whoGetsIt(page)).toContainText('1 person gets this layout, and may go on arranging it.');
  await expect(whoGetsIt(page).getByRole('listitem')).toHaveText(['Nina Noll']);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Copy to 1 person' }).click();
  await expect(page.getByText('Copied to 1 person.')).toBeVisible();
  await expect(page.getByText('Choose a layout and the people to give it to.')).toBeVisible();
  await expectContactsOf(page, signIn, 'nina', 2);
  await expectContactsOf(page, signIn, 'mara', 1);
});

test('a copy leaves alone who has arranged their own desktop, unless it is said to replace that', async ({
  page,
  company: { signIn },
}) => {
  await arrangeOwn(page, signIn, 'ulf', 1);
  await arrangeOwn(page, signIn, 'mara', 2);
  for (const isReplaced of [false, true]) {
    await openCopying(page);
    await copyFromPerson(page, 'Ulf Unger');
    await addAudience(page, 'Mara Moss');
    await expect(whoGetsIt(page)).toContainText('1 person keeps what they have arranged themselves:');
    await expect(page.getByRole('button', { name: 'Copy to 0 people' })).toBeDisabled();
    if (!isReplaced) {
      await addAudience(page, 'Nina Noll');
    } else {
      await page.getByText('Replace what people have arranged themselves').click();
      await expect(whoGetsIt(page)).toContainText('1 of them loses an arrangement of their own.');
    }
    await page.getByRole('button', { name: 'Copy to 1 person' }).click();
    await expect(page.getByText('Copied to 1 person.')).toBeVisible();
    await expectContactsOf(page, signIn, 'mara', isReplaced ? 2 : 3);
  }
});

test('a group’s default can be given to others as their own', async ({ page, company: { signIn } }) => {
  await openDefaultOf(page, 'Choir');
  await moveContacts(page, 1);
  await page.getByRole('tab', { name: 'Copy a layout' }).click();
  await page.getByRole('radio', { name: 'A group’s default' }).click({ force: true });
  await choose(page, 'group', 'Choir');
  await addAudience(page, 'Mara Moss');
  await page.getByRole('button', { name: 'Copy to 1 person' }).click();
  await expect(page.getByText('Copied to 1 person.')).toBeVisible();
  await expectContactsOf(page, signIn, 'mara', 2);
});

for (const [language, section, heading] of [
  ['EN', 'defaults', 'Whose default counts'],
  ['RU', 'defaults', 'Чей стол действует'],
  ['EN', 'copy', 'Layout to copy'],
  ['RU', 'copy', 'Что копировать'],
] as const) {
  test(`${section} are accessible in ${language}`, async ({ page, company }) => {
    await page.emulateMedia({ colorScheme: language === 'RU' ? 'dark' : 'light' });
    await company.signIn(page, 'ada', language);
    await page.goto(`/admin/desktop?section=${section}`);
    await expect(page.getByRole('heading', { name: heading })).toBeVisible();
    await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0);
    await expectAccessible(page);
    await expectNoSidewaysScrolling(page);
  });
}
