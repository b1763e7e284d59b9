// What the visits of the page share: a browser with nothing kept, and somebody who is signed in.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

// What keeps a page from answering for longer than this blocks it, in milliseconds.
export const LONG_MS = 50;

/** Chromium; `modules` is a `web` folder with Playwright installed. */
export function launch(modules, executablePath) {
  const { chromium } = createRequire(resolve(modules, "package.json"))("@playwright/test");
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--no-first-run",
    ],
  });
}

/** The demo company's administrator signs in; `logIns` is the file that `serve --demo` writes. */
export async function signIn(page, address, logIns) {
  const { password, people } = JSON.parse(readFileSync(logIns, "utf8"));
  const { email } = people.find((one) => one.email.startsWith("admin@"));
  const logIn = "mutation ($input: LogInInput!) { logIn(input: $input) { userErrors { message } } }";
  await page.request.post(`${address}/graphql`, { data: { query: logIn, variables: { input: { email, password } } } });
}
