// Opens a desktop as somebody does who has never been here: on a slow line and a slow processor, nothing kept. What it took, as JSON.
//
// node benchmarks/page_visit.mjs MODULES ADDRESS LOG_INS CPU_SLOWDOWN CHROMIUM
// MODULES is a `web` folder with Playwright installed, LOG_INS the file that `serve --demo` writes.

import { launch, LONG_MS, signIn } from "./browser.mjs";

const [modules, address, logIns, slowdown, executablePath] = process.argv.slice(2);

// What tools of the field call "slow 4G".
const LINE = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
// Until nothing has been asked for, and nothing long has been done, for as long.
const QUIET_MS = 3_000;
const AT_MOST_MS = 60_000;

const browser = await launch(modules, executablePath);
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await signIn(page, address, logIns);
  await page.addInitScript(observe);
  const devTools = await page.context().newCDPSession(page);
  await devTools.send("Network.enable");
  await devTools.send("Network.emulateNetworkConditions", LINE);
  await devTools.send("Emulation.setCPUThrottlingRate", { rate: Number(slowdown) });

  const requests = new Map();
  let lastEvent = Date.now();
  const note = (event, then) =>
    devTools.on(event, (told) => {
      lastEvent = Date.now();
      then(told);
    });
  note("Network.requestWillBeSent", ({ requestId, timestamp }) =>
    requests.set(requestId, { began: timestamp, bytes: 0 }),
  );
  note("Network.responseReceived", ({ requestId, type }) => Object.assign(requests.get(requestId) ?? {}, { type }));
  note("Network.loadingFinished", ({ requestId, encodedDataLength, timestamp }) =>
    Object.assign(requests.get(requestId) ?? {}, { bytes: encodedDataLength, ended: timestamp }),
  );
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForFunction(() => window.seen.number !== undefined, null, { timeout: AT_MOST_MS });
  const until = Date.now() + AT_MOST_MS;
  for (;;) {
    const longest = await page.evaluate(() => performance.now() - window.seen.lastLong);
    if ((Date.now() - lastEvent > QUIET_MS && longest > QUIET_MS) || Date.now() > until) break;
    await page.waitForTimeout(250);
  }
  const seen = await page.evaluate(() => window.seen);
  const all = [...requests.values()];
  const start = Math.min(...all.map(({ began }) => began));
  // The first frame with a number in it.
  const before = all.filter(({ began }) => (began - start) * 1_000 < seen.number);
  const script = (some) => some.filter(({ type }) => type === "Script").reduce((sum, { bytes }) => sum + bytes, 0);
  const arrived = before.filter(({ ended }) => ended !== undefined && (ended - start) * 1_000 <= seen.number);
  const blocked = seen.long
    .filter(({ start }) => start >= seen.firstPaint)
    .reduce((sum, { duration }) => sum + duration - LONG_MS, 0);
  console.log(
    JSON.stringify({
      number: seen.number,
      largest: seen.largest,
      blocked,
      script: script(arrived),
      requests: arrived.length,
      script_in_all: script(all),
      requests_in_all: all.length,
    }),
  );
} finally {
  await browser.close();
}

function observe() {
  window.seen = { long: [], lastLong: 0, largest: 0, firstPaint: 0, number: undefined };
  const { seen } = window;
  const on = (type, then) =>
    new PerformanceObserver((list) => list.getEntries().forEach(then)).observe({ type, buffered: true });
  on("largest-contentful-paint", ({ startTime }) => (seen.largest = startTime));
  on("paint", ({ name, startTime }) => {
    if (name === "first-contentful-paint") seen.firstPaint = startTime;
  });
  on("longtask", ({ startTime, duration }) => {
    seen.long.push({ start: startTime, duration });
    seen.lastLong = startTime + duration;
  });
  requestAnimationFrame(function look() {
    // A block's figure, in this build and in those before.
    if (document.querySelector("section data[value]") === null) requestAnimationFrame(look);
    else requestAnimationFrame((now) => (seen.number = now));
  });
}
