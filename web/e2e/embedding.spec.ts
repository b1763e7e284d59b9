import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { test as base } from './support/ownCompany';
import { expect } from './support/test';

/** A page of the company's own CRM, of another site than the desktop: it shows one frame, whose address its server asked for. */
async function crmWith(frame: () => string): Promise<{ origin: string; server: Server }> {
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(
      `<!doctype html><title>CRM</title><iframe title="Desktop" src="${frame()}" width="1200" height="800"></iframe>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://localhost:${(server.address() as AddressInfo).port}`, server };
}

async function ask(
  page: Page,
  query: string,
  input: unknown,
  token?: string,
): Promise<Record<string, unknown>> {
  const answer = await page.request.post('/graphql', {
    data: { query, variables: { input } },
    headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
  });
  const { data } = (await answer.json()) as { data: { done: Record<string, unknown> } };
  return data.done;
}

base(
  'a page of another site shows the desktop in a frame to whom its server vouches for',
  async ({ page, company, browser }) => {
    let link = '';
    const { origin, server } = await crmWith(() => link);
    await company.signIn(page, 'ada');
    await ask(
      page,
      'mutation($input: UpdateCompanyInput!) { done: updateCompany(input: $input) { userErrors { message } } }',
      { frameAncestors: [origin] },
    );
    const { secret } = await ask(
      page,
      'mutation($input: CreateApiTokenInput!) { done: createApiToken(input: $input) { secret } }',
      { name: 'The CRM', scopes: ['EMBEDDING'] },
    );
    const newLink = async () => {
      const made = await ask(
        page,
        'mutation($input: CreateFrameLinkInput!) { done: createFrameLink(input: $input) { url userErrors { message } } }',
        { email: `ada@${company.name}.example` },
        String(secret),
      );
      return String(made.url);
    };

    const context = await browser.newContext({ locale: 'en-GB' });
    const crm = await context.newPage();
    try {
      link = await newLink();
      await crm.goto(origin);
      const frame = crm.frameLocator('iframe');
      await expect(frame.getByRole('heading', { name: 'Revenue' }).first()).toBeVisible();
      // What is around the frame is there already, and settings are another place's.
      await expect(frame.getByRole('button', { name: /^Account of/ })).toHaveCount(0);
      await expect(frame.getByRole('link', { name: 'Settings' })).toHaveCount(0);

      // The link is used up; the session of the frame is not.
      link = link.slice(0, link.indexOf('#'));
      await crm.reload();
      await expect(frame.getByRole('heading', { name: 'Revenue' }).first()).toBeVisible();

      // It is the frame's alone: by itself the page knows nobody.
      const alone = await context.newPage();
      await alone.goto(`${new URL(link).origin}/`);
      await expect(alone.getByRole('button', { name: 'Log in' })).toBeVisible();

      // Its owner sees it, and ends it.
      await page.goto('/account');
      await page
        .getByRole('row', { name: /In a frame/ })
        .getByRole('button')
        .click();
      await crm.reload();
      await expect(frame.getByRole('heading', { name: 'You are not signed in here' })).toBeVisible();

      // Pages of other origins show nothing of it.
      link = await newLink();
      const other = await crmWith(() => link);
      await crm.goto(other.origin);
      await expect(crm.frameLocator('iframe').getByRole('heading', { name: 'Revenue' })).toHaveCount(0);
      other.server.close();
    } finally {
      server.close();
      await context.close();
    }
  },
);
