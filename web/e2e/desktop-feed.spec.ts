import { callApi } from './support/arrange';
import { answeredBy, blockOf, card, openDesktop } from './support/desktop';
import { unique } from './support/reports';
import { expect, expectAccessible, test } from './support/test';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('what others do appears, is opened, and is marked read', async ({ page, signIn }) => {
  await signIn('advisor');
  const { viewer } = await callApi<{ viewer: { userId: string } }>(page.request, '{ viewer { userId } }');
  await signIn('admin');
  const { activityTypes } = await callApi<{ activityTypes: { id: string }[] }>(
    page.request,
    '{ activityTypes { id } }',
  );
  const name = unique('Call back');
  await callApi(
    page.request,
    'mutation ($input: CreateActivityInput!) { createActivity(input: $input) { userErrors { message } } }',
    { input: { activityType: activityTypes[0]?.id, name, responsible: viewer.userId } },
  );

  await signIn('advisor');
  const { unreadCount } = blockOf(await openDesktop(page), 'events');
  const feed = card(page, 'Events with you');
  await expect(feed.getByText(`${unreadCount} unread`)).toBeVisible();
  const event = feed.getByRole('button', { name: new RegExp(`${name}.*, unread`) });
  await event.click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByRole('listitem').first()).toContainText(name);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(event).toBeFocused();

  await answeredBy(page, () => feed.getByRole('button', { name: 'Mark all read' }).click());
  await expect(feed.getByText(/unread/)).toHaveCount(0);
  await expect(feed.getByRole('button', { name: 'Mark all read' })).toHaveCount(0);
  await expect(feed.getByRole('button', { name })).toBeVisible();
  await openDesktop(page);
  await expect(feed.getByRole('button', { name })).toBeVisible();
  await expect(feed.getByText(/unread/)).toHaveCount(0);
});
