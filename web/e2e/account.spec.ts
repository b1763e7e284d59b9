import { SCREENS } from './support/screens';
import { expect, expectAccessible, expectNoSidewaysScrolling, test } from './support/test';

test('a program gets a token, which is shown once, acts as its scopes say and is revoked', async ({
  page,
  signIn,
  request,
}) => {
  await signIn('advisor');
  await page.goto('/');
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Access and security' }).click();
  await expect(page.getByRole('grid', { name: 'Where you are signed in' })).toContainText('this browser');

  await page.getByRole('button', { name: 'Create a token' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create a token' });
  const name = `Export ${Math.random().toString(36).slice(2, 8)}`;
  await dialog.getByLabel('Name').fill(name);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  const shown = page.getByRole('dialog', { name: `Secret of “${name}”` });
  const secret = await shown.getByLabel('Secret').inputValue();
  await shown.getByRole('button', { name: 'Close' }).last().click();

  const ask = async (query: string) => {
    const headers = { authorization: `Bearer ${secret}` };
    return (await request.post('/graphql', { data: { query }, headers })).json() as Promise<{
      data?: { viewer: { email: string } | null };
      errors?: unknown[];
    }>;
  };
  expect((await ask('{ viewer { email } }')).data?.viewer?.email).toBe('advisor@demo.example');
  expect((await ask('mutation { setLanguage(input: { language: RU }) { language } }')).errors).toHaveLength(
    1,
  );

  await page.getByRole('button', { name: `Actions: ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Revoke' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByText(name)).toHaveCount(0);
  expect((await ask('{ viewer { email } }')).data?.viewer).toBeNull();
});

test('sessions in other browsers are ended from here', async ({ page, signIn, browser, baseURL }) => {
  await signIn('lead');
  const elsewhere = await browser.newContext({ baseURL: baseURL ?? '' });
  await elsewhere.addCookies(await page.context().cookies());
  await page.context().clearCookies();
  await signIn('lead');
  await page.goto('/account');
  await expect(page.getByRole('button', { name: /^End the session of/ }).first()).toBeVisible();
  await page.getByRole('button', { name: 'End all others' }).click();
  await expect(page.getByRole('button', { name: 'End all others' })).toHaveCount(0);
  const theirs = await elsewhere.newPage();
  await theirs.goto('/account');
  await expect(theirs).toHaveURL('/log-in');
  await elsewhere.close();
});

for (const [screen, viewport] of SCREENS)
  test(`sessions and tokens fit on ${screen}`, async ({ page, signIn }) => {
    await page.setViewportSize(viewport);
    await signIn('admin');
    await page.goto('/account');
    await expect(page.getByRole('heading', { name: 'Tokens of programs' })).toBeVisible();
    await expect(page.getByRole('grid', { name: 'Where you are signed in' })).toBeVisible();
    await expectNoSidewaysScrolling(page);
    await expectAccessible(page);
  });

test('more tokens than fit on a page come a page at a time', async ({ page, signIn }) => {
  await signIn('head');
  const query =
    'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { userErrors { code } } }';
  for (let number = 0; number < 26; number += 1) {
    const input = { name: `Of many ${number}`, scopes: ['READ'] };
    const made = await page.request.post('/graphql', { data: { query, variables: { input } } });
    expect(await made.json()).toEqual({ data: { createApiToken: { userErrors: [] } } });
  }
  await page.goto('/account');
  const tokens = page.getByRole('grid', { name: 'Tokens of programs' });
  const pages = page.getByRole('navigation', { name: 'Pages: Tokens of programs' });
  await expect(tokens.getByRole('row')).toHaveCount(26);
  await expect(pages.getByRole('status')).toHaveText(/^1–25 of \d+$/);
  await pages.getByRole('button', { name: 'Next' }).click();
  await expect(tokens.getByRole('rowheader', { name: 'Of many 0', exact: true })).toBeVisible();
  await expect(pages.getByRole('status')).toHaveText(/^26–/);
  await pages.getByRole('button', { name: 'Previous' }).click();
  await expect(tokens.getByRole('rowheader', { name: 'Of many 25', exact: true })).toBeVisible();
});

test('everybody downloads what is known of them', async ({ page, signIn }) => {
  await signIn('user');
  await page.goto('/account');
  const downloading = page.waitForEvent('download');
  await page
    .getByRole('region', { name: 'What is known of you' })
    .getByRole('link', { name: 'Download it' })
    .click();
  expect((await downloading).suggestedFilename()).toMatch(/\.zip$/);
});
