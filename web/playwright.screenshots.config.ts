import { defineConfig } from '@playwright/test';
import journeys from './playwright.config';

/** Pictures of every page and state, into `screenshots/taken/`. A language after the other: it is the person's, whom all share. */
export default defineConfig({
  ...journeys,
  testDir: 'screenshots',
  testMatch: '*.shots.ts',
  projects: [
    { name: 'en', metadata: { language: 'EN' } },
    { name: 'ru', metadata: { language: 'RU' }, use: { locale: 'ru-RU' }, dependencies: ['en'] },
  ],
});
