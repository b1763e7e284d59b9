/** The page's style sheets as text, with those fonts in them that it has loaded: a picture loads nothing. */
export async function styleText(): Promise<string> {
  const rules = [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].map((rule) => ({ rule, address: sheet.href ?? document.baseURI })),
  );
  const loaded = new Set(performance.getEntriesByType('resource').map(({ name }) => name));
  const texts = await Promise.all(
    rules.map(async ({ rule, address }) => {
      if (!(rule instanceof CSSFontFaceRule)) return rule.cssText;
      const source = rule.style.getPropertyValue('src');
      const file = /url\("?([^")]+)"?\)/.exec(source)?.[1];
      const font = file === undefined ? undefined : new URL(file, address).href;
      if (file === undefined || font === undefined || !loaded.has(font)) return '';
      return rule.cssText.replace(file, await dataAddressOf(font));
    }),
  );
  return texts.join('\n');
}

async function dataAddressOf(address: string): Promise<string> {
  const blob = await (await fetch(address)).blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(new Error(`${address} could not be read`));
    reader.readAsDataURL(blob);
  });
}
