/** What a browser is by what it calls itself; null where that says nothing that people know. */
export interface BrowserName {
  browser: string;
  system: string | null;
}

// Each claims to be those after it, too.
const BROWSERS = [
  ['YaBrowser/', 'Yandex Browser'],
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['SamsungBrowser/', 'Samsung Internet'],
  ['Firefox/', 'Firefox'],
  ['FxiOS/', 'Firefox'],
  ['CriOS/', 'Chrome'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;

const SYSTEMS = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['CrOS', 'ChromeOS'],
  ['Mac OS X', 'macOS'],
  ['Linux', 'Linux'],
] as const;

export function browserName(userAgent: string): BrowserName | null {
  const find = (known: readonly (readonly [string, string])[]) =>
    known.find(([mark]) => userAgent.includes(mark))?.[1] ?? null;
  const browser = find(BROWSERS);
  return browser === null ? null : { browser, system: find(SYSTEMS) };
}
