import { join } from 'node:path';
import { expect, test } from '../e2e/support/test';
import { SCENES, textsOf, type Language } from './scenes';

const TAKEN = join(import.meta.dirname, 'taken');
const PICTURES = join(import.meta.dirname, '../../docs/pictures');
const SCREENS = {
  wide: { width: 1440, height: 900 },
  tablet: { width: 820, height: 1180 },
  phone: { width: 390, height: 844 },
};

// Pictures are taken of what goes wrong, too: pages may complain.
test.use({ complaint: /./, contextOptions: { reducedMotion: 'reduce' } });

for (const { name, who, open } of SCENES) {
  for (const [screen, viewport] of Object.entries(SCREENS)) {
    test(`${name}, ${screen}`, async ({ page, signIn }, { project }) => {
      const { language } = project.metadata as { language: Language };
      await page.setViewportSize(viewport);
      if (who) {
        await signIn(who);
        await page.request.post('/graphql', {
          data: {
            query: 'mutation ($input: SetLanguageInput!) { setLanguage(input: $input) { language } }',
            variables: { input: { language } },
          },
        });
      }
      await open(page, textsOf(language));
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        if (name !== 'loading') {
          await page.waitForLoadState('networkidle');
          await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0);
          // A picture shows what is out of sight, too.
          await page.locator('[style*="--desktop-column"]').evaluateAll((cells) => {
            for (const cell of cells as HTMLElement[]) cell.style.contentVisibility = 'visible';
          });
        }
        await page.evaluate(() => document.fonts.ready);
        // What opens over a page is placed within the window, and a wall screen turns pages of its size.
        const fullPage = name !== 'wall-screen' && (await page.getByRole('dialog').count()) === 0;
        const path = join(TAKEN, `${name}-${language.toLowerCase()}-${screen}-${colorScheme}.png`);
        await page.screenshot({ path, fullPage, animations: 'disabled' });
        // Those of the README.
        if (name !== 'desktop') continue;
        if (language === 'EN' && screen === 'wide' && colorScheme === 'light') {
          await page.screenshot({ path: join(PICTURES, 'desktop.png') });
        }
        if (language === 'RU' && screen === 'phone' && colorScheme === 'dark') {
          await page.screenshot({ path: join(PICTURES, 'phone.png') });
        }
      }
    });
  }
}
