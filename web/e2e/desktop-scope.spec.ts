import { callApi, beginArranging, faceOf } from './support/arrange';
import { answeredBy, blockOf, card, openDesktop, type Answered } from './support/desktop';
import { expect, expectAccessible, expectNoSidewaysScrolling, test } from './support/test';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const contactsOf = (answered: Answered) => Number(blockOf(answered, 'contacts').total.value);

test('an administrator narrows to a department, to a person, and back', async ({ page, signIn }) => {
  await signIn('admin');
  const company = await openDesktop(page);
  const contacts = card(page, 'Contacts').locator('data');
  await page.getByRole('button', { name: 'Whose data: Whole company' }).click();
  await expect(page.getByRole('option', { name: 'All I may see' })).toHaveAttribute('aria-selected', 'true');
  await expectAccessible(page);
  const department = await answeredBy(page, () =>
    page.getByRole('option', { name: 'Sales', exact: true }).click(),
  );
  await expect(page).toHaveURL(/[?&]department=[^&]+$/);
  await expect(contacts).toHaveAttribute('value', String(contactsOf(department)));
  expect(contactsOf(department)).toBeLessThan(contactsOf(company));

  await page.getByRole('button', { name: /^Whose data: Sales/ }).click();
  await page.keyboard.type('nighting');
  await page.getByRole('option', { name: /John Nightingale/ }).focus();
  const person = await answeredBy(page, () => page.keyboard.press('Enter'));
  await expect(page).toHaveURL(/[?&]user=[^&]+$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('John Nightingale');
  await expect(contacts).toHaveAttribute('value', String(contactsOf(person)));
  expect(contactsOf(person)).toBeLessThan(contactsOf(department));

  await answeredBy(page, () => page.getByRole('button', { name: 'All I may see' }).click());
  await expect(contacts).toHaveAttribute('value', String(contactsOf(company)));
  await expect(page).not.toHaveURL(/user=|department=/);
});

test('arranging keeps what the desktop shows of whom and when', async ({ page, signIn }) => {
  await signIn('admin');
  const company = await openDesktop(page);
  await page.getByRole('button', { name: 'Whose data: Whole company' }).click();
  const department = await answeredBy(page, () =>
    page.getByRole('option', { name: 'Sales', exact: true }).click(),
  );
  expect(contactsOf(department)).not.toBe(contactsOf(company));
  await beginArranging(page);
  const arranged = page.locator('.react-grid-item', { has: faceOf(page, 'Contacts') }).locator('data');
  await expect(arranged.first()).toHaveAttribute('value', String(contactsOf(department)));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Sales');
});

test('a manager is offered their own people only, on a phone too', async ({ page, signIn }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn('head');
  const all = await openDesktop(page);
  const { departments } = await callApi<{ departments: { name: string }[] }>(
    page.request,
    '{ departments { name } }',
  );
  await page.getByRole('button', { name: /^Whose data/ }).click();
  await expect(page.getByRole('option', { name: 'Hamburg team', exact: true })).toBeVisible();
  const offered = await page.getByRole('option').allInnerTexts();
  expect(offered.length).toBeLessThan(departments.length + 21);
  await expectNoSidewaysScrolling(page);
  await page.getByRole('searchbox').fill('no such person');
  await expect(page.getByText('Nobody of that name')).toBeVisible();
  await page.getByRole('searchbox').fill('hamburg');
  const team = await answeredBy(page, () => page.getByRole('option', { name: /^Hamburg team/ }).click());
  await expect(card(page, 'Contacts').locator('data')).toHaveAttribute('value', String(contactsOf(team)));
  expect(contactsOf(team)).toBeLessThan(contactsOf(all));
});

test('a user has no choice, and is told when the address asks for somebody else', async ({
  page,
  signIn,
}) => {
  await signIn('admin');
  const { viewer } = await callApi<{ viewer: { userId: string } }>(page.request, '{ viewer { userId } }');
  await signIn('user');
  await openDesktop(page);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Whose data/ })).toHaveCount(0);

  await page.goto(`/?period=last-month&compare=none&user=${encodeURIComponent(viewer.userId)}`);
  await expect(page.getByText('This cannot be shown')).toBeVisible();
  await expectAccessible(page);
  await answeredBy(page, () => page.getByRole('button', { name: 'Show my usual desktop' }).click());
  await expect(page).toHaveURL('/?period=this-month&compare=previous-period');
  await expect(card(page, 'Contacts')).toBeVisible();
});

test('who looks at the desktop of somebody else is told so, and can change nothing in it', async ({
  page,
  signIn,
}) => {
  await signIn('admin');
  const { users } = await callApi<{ users: { edges: { node: { id: string } }[] } }>(
    page.request,
    '{ users(first: 1, search: "John Nightingale") { edges { node { id } } } }',
  );
  const id = users.edges[0]?.node.id ?? '';
  const theirs = await openDesktop(page, `/?asUser=${encodeURIComponent(id)}`);
  await expect(page.getByText('You look at the desktop of John Nightingale')).toBeVisible();
  await expect(card(page, 'Contacts').locator('data')).toHaveAttribute('value', String(contactsOf(theirs)));
  await expect(page.getByRole('button', { name: 'Arrange', exact: true })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Mark all read' })).toHaveCount(0);
  await expectAccessible(page);
  await answeredBy(page, () => page.getByRole('button', { name: 'Back to my own' }).click());
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Whole company');
  await expect(page).not.toHaveURL(/asUser/);
});
