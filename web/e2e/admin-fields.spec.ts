import type { Page } from '@playwright/test';
import { callApi } from './support/arrange';
import { choose } from './support/reports';
import { test } from './support/ownCompany';
import { SCREENS } from './support/screens';
import { expect, expectAccessible, expectNoSidewaysScrolling } from './support/test';

interface Settings {
  reportFieldSettings: {
    version: number;
    dealTypes: { dealType: { id: string; name: string; stages: { id: string; name: string }[] } }[];
  };
}

test.beforeEach(async ({ page, company }) => {
  await company.signIn(page, 'ada');
  await page.goto('/admin/fields');
  await choose(page, 'Period', 'Last 90 days');
  await expect(blockOf(page, 'Revenue')).toHaveText(/€1,000\.00(?!.*€)/);
});

/** The company as it came: its first version. */
test.afterEach(async ({ page, company }) => {
  await company.signIn(page, 'ada');
  const { version } = (await settingsOf(page)).reportFieldSettings;
  if (version === 1) return;
  await callApi(
    page.request,
    `mutation ($input: RestoreReportFieldSettingsInput!) {
      restoreReportFieldSettings(input: $input) { userErrors { message } }
    }`,
    { input: { version: 1, baseVersion: version } },
  );
});

function settingsOf(page: Page): Promise<Settings> {
  return callApi<Settings>(
    page.request,
    '{ reportFieldSettings { version dealTypes { dealType { id name stages { id name } } } } }',
  );
}

/** What the preview says of a block. */
function blockOf(page: Page, title: string) {
  return page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
}

async function openType(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
}

function meaningOf(page: Page, stage: string, meaning: string) {
  return page
    .getByRole('radiogroup', { name: `What “${stage}” means` })
    .getByRole('radio', { name: meaning });
}

function saveBar(page: Page) {
  return page.getByRole('group', { name: 'Changes that are not saved' });
}

async function save(page: Page): Promise<void> {
  await saveBar(page).getByRole('button', { name: 'Save' }).click();
  await expect(saveBar(page)).toHaveCount(0);
}

/** Somebody else says what “Refused” means, while the page is open. */
async function meanwhile(page: Page): Promise<void> {
  const { version, dealTypes } = (await settingsOf(page)).reportFieldSettings;
  const machines = dealTypes.find(({ dealType }) => dealType.name === 'Machines')?.dealType;
  await callApi(
    page.request,
    `mutation ($input: ReportFieldSettingsInput!) {
      updateReportFieldSettings(input: $input) { userErrors { message } }
    }`,
    {
      input: {
        baseVersion: version,
        dealTypes: [{ dealType: machines?.id, unsuccessfulStages: [] }],
      },
    },
  );
}

test('a second price field is previewed, saved, and taken back by restoring', async ({ page }) => {
  const { version } = (await settingsOf(page)).reportFieldSettings;
  await openType(page, 'Machines');
  await page.getByRole('checkbox', { name: 'Delivery' }).click({ force: true });
  await expect(blockOf(page, 'Revenue')).toHaveText(/€1,000\.00.*€1,050\.00/);
  await expect(blockOf(page, 'Potential revenue')).toHaveText(/€200\.00.*€205\.00/);
  await expect(saveBar(page)).toContainText('1 change is not saved');
  await expectAccessible(page);
  await save(page);
  await expect(blockOf(page, 'Revenue')).toHaveText(/€1,050\.00(?!.*€)/);
  await expect(page.getByText(/^Saved by Ada Adler, /)).toBeVisible();

  await page.getByRole('button', { name: 'Versions' }).click();
  await expect(page.getByRole('heading', { name: `Version ${version + 1}` })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Restore version 1', exact: true }).click();
  await expect(page.getByRole('heading', { name: `Version ${version + 2}` })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(blockOf(page, 'Revenue')).toHaveText(/€1,000\.00(?!.*€)/);
});

test('what a stage means decides what is won; discarding asks nobody and changes nothing', async ({
  page,
}) => {
  const { version } = (await settingsOf(page)).reportFieldSettings;
  await openType(page, 'Machines');
  await meaningOf(page, 'New', 'Won').click();
  await expect(blockOf(page, 'Revenue')).toHaveText(/€1,000\.00.*€1,200\.00/);
  await expect(blockOf(page, 'Won deals')).toHaveText(/1.*2/);
  await meaningOf(page, 'New', 'Lost').click();
  await expect(blockOf(page, 'Missed revenue')).toHaveText(/€0\.00.*€1,200\.00/);
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(meaningOf(page, 'New', 'Open')).toBeChecked();
  await expect(blockOf(page, 'Missed revenue')).toHaveText(/€0\.00(?!.*€)/);
  expect((await settingsOf(page)).reportFieldSettings.version).toBe(version);
});

test('a source field is taken out and the blocks say what is missing then', async ({ page }) => {
  await page.getByRole('button', { name: 'Take “Came from” out' }).click();
  await expect(blockOf(page, 'Deal sources')).toContainText('incomplete then');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(blockOf(page, 'Deal sources')).not.toContainText('incomplete then');
});

test('each gap of the checklist leads to the control that fills it', async ({ page }) => {
  const gaps = page.getByRole('listitem').filter({ hasText: 'Waiting for it: ' });
  await gaps.getByRole('link', { name: /activit/i }).click();
  await expect(page).toHaveURL(/#activity-sources$/);
  await expect(page.locator('#activity-sources')).toBeFocused();
  await choose(page.locator('#activity-sources'), 'Add a field', 'Came through');
  await expect(blockOf(page, 'Activity sources')).toContainText('complete then');
  await page.getByRole('button', { name: 'Discard' }).click();

  await gaps
    .getByRole('link', { name: /Rentals/ })
    .first()
    .click();
  await expect(page).toHaveURL(/#deal-type-/);
  await expect(page.getByRole('button', { name: /^Rentals/ })).toHaveAttribute('aria-expanded', 'true');
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await expectAccessible(page);
});

test('what somebody else saved meanwhile is shown, and mine can be laid on top', async ({ page }) => {
  await openType(page, 'Machines');
  await page.getByRole('checkbox', { name: 'Delivery' }).click({ force: true });
  await expect(blockOf(page, 'Revenue')).toHaveText(/€1,000\.00.*€1,050\.00/);
  await meanwhile(page);
  await saveBar(page).getByRole('button', { name: 'Save' }).click();
  const notice = page.getByRole('status').filter({ hasText: 'Somebody saved while you were editing' });
  await expect(notice).toContainText('Refused');
  await expect(saveBar(page).getByRole('button', { name: 'Save' })).toBeDisabled();
  await expectAccessible(page);
  await notice.getByRole('button', { name: 'Keep mine on top' }).click();
  await expect(notice).toHaveCount(0);
  await save(page);
  await expect(meaningOf(page, 'Refused', 'Open')).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Delivery' })).toBeChecked();
});

test('what somebody else saved meanwhile stands, if mine is discarded', async ({ page }) => {
  await openType(page, 'Machines');
  await meaningOf(page, 'New', 'Won').click();
  await expect(saveBar(page)).toBeVisible();
  await meanwhile(page);
  await saveBar(page).getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Discard mine' }).click();
  await expect(saveBar(page)).toHaveCount(0);
  await expect(meaningOf(page, 'New', 'Open')).toBeChecked();
  await expect(meaningOf(page, 'Refused', 'Open')).toBeChecked();
});

test('leaving with changes asks first', async ({ page }) => {
  const { version } = (await settingsOf(page)).reportFieldSettings;
  await openType(page, 'Machines');
  await meaningOf(page, 'New', 'Won').click();
  await page.getByRole('link', { name: 'Audit log' }).click();
  const dialog = page.getByRole('dialog', { name: 'Leave without saving?' });
  await dialog.getByRole('button', { name: 'Stay' }).click();
  await expect(meaningOf(page, 'New', 'Won')).toBeChecked();
  await page.getByRole('link', { name: 'Audit log' }).click();
  await dialog.getByRole('button', { name: 'Leave without saving' }).click();
  await expect(page).toHaveURL(/\/admin\/audit/);
  expect((await settingsOf(page)).reportFieldSettings.version).toBe(version);
});

for (const [screen, viewport] of SCREENS) {
  for (const [language, title, type, save] of [
    ['EN', 'Report field settings', 'Machines', 'Save'],
    ['RU', 'Настройки полей для отчётов', 'Machines', 'Сохранить'],
  ] as const) {
    test(`report field settings are accessible on ${screen}, in ${language}`, async ({ page, company }) => {
      await page.emulateMedia({ colorScheme: language === 'RU' ? 'dark' : 'light' });
      await page.setViewportSize(viewport);
      await company.signIn(page, 'ada', language);
      await page.reload();
      await expect(page).toHaveTitle(title);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
      await openType(page, type);
      await page.getByRole('checkbox', { name: 'Delivery' }).click({ force: true });
      await expect(page.getByRole('button', { name: save, exact: true })).toBeVisible();
      await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0);
      await expectAccessible(page);
      await expectNoSidewaysScrolling(page);
    });
  }
}
