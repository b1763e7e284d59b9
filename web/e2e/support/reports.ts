import { expect, type Locator, type Page } from '@playwright/test';
import { callApi } from './arrange';

/** A name that no test running beside has. */
export function unique(name: string): string {
  return `${name} ${Math.random().toString(36).slice(2, 8)}`;
}

interface Saved {
  payload: { report: { id: string } | null; userErrors: { message: string }[] };
}

/** Saves a report as whoever is signed in; its id. */
export async function saveReport(page: Page, name: string, definition: object): Promise<string> {
  const { payload } = await callApi<Saved>(
    page.request,
    `mutation ($input: CreateReportInput!) {
      payload: createReport(input: $input) { report { id } userErrors { message } }
    }`,
    { input: { name, definition } },
  );
  expect(payload.userErrors).toEqual([]);
  return payload.report?.id ?? '';
}

/** Opens a report by itself. */
export async function openReport(page: Page, id: string, query = ''): Promise<void> {
  await page.goto(`/reports/${encodeURIComponent(id)}${query}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Takes the reports of this name out of use, so that nobody else meets them. */
export async function archiveReports(page: Page, name: string): Promise<void> {
  const { reports } = await callApi<{ reports: { edges: { node: { id: string } }[] } }>(
    page.request,
    'query ($search: String!) { reports(search: $search) { edges { node { id } } } }',
    { search: name },
  );
  for (const { node } of reports.edges) {
    await callApi(
      page.request,
      'mutation ($report: ID!) { archiveReport(input: {report: $report}) { userErrors { message } } }',
      { report: node.id },
    );
  }
}

/** Chooses from a select by its label. */
export async function choose(within: Page | Locator, label: string, option: string): Promise<void> {
  const page = 'page' in within ? within.page() : within;
  await within.getByRole('button', { name: new RegExp(`${label}$`) }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** Waits until the preview is up to date with the form. */
export async function expectPreviewed(page: Page): Promise<void> {
  await expect(page.getByText(/^from \d+ rows?/)).toBeVisible();
}

/** What the builder says a report is about, part by part. */
export function section(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}
