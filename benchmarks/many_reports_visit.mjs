// Scrolls through a desktop with so many reports more and back, and drags a block across it. How long tasks took meanwhile, as JSON.
//
// node benchmarks/many_reports_visit.mjs MODULES ADDRESS LOG_INS CPU_SLOWDOWN CHROMIUM REPORTS

import { launch, LONG_MS, signIn } from "./browser.mjs";

const [modules, address, logIns, slowdown, executablePath, reports] = process.argv.slice(2);

const NAME = "One of many";
const STEP_PX = 120;
const AT_MOST_MS = 120_000;

const browser = await launch(modules, executablePath);
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(AT_MOST_MS);
  await signIn(page, address, logIns);
  await publishAsMany(page, Number(reports));
  await page.addInitScript(() => {
    window.long = [];
    new PerformanceObserver((list) => window.long.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: "longtask",
    });
  });
  await page.goto(address, { waitUntil: "networkidle" });
  const { dashboard } = await call(page, "{ dashboard { widgets { key } } }");
  const blocks = dashboard.widgets.length;
  // They are drawn a few at a time.
  await page.locator("main section[aria-labelledby]").nth(blocks - 1).waitFor({ state: "attached" });
  const devTools = await page.context().newCDPSession(page);
  await devTools.send("Emulation.setCPUThrottlingRate", { rate: Number(slowdown) });

  const scrolled = await tasksDuring(page, async () => {
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.mouse.move(720, 450);
    for (const way of [1, -1]) {
      for (let at = 0; at < height; at += STEP_PX) {
        await page.mouse.wheel(0, way * STEP_PX);
        await painted(page);
      }
    }
  });

  await page.getByRole("button", { name: "Arrange", exact: true }).click();
  const item = page.locator(".react-grid-item").first();
  await item.waitFor();
  await page.waitForLoadState("networkidle");
  const { x, y, width } = await item.evaluate((element) => element.getBoundingClientRect().toJSON());
  const dragged = await tasksDuring(page, async () => {
    await page.mouse.move(x + width / 2, y + 20);
    await page.mouse.down();
    for (let step = 1; step <= 40; step++) {
      await page.mouse.move(x + width / 2 + step * 15, y + 20 + step * 12);
      await painted(page);
    }
    await page.mouse.up();
    await painted(page);
  });
  console.log(JSON.stringify({ blocks, scrolled, dragged }));
} finally {
  await browser.close();
}

/** How many tasks kept the page from answering while something was done, and how long the longest of them did. */
async function tasksDuring(page, act) {
  await page.evaluate(() => (window.long.length = 0));
  await act();
  const long = (await page.evaluate(() => window.long)).filter((duration) => duration > LONG_MS);
  return { long: long.length, longest: Math.max(0, ...long) };
}

/** Until what was done is on the screen. */
function painted(page) {
  return page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
}

async function call(page, query, variables) {
  const answer = await page.request.post(`${address}/graphql`, { data: { query, variables } });
  return (await answer.json()).data;
}

async function publishAsMany(page, wanted) {
  const { reports } = await call(page, "query ($search: String!) { reports(search: $search) { totalCount } }", {
    search: NAME,
  });
  for (let number = reports.totalCount; number < wanted; number++) {
    const { made } = await call(
      page,
      "mutation ($input: CreateReportInput!) { made: createReport(input: $input) { report { id } } }",
      { input: { name: `${NAME} ${number}`, definition: { dataset: "DEALS", visualisation: "NUMBER" } } },
    );
    await call(
      page,
      "mutation ($report: ID!) { publishReport(input: { report: $report, audience: { everyone: true } }) { userErrors { message } } }",
      { report: made.report.id },
    );
  }
}
