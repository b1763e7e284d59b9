import { expectToFit } from './support/entrance';
import { linkMailedTo } from './support/mail';
import { SCREENS } from './support/screens';
import { expect, test } from './support/test';

test('somebody makes a company of their own by a mail, and sees its first steps', async ({ page }, {
  retry,
}) => {
  const email = `eva-${Date.now()}-${retry}@new.example`;
  await page.goto('/log-in');
  await page.getByRole('link', { name: 'Make a company of your own' }).click();
  await page.getByLabel('Company').fill('Acme');
  await page.getByLabel('Your name').fill('Eva Ernst');
  await page.getByLabel('Your e-mail').fill('nobody');
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByText('Expected an e-mail address')).toBeVisible();
  await page.getByLabel('Your e-mail').fill(email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByText(`on its way to ${email}`)).toBeVisible();

  await page.goto(await linkMailedTo(email, '/new-company'));
  await page.getByRole('textbox', { name: 'New password' }).fill('1234567890');
  await page.getByRole('button', { name: 'Make the company' }).click();
  await expect(page.getByText('hard to guess. Common words')).toBeVisible();
  await page.getByRole('textbox', { name: 'New password' }).fill('heron lantern quarry');
  await page.getByRole('button', { name: 'Make the company' }).click();
  await expect(page.getByRole('link', { name: 'Acme' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'First steps' })).toBeVisible();
});

for (const [screen, viewport] of SCREENS)
  test(`making a company fits on ${screen} in both languages`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await expectToFit(page, {
      '/sign-up': ['Send the link', 'Отправить ссылку'],
      '/new-company#nothing': ['Make the company', 'Завести компанию'],
    });
  });
