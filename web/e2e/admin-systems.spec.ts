import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from './support/ownCompany';
import { SCREENS } from './support/screens';
import { expect, expectAccessible, expectNoSidewaysScrolling } from './support/test';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('an administrator connects a system once it has answered, pauses, tests and disconnects it', async ({
  page,
  company,
}) => {
  let scopes = ['crm'];
  const answers: Record<string, unknown> = { batch: { result: [], result_error: [], result_next: [] } };
  const vendor = createServer((request, response) => {
    const method = /([a-z.]+)\.json$/.exec(request.url ?? '')?.[1] ?? '';
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ result: method === 'scope' ? scopes : (answers[method] ?? []) }));
  }).listen(0, '127.0.0.1');
  await once(vendor, 'listening');
  const { port } = vendor.address() as AddressInfo;

  await company.signIn(page, 'ada');
  await page.goto('/admin/connections');
  await expect(page.getByText('No system is connected')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Connect a system' }).click();
  const dialog = page.getByRole('dialog', { name: 'Connect a system' });
  await dialog.getByRole('button', { name: /System/ }).click();
  await page.getByRole('option', { name: 'Bitrix24' }).click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Our Bitrix24');
  await dialog.getByRole('button', { name: 'Test and connect' }).click();
  await expect(dialog.getByText(/Expected a value: Address of the incoming webhook/)).toBeVisible();
  await dialog.getByLabel('Address of the incoming webhook').fill(`http://127.0.0.1:${port}/rest/1/code/`);
  await dialog.getByRole('button', { name: 'Test and connect' }).click();
  await expect(dialog.getByRole('alert')).toContainText('lacks the permissions department, user');
  await expectAccessible(page);
  scopes = ['crm', 'user', 'department'];
  await dialog.getByRole('button', { name: 'Test and connect' }).click();

  await expect(page.getByRole('heading', { level: 2, name: 'Our Bitrix24' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Refused rows' })).toBeVisible();
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText('paused', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Test' }).click();
  const tested = page.getByRole('dialog', { name: 'Test: Our Bitrix24' });
  await expect(tested.getByText('All is well: 127.0.0.1 answered.')).toBeVisible();
  await tested.getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Disconnect' }).click();
  const leaving = page.getByRole('dialog', { name: 'Disconnect Our Bitrix24' });
  await leaving.getByText('Its records are deleted: 0 deals, 0 contacts, 0 activities').click();
  await expectAccessible(page);
  await leaving.getByText('Its records stay').click();
  await leaving.getByRole('button', { name: 'Disconnect' }).click();
  await expect(page.getByText('No system is connected')).toBeVisible();
  vendor.close();
});

const AT = '2026-03-09T03:10:00+01:00';
const LONG = 'CRM of the whole group of companies with all branches abroad and those that joined last year';
const COUNTS = [
  { kind: 'DEAL', outcome: 'CREATED', count: 12840 },
  { kind: 'CONTACT', outcome: 'UPDATED', count: 311 },
  { kind: 'DEAL', outcome: 'REFUSED', count: 2 },
];
const RUN = { kind: 'RECONCILIATION', startedAt: AT, endedAt: AT, counts: COUNTS };
const SYSTEM = {
  __typename: 'ConnectedSystem',
  id: 'a-system',
  name: LONG,
  vendor: 'bitrix24',
  vendorName: 'Bitrix24',
  status: 'FAILING',
  askedFor: null,
  failingSince: AT,
  trouble: { kind: 'UNREACHABLE', detail: 'QUERY_LIMIT_EXCEEDED Too many requests' },
  pausedAt: null,
  createdAt: AT,
  lastRunAt: AT,
  nextRunAt: AT,
  lastReconciledAt: AT,
  nextReconciliationAt: AT,
  eventsAddress: 'https://crm.example/connections/17/4/xMq0cCq4n1Jd0Vtq0cCq4n1Jd0Vtq',
  refusedCount: 31,
  lastReconciliation: {
    startedAt: AT,
    differences: [
      { entity: 'Deals', there: 12840, here: 12902, missing: 3, outdated: 17, gone: 62, isHeld: true },
      { entity: 'Contacts', there: 5210, here: 5210, missing: 0, outdated: 1, gone: 0, isHeld: false },
    ],
  },
  records: [
    { kind: 'DEAL', count: 12840 },
    { kind: 'CONTACT', count: 5210 },
  ],
};
const pageOf = (nodes: object[], totalCount: number) => ({
  totalCount,
  edges: nodes.map((node, place) => ({ cursor: String(place), node })),
  pageInfo: { hasNextPage: totalCount > nodes.length, endCursor: '9' },
});
const REFUSAL = {
  kind: 'DEAL',
  externalId: 'bitrix24-4:deal-90217',
  body: '{}',
  refusedAt: AT,
  problems: [
    { member: 'created_at', message: "'yesterday' is not a time; expected ISO 8601, such as 2026-03-01" },
  ],
};
const ANSWERS: Record<string, (vendors: unknown) => object> = {
  ConnectedSystem: (vendors) => ({ node: SYSTEM, vendors }),
  SystemRuns: () => ({
    node: {
      __typename: 'ConnectedSystem',
      id: SYSTEM.id,
      runs: pageOf([RUN, { ...RUN, kind: 'HISTORY' }], 12),
    },
  }),
  SystemRefusals: () => ({
    node: { __typename: 'ConnectedSystem', id: SYSTEM.id, refusedRows: pageOf([REFUSAL], 1) },
  }),
  ConnectedSystems: () => ({ connectedSystems: [SYSTEM] }),
};

for (const language of ['EN', 'RU'] as const) {
  test(`a system in trouble is told whole on every screen, in ${language}`, async ({ page, company }) => {
    await company.signIn(page, 'ada', language);
    await page.route('/graphql', async (route) => {
      const { operationName } = route.request().postDataJSON() as { operationName: string };
      const answer = ANSWERS[operationName];
      if (!answer) return route.continue();
      return route.fulfill({ json: { data: answer([]) } });
    });
    for (const [screen, viewport] of SCREENS) {
      await page.setViewportSize(viewport);
      for (const path of ['/admin/connections', '/admin/connections/systems/a-system']) {
        await page.goto(path);
        await expect(page.getByText(LONG).first(), screen).toBeVisible();
        await page.waitForLoadState('networkidle');
        await expectNoSidewaysScrolling(page);
        await expectAccessible(page);
        if (process.env.SHOTS) {
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme });
            const name = `${path.split('/').at(-1) ?? ''}-${language}-${viewport.width}-${colorScheme}`;
            await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
          }
          await page.emulateMedia({ colorScheme: 'light' });
        }
      }
    }
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: language === 'EN' ? 'Download' : 'Скачать' }).click();
    expect((await saved).suggestedFilename()).toBe(`${LONG}.csv`);
  });
}
