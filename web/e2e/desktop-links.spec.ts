import { card, openDesktop } from './support/desktop';
import { expect, expectAccessible, test } from './support/test';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('the rows behind a number have an address, which somebody else opens with their own', async ({
  page,
  signIn,
}) => {
  await signIn('admin');
  await openDesktop(page, '/?period=last-month&compare=none');
  await card(page, 'Won deals').locator('data').click();
  const drawer = page.getByRole('dialog', { name: 'Won deals' });
  const all = await drawer.getByText(/^\d+ rows?$/).textContent();
  await expectAccessible(page);
  const address = page.url();
  expect(address).toContain('drawer=rows&of=won_deals&path=total');
  await signIn('user');
  await page.goto(address);
  await expect(drawer).toBeVisible();
  await expect(drawer.getByText(/^\d+ rows?$/)).not.toHaveText(all ?? '');
  await page.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);
  await expect(page).not.toHaveURL(/drawer=/);
});

test('back closes a drawer, and forward opens it again', async ({ page, signIn }) => {
  await signIn('admin');
  await openDesktop(page, '/?period=last-month&compare=none');
  const before = page.url();
  await card(page, 'Revenue').getByRole('button', { name: 'How is this counted?' }).press('Enter');
  const drawer = page.getByRole('dialog', { name: 'Revenue: how is this counted?' });
  await expect(drawer).toBeVisible();
  await page.goBack();
  await expect(drawer).toHaveCount(0);
  expect(page.url()).toBe(before);
  await page.goForward();
  await expect(drawer).toBeVisible();
  await drawer.getByRole('button', { name: 'Close' }).click();
  await expect(drawer).toHaveCount(0);
  expect(page.url()).toBe(before);
});

test('a number of a category is called by it, also for who comes by its address', async ({
  page,
  signIn,
}) => {
  await signIn('admin');
  await openDesktop(page, '/?period=this-year&compare=none');
  const bar = card(page, 'Deal types').getByRole('button', { name: /^Equipment sales/ });
  await bar.first().press('Enter');
  const drawer = page.getByRole('dialog', { name: 'Deal types: Equipment sales' });
  await expect(drawer).toBeVisible();
  const address = page.url();
  const other = await page.context().newPage();
  await other.goto(address);
  await expect(other.getByRole('dialog', { name: 'Deal types: Equipment sales' })).toBeVisible();
  await other.close();
});

test('a link to a number that is not there says so', async ({ page, signIn }) => {
  await signIn('user');
  await openDesktop(page, '/?period=last-month&compare=none&drawer=rows&of=revenue&path=slice.0');
  const drawer = page.getByRole('dialog', { name: 'Revenue' });
  await expect(drawer.getByText('This number is not there for you')).toBeVisible();
  await expectAccessible(page);
});

test('the link to what is open is copied', async ({ page, signIn, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn('admin');
  await openDesktop(page, '/?period=last-month&compare=none&drawer=explanation&of=revenue');
  const drawer = page.getByRole('dialog', { name: 'Revenue: how is this counted?' });
  await drawer.getByRole('button', { name: 'Copy a link to it' }).click();
  await expect(page.getByText('The link is copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
});

test('a group of events has an address, too', async ({ page, signIn }) => {
  await signIn('admin');
  await openDesktop(page, '/?period=last-month&compare=none&drawer=events&of=events');
  await expect(page.getByRole('dialog', { name: 'Events' })).toBeVisible();
});
