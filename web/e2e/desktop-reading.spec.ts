import { card, openDesktop } from './support/desktop';
import { SCREENS } from './support/screens';
import { expect, test } from './support/test';

for (const [screen, viewport] of SCREENS) {
  test(`on ${screen} cards are read, and come to by Tab, in the order in which they are seen`, async ({
    page,
    signIn,
  }) => {
    await page.setViewportSize(viewport);
    await signIn('admin');
    await openDesktop(page);
    const places = await page.getByRole('region').evaluateAll((cards) =>
      cards.map((one) => {
        const { top, left } = one.getBoundingClientRect();
        return { title: one.querySelector('h2')?.textContent, top: Math.round(top), left: Math.round(left) };
      }),
    );
    expect(places.length).toBeGreaterThan(10);
    expect(places).toEqual(places.toSorted((one, other) => one.top - other.top || one.left - other.left));
  });
}

test('Tab comes to a card’s number with one step more at the most', async ({ page, signIn }) => {
  await signIn('admin');
  await openDesktop(page, '/?period=last-month');
  for (const title of ['Contacts', 'Revenue by deal type', 'Deal sources', 'Sales funnel']) {
    const stops = await card(page, title).evaluate((region) =>
      [...region.querySelectorAll<HTMLElement>('button, [tabindex]')]
        .filter((one) => one.tabIndex >= 0 && one.checkVisibility())
        .map((one) => (one.querySelector('data') ? 'number' : one.textContent)),
    );
    expect([title, stops.indexOf('number')]).toEqual([title, stops.indexOf('number') === 1 ? 1 : 0]);
  }
});
