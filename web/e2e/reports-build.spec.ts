import { callApi } from './support/arrange';
import {
  archiveReports,
  choose,
  expectPreviewed,
  openReport,
  saveReport,
  section,
  unique,
} from './support/reports';
import { expect, expectAccessible, expectNoSidewaysScrolling, test } from './support/test';

const BARS = {
  dataset: 'DEALS',
  visualisation: 'BARS',
  dimensions: [{ of: { attribute: 'DEAL_TYPE' } }],
};

test.beforeEach(({ signIn }) => signIn('admin'));

test('a report is built from nothing, seen while it is built, and saved', async ({ page }) => {
  const name = unique('Won by stage');
  await page.goto('/admin/reports/new');
  await expectPreviewed(page);
  await section(page, 'Name and place').getByRole('textbox', { name: 'Name' }).fill(name);
  const what = section(page, 'What is counted');
  await choose(what, 'Drawn as', 'Bars');
  await choose(what, 'Which of them', 'Won in the period');
  await choose(section(page, 'Broken down by'), 'First by', 'Responsible');
  const only = section(page, 'Only those');
  await only.getByRole('button', { name: 'Add a condition' }).click();
  await choose(only, 'What is tested', 'Outcome');
  await only.getByRole('combobox', { name: 'Add a value' }).click();
  await page.getByRole('option', { name: 'Won' }).click();
  await page.keyboard.press('Escape');
  await expectPreviewed(page);
  await expect(page.getByRole('heading', { name, level: 2 })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page).toHaveURL(/\/reports\/[^/]+$/);
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  await archiveReports(page, name);
});

test('a number can be one divided by another, each of rows of its own', async ({ page }) => {
  const name = unique('Win rate');
  await page.goto('/admin/reports/new');
  await section(page, 'Name and place').getByRole('textbox', { name: 'Name' }).fill(name);
  const numbers = section(page, 'Numbers');
  await choose(numbers, 'How', 'One divided by another');
  const numerator = numbers.getByRole('group', { name: 'What is divided', exact: true });
  await numerator.getByRole('button', { name: 'Own rows for this number' }).click();
  await choose(numerator, 'Which rows', 'Won in the period');
  await expectPreviewed(page);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'How this is counted' }).click();
  await expect(page.getByText(/Deals won in the period|won in the period/).first()).toBeVisible();
  await archiveReports(page, name);
});

test('every error is told at its control, and nothing is saved with one', async ({ page }) => {
  await page.goto('/admin/reports/new');
  const only = section(page, 'Only those');
  await only.getByRole('button', { name: 'Add a condition' }).click();
  await choose(section(page, 'What is counted'), 'Drawn as', 'Number with a target');
  await expect(only.getByText('Expected at least one value.')).toBeVisible();
  await expect(section(page, 'Reading it').getByText('Expected what the gauge aims at.')).toBeVisible();
  await expect(page.getByText('2 things to put right')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(section(page, 'Name and place').getByText('Expected a name, got an empty one.')).toBeVisible();
  await expect(page).toHaveURL('/admin/reports/new');
});

test('what does not go together is taken out, and can be put back', async ({ page }) => {
  await page.goto('/admin/reports/new');
  const what = section(page, 'What is counted');
  await choose(what, 'Drawn as', 'Bars');
  await choose(section(page, 'Broken down by'), 'First by', 'Stage');
  await choose(what, 'Of', 'Contacts');
  await choose(what, 'Drawn as', 'Number');
  await expect(section(page, 'Broken down by')).toHaveCount(0);
  await page.getByRole('button', { name: 'Put it back' }).click();
  await expect(section(page, 'Broken down by')).toBeVisible();
});

test('leaving asks before a change is lost', async ({ page }) => {
  await page.goto('/admin/reports/new');
  await section(page, 'Name and place').getByRole('textbox', { name: 'Name' }).fill('Not to be saved');
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Desktop', exact: true })
    .click();
  const question = page.getByRole('dialog', { name: 'Leave without saving?' });
  await expect(question).toBeVisible();
  await question.getByRole('button', { name: 'Stay' }).click();
  await expect(section(page, 'Name and place').getByRole('textbox', { name: 'Name' })).toHaveValue(
    'Not to be saved',
  );
});

test('whoever saves meanwhile is not overwritten unasked', async ({ page }) => {
  const name = unique('Of two people');
  const id = await saveReport(page, name, BARS);
  await openReport(page, id);
  await page.getByRole('link', { name: 'Edit' }).click();
  await section(page, 'Name and place').getByLabel('Description').fill('Mine');
  // The browser complains of a refusal, which is meant here.
  await page.route('/graphql', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, status: 200 });
  });
  await callApi(
    page.request,
    `mutation ($report: ID!) {
      updateReport(input: {report: $report, baseVersion: 1, description: "Theirs"}) { userErrors { message } }
    }`,
    { report: id },
  );
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Somebody else has saved this report meanwhile.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save mine over theirs' }).click();
  await expect(page).toHaveURL(/\/reports\/[^/]+$/);
  await expect(page.getByText('Mine', { exact: true })).toBeVisible();
  await archiveReports(page, name);
});

test('a report is built by keyboard alone', async ({ page }) => {
  await page.goto('/admin/reports/new');
  const what = section(page, 'What is counted');
  await what.getByRole('button', { name: /Drawn as$/ }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Bars');
  await page.keyboard.press('Enter');
  const only = section(page, 'Only those');
  await only.getByRole('button', { name: 'Add a condition' }).focus();
  await page.keyboard.press('Enter');
  await only.getByRole('combobox', { name: 'Add a value' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(only.getByRole('row')).toHaveCount(1);
  await expectPreviewed(page);
});

test('the builder fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/admin/reports/new');
  await expectPreviewed(page);
  await expectNoSidewaysScrolling(page);
  await expectAccessible(page);
});
