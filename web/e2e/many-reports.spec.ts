import { callApi } from './support/arrange';
import { openDesktop } from './support/desktop';
import { test } from './support/ownCompany';
import { archiveReports, saveReport, unique } from './support/reports';
import { expect } from './support/test';

const REPORTS = 30;

test('of many reports on a desktop those out of sight are not laid out before somebody comes to them', async ({
  page,
  company,
}) => {
  await company.signIn(page, 'ada');
  const name = unique('One of many');
  for (let number = 0; number < REPORTS; number++) {
    const report = await saveReport(page, `${name} ${number}`, {
      dataset: 'DEALS',
      visualisation: 'NUMBER',
    });
    const { published } = await callApi<{ published: { userErrors: unknown[] } }>(
      page.request,
      'mutation ($report: ID!) { published: publishReport(input: {report: $report, audience: {everyone: true}}) { userErrors { message } } }',
      { report },
    );
    expect(published.userErrors).toEqual([]);
  }
  await openDesktop(page);
  const cards = page.locator('main section[aria-labelledby]');
  await expect(cards).toHaveCount(19 + REPORTS);
  const isLaidOut = (card: Element) => card.checkVisibility({ contentVisibilityAuto: true });
  expect(await cards.first().evaluate(isLaidOut)).toBe(true);
  expect(await cards.last().evaluate(isLaidOut)).toBe(false);
  await cards.last().scrollIntoViewIfNeeded();
  await expect.poll(() => cards.last().evaluate(isLaidOut)).toBe(true);
  expect(await cards.first().evaluate(isLaidOut)).toBe(false);
  await archiveReports(page, name);
});
