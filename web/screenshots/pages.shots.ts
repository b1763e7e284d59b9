import { join } from 'node:path';
import { expect, test } from '../e2e/support/test';
import type { Language } from './language';
import { SCENES, textsOf } from './scenes';

const TAKEN = join(import.meta.dirname, 'taken');
const PICTURES = join(import.meta.dirname, '../../docs/pictures');
const SCREENS = {
  wide: { viewport: { width: 1440, height: 900 } },
  tablet: { viewport: { width: 820, height: 1180 }, isMobile: true, hasTouch: true },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
};

const LOOKS = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['forced', { colorScheme: 'dark', forcedColors: 'active' }],
] as const;

// Pictures are taken of what goes wrong, too: pages may complain.
test.use({ complaint: /./, contextOptions: { reducedMotion: 'reduce' } });

for (const [screen, device] of Object.entries(SCREENS)) {
  test.describe(screen, () => {
    test.use(device);
    for (const { name, who, open } of SCENES) {
      test(`${name}, ${screen}`, async ({ page, signIn }, { project }) => {
        const { language } = project.metadata as { language: Language };
        if (who) {
          await signIn(who);
          await page.request.post('/graphql', {
            data: {
              query: 'mutation ($input: SetLanguageInput!) { setLanguage(input: $input) { language } }',
              variables: { input: { language } },
            },
          });
        }
        await open(page, textsOf(language), language);
        for (const [look, media] of LOOKS) {
          await page.emulateMedia(media);
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
          const path = join(TAKEN, `${name}-${language.toLowerCase()}-${screen}-${look}.png`);
          await page.screenshot({ path, fullPage, animations: 'disabled' });
          // Those of the README.
          if (name !== 'desktop') continue;
          if (language === 'EN' && screen === 'wide' && look === 'light') {
            await page.screenshot({ path: join(PICTURES, 'desktop.png') });
          }
          if (language === 'RU' && screen === 'phone' && look === 'dark') {
            await page.screenshot({ path: join(PICTURES, 'phone.png') });
          }
        }
      });
    }
  });
}
