import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { callApi } from './support/arrange';
import { test } from './support/ownCompany';
import { expect, expectAccessible, expectNoSidewaysScrolling } from './support/test';

// A dialog that is half there has half its contrast.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('an administrator lets a system send records, mends what was refused, and has another told of changes', async ({
  page,
  company,
  request,
}) => {
  await company.signIn(page, 'ada');
  await page.goto('/admin/connections');
  await expect(page.getByRole('heading', { level: 1, name: 'Connections' })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'New source' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Site');
  await page.getByRole('button', { name: 'Make it' }).click();
  const shown = page.getByRole('dialog', { name: 'Secret of Site' });
  const secret = await shown.getByRole('textbox', { name: 'Secret' }).inputValue();
  await expectAccessible(page);
  await shown.getByRole('button', { name: 'Close' }).last().click();
  const address =
    /http\S+\/sources\/\d+\/\d+/.exec((await page.getByRole('grid').textContent()) ?? '')?.[0] ?? '';

  const row = { kind: 'contact', external_id: 'c-1', name: 'Northwind', created_at: 'yesterday' };
  const body = JSON.stringify([row]);
  const [id, at] = ['msg_1', String(Math.floor(Date.now() / 1000))];
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64');
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': at,
    'webhook-signature': `v1,${signature}`,
  };
  const answer = await request.post(address, { headers, data: body });
  expect(await answer.json()).toEqual({ repeated: false, counts: { refused: 1 } });

  await page.reload();
  await expect(page.getByText('1 refused row')).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScrolling(page);
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page
    .getByRole('grid', { name: 'Refused rows' })
    .getByRole('button', { name: /Actions of Site/ })
    .click();
  await page.getByRole('menuitem', { name: 'Mend' }).click();
  const text = page.getByRole('textbox', { name: 'The row, as JSON' });
  await page.getByRole('button', { name: 'Run it' }).click();
  await expect(page.getByText(/Refused again: created_at/)).toBeVisible();
  await text.fill(JSON.stringify({ ...row, created_at: '2026-03-01' }));
  await page.getByRole('button', { name: 'Run it' }).click();
  await expect(page.getByRole('heading', { name: 'Refused rows' })).toBeHidden();

  const receiver = createServer((_, response) => response.writeHead(204).end()).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const { port } = receiver.address() as AddressInfo;
  await page.getByRole('link', { name: 'Going out' }).click();
  await page.getByRole('button', { name: 'New target' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Warehouse');
  await page.getByRole('textbox', { name: 'Address' }).fill(`http://127.0.0.1:${port}/hook`);
  const figures = page.getByRole('combobox', { name: 'Figures it follows' });
  await figures.fill('reven');
  await page.getByRole('option', { name: 'Revenue', exact: true }).click();
  await expect(page.getByRole('row', { name: 'Revenue' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Make it' }).click();
  await page
    .getByRole('dialog', { name: 'Secret of Warehouse' })
    .getByRole('button', { name: 'Close' })
    .last()
    .click();
  await expect(page.getByText('Contacts, Deals, Activities, Communications, 1 figure')).toBeVisible();
  await page.getByRole('button', { name: 'Actions of Warehouse' }).click();
  await page.getByRole('menuitem', { name: 'Send a test' }).click();
  const dialog = page.getByRole('dialog', { name: 'Test of Warehouse' });
  await dialog.getByRole('button', { name: 'Send a test' }).click();
  await expect(dialog.getByText('It was taken: the answer was 204.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('button', { name: 'Actions of Warehouse' }).click();
  await page.getByRole('menuitem', { name: 'Messages' }).click();
  await expect(
    page.getByRole('dialog', { name: 'Messages to Warehouse' }).getByText('taken').first(),
  ).toBeVisible();
  await expectAccessible(page);
  receiver.close();
});

test('an administrator sees what waits for what, tries it again, and takes it away', async ({
  page,
  company,
}) => {
  await company.signIn(page, 'ada');
  await page.goto('/admin/connections/waiting');
  await expect(page.getByText('Nothing waits')).toBeVisible();
  await expectAccessible(page);

  const deal = (externalId: string, contact: string) => ({
    externalId,
    contact,
    name: externalId,
    dealType: 'machines',
    createdAt: '2026-03-01T12:00:00Z',
  });
  const many = Array.from({ length: 28 }, (_, place) => deal(`waits-${place + 1}`, `c-${place + 1}`));
  await callApi(
    page.request,
    'mutation ($input: UpsertRecordsInput!) { upsertRecords(input: $input) { arrived } }',
    { input: { deals: many } },
  );
  await page.reload();
  const rows = page.getByRole('grid', { name: 'Rows that wait' });
  await expect(rows.getByRole('row', { name: 'Deal waits-1', exact: true })).toContainText(
    /Contact c-1.*Ada Adler/,
  );
  await expect(page.getByText('1–25 of 28')).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScrolling(page);
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 800 });

  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText('26–28 of 28')).toBeVisible();
  await page.getByRole('searchbox').fill('c-17');
  await page.getByRole('button', { name: 'Actions of Deal waits-17' }).click();
  await page.getByRole('menuitem', { name: 'Show the row' }).click();
  const shown = page.getByRole('dialog', { name: 'Deal waits-17' });
  await expect(shown.getByText('"contact": "c-17"')).toBeVisible();
  await expectAccessible(page);
  await shown.getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('button', { name: 'Try all again' }).click();
  await expect(page.getByText('What they need is still missing')).toBeVisible();
  await page.getByRole('button', { name: 'Actions of Deal waits-17' }).click();
  await page.getByRole('menuitem', { name: 'Take away' }).click();
  await page.getByRole('dialog', { name: 'Take away' }).getByRole('button', { name: 'Take away' }).click();
  await expect(page.getByText('Nothing found')).toBeVisible();

  await page.getByRole('searchbox').clear();
  await page.getByRole('button', { name: 'Take all away' }).click();
  await expect(page.getByText('Nothing is written of 27 rows, and they are forgotten.')).toBeVisible();
  await page
    .getByRole('dialog', { name: 'Take all away' })
    .getByRole('button', { name: 'Take away' })
    .click();
  await expect(page.getByText('Nothing waits')).toBeVisible();
});
