/** What is kept where the browser keeps nothing for the page, as for one in a frame of another site: it lasts as long as the page. */
const meanwhile = new Map<string, string>();

/** What the browser keeps for the page under this key. */
export function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return meanwhile.get(key) ?? null;
  }
}

/** Has the browser keep it. */
export function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    meanwhile.set(key, value);
  }
}
