import { defineConfig, devices } from '@playwright/test';
import { ADDRESS } from './e2e/support/server';

/** Whole runs: a real browser, a real server, the demo company. `CHROMIUM` names another browser than Debian's. */
export default defineConfig({
  testDir: 'e2e',
  workers: 2,
  fullyParallel: true,
  // Upper bounds, for machines that are busy with something else.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    baseURL: ADDRESS,
    locale: 'en-GB',
    // A trace doubles the time of a run: `npm run e2e -- --trace retain-on-failure` keeps what a failure can be looked at with.
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  webServer: {
    command: 'sh e2e/support/serve.sh',
    url: `${ADDRESS}/healthz`,
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    stdout: 'ignore',
    stderr: 'pipe',
  },
});
